"""Measuring a generator on this machine, once, after installing, and choosing its format."""

from __future__ import annotations

import importlib.metadata
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from carnet.adapters.machine.child_process import run_steps
from carnet.adapters.machine.processor import physical_cores, processor_name
from carnet.adapters.models.files import hash_file
from carnet.adapters.models.tuning_child import TuningJob, candidate_path
from carnet.adapters.models.tuning_record import (
    Measurement,
    TuningRecord,
    choose_format,
    read_record,
    write_record,
)
from carnet.domain.cancel import CancelToken
from carnet.domain.models import ModelFormat, ModelRole, ModelSpec
from carnet.domain.programs import Child, child_command


class GeneratorTuner:
    """Measures a generator; where the catalogue names other formats, requantises it and keeps the
    fastest version that still says the same.

    `command` starts the measuring child (default: this Python).
    """

    def __init__(
        self,
        command: tuple[str, ...] = (),
    ) -> None:
        self._command = command or tuple(child_command(Child.TUNING))

    def needed(self, spec: ModelSpec, folder: Path) -> bool:
        """Whether nothing valid is known: never tuned, or another processor or llama.cpp."""
        if spec.format is not ModelFormat.GGUF or spec.role is not ModelRole.GENERATOR:
            return False
        record = read_record(folder)
        return (
            record is None
            or (record.processor, record.library) != (processor_name(), _library())
            or not (folder / record.chosen).is_file()
        )

    def tune(
        self,
        spec: ModelSpec,
        folder: Path,
        on_step: Callable[[int, int], None],
        cancel: CancelToken,
    ) -> TuningRecord:
        """Measure every format of the catalogue entry and keep one; raises `Cancelled`.

        The shipped file stays: it is the source of the next tuning. When measuring fails it is
        also what is used, and the record says why.
        """
        shipped = folder / spec.files[0].path
        with tempfile.TemporaryDirectory(prefix=".tuning-", dir=folder) as name:
            work = Path(name)
            job = TuningJob(str(shipped), str(work), spec.requantise, physical_cores())
            measurements, problem = self._measure(job, work, on_step, cancel)
            chosen = shipped
            if measurements:
                best = choose_format(measurements[0], measurements[1:])
                if best is not measurements[0]:
                    chosen = folder / f"{spec.name}.{best.format}.gguf"
                    candidate_path(work, best.format).replace(chosen)
        record = TuningRecord(
            shipped=shipped.name,
            chosen=chosen.name,
            sha256=hash_file(chosen),
            processor=processor_name(),
            library=_library(),
            measurements=tuple(measurements),
            problem=problem,
        )
        write_record(folder, record)
        for old in folder.glob(f"{spec.name}.*.gguf"):
            if old not in (chosen, shipped):
                old.unlink()
        return record

    def _measure(
        self,
        job: TuningJob,
        work: Path,
        on_step: Callable[[int, int], None],
        cancel: CancelToken,
    ) -> tuple[list[Measurement], str]:
        """Every version's figures, the shipped one's first; or none, and why."""
        import msgspec

        needed = len(job.formats) * 2 * Path(job.shipped).stat().st_size
        if shutil.disk_usage(work).free < needed:
            return [], "not enough room on the disk to try other formats"
        result, problem = run_steps(self._command, job, work / "errors.log", on_step, cancel)
        return msgspec.convert(result.get("measurements", []), list[Measurement]), problem


def _library() -> str:
    return f"llama-cpp-python {importlib.metadata.version('llama-cpp-python')}"
