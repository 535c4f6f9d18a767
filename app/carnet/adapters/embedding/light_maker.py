"""Making the light form of a model, once, after installing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from carnet.adapters.embedding.light_child import LightJob, LightResult
from carnet.adapters.embedding.light_record import (
    GRAPH,
    LIGHT_FOLDER,
    WEIGHTS,
    LightRecord,
    choose_precision,
    library_version,
    read_light_record,
    source_of,
    usable_record,
    write_light_record,
)
from carnet.adapters.embedding.reference_model import has_torch
from carnet.adapters.machine.child_process import run_steps
from carnet.adapters.machine.processor import physical_cores, processor_name
from carnet.adapters.models.disk import publish_folder, sync_folder
from carnet.adapters.models.files import hash_file
from carnet.domain.cancel import CancelToken
from carnet.domain.models import ModelFile, ModelFormat, ModelRole, ModelSpec
from carnet.domain.programs import Child, child_command

_MAX_TOKENS = 512  # of a model that does not say


class LightMaker:
    """Has a child make it and check it; keeps it when it computes what the model computes.

    `command` starts the child (default: in a process that cannot reach the network).
    """

    def __init__(self, command: tuple[str, ...] = ()) -> None:
        alone = child_command(Child.ISOLATED, Child.LIGHT_FORM.value)
        self._command = command or tuple(alone)

    def needed(self, spec: ModelSpec, folder: Path) -> bool:
        """Whether nothing valid is known: never made or damaged, of other files, or for another
        processor or OpenVINO. What could not be made is not tried again under the same conditions,
        unless that was no fault of the model and there is no torch to do without.
        """
        if spec.format is not ModelFormat.SENTENCE_TRANSFORMERS:
            return False
        record = read_light_record(folder)
        if record is None:
            return True
        made_for = (record.source, record.processor, record.library)
        if made_for != (source_of(spec), processor_name(), library_version()):
            return True
        if record.interrupted and not has_torch():
            return True
        return bool(record.precision) and usable_record(spec, folder) is None

    def tune(
        self,
        spec: ModelSpec,
        folder: Path,
        on_step: Callable[[int, int], None],
        cancel: CancelToken,
    ) -> LightRecord:
        """Make it, or record why it could not be made; raises `Cancelled`."""
        with tempfile.TemporaryDirectory(prefix=".light-", dir=folder) as name:
            work = Path(name)
            light = work / LIGHT_FOLDER
            job = LightJob(
                str(folder),
                str(work),
                spec.max_tokens or _MAX_TOKENS,
                physical_cores(),
                spec.role is ModelRole.RERANKER,
            )
            result = self._make(job, work / "errors.log", on_step, cancel)
            precision, problem = choose_precision(result.checks), result.problem
            if result.checks and not precision:
                problem = f"it does not compute what {result.compared_with} computes"
            if not precision:
                for path in light.glob("*"):
                    path.unlink()
            light.mkdir(exist_ok=True)
            record = LightRecord(
                source=source_of(spec),
                library=library_version(),
                processor=processor_name(),
                precision=precision,
                files=_files(light) if precision else (),
                checks=result.checks,
                problem=problem,
                made=result.made,
                compared_with=result.compared_with,
                interrupted=result.interrupted,
            )
            write_light_record(light, record)
            sync_folder(light)
            publish_folder(light, folder / LIGHT_FOLDER)
        return record

    def _make(
        self, job: LightJob, said: Path, on_step: Callable[[int, int], None], cancel: CancelToken
    ) -> LightResult:
        import msgspec

        result, problem = run_steps(self._command, job, said, on_step, cancel)
        return msgspec.convert(result or {"problem": problem, "interrupted": True}, LightResult)


def _files(light: Path) -> tuple[ModelFile, ...]:
    return tuple(ModelFile(name, hash_file(light / name)) for name in (GRAPH, WEIGHTS))
