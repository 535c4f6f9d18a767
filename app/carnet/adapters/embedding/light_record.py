"""The light form of a model: what was made, of what, and how it was checked."""

from __future__ import annotations

import hashlib
import importlib.metadata
from dataclasses import dataclass
from pathlib import Path

from carnet.adapters.models.files import VerifiedFolder, write_atomically
from carnet.domain.models import ModelFile, ModelSpec

LIGHT_FOLDER = "light"  # below the model's folder
GRAPH, WEIGHTS = "model.xml", "model.bin"
RECORD = "light.json"
EXACT = "f32"  # the precision of every processor
LOWEST_COSINE = 0.9999  # with the reference, for every text of the check
FROM_WEIGHTS, EXPORTED = "weights", "export"  # how it was made: straight, or by way of torch


@dataclass(frozen=True, slots=True)
class Check:
    """One precision: its lowest cosine with the reference, and its speed here. Of a model that
    scores pairs the cosine is that of all its scores together.

    `texts_per_second` are passages as long as most chunks are, by the clock.
    """

    precision: str
    lowest_cosine: float
    tokens_per_cpu_second: float
    texts_per_second: float = 0.0

    @property
    def same(self) -> bool:
        """Whether its vectors and those of the reference may lie in one index."""
        return self.lowest_cosine >= LOWEST_COSINE


@dataclass(frozen=True, slots=True)
class LightRecord:
    """Kept beside the files. `source` names the files it was made of, `made` says in which way,
    and `compared_with` what its checks compared it with ("sentence-transformers", "numpy").

    `precision` was the fastest that gave the same vectors on `processor`. It is empty when nothing
    could be made; `problem` then says why, and `interrupted` that it was no fault of the model.
    """

    source: str
    library: str
    processor: str
    precision: str = ""
    files: tuple[ModelFile, ...] = ()
    checks: tuple[Check, ...] = ()
    problem: str = ""
    made: str = ""
    compared_with: str = ""
    interrupted: bool = False

    def precision_on(self, processor: str) -> str:
        """What to compute with. On another processor than the one measured, exactly."""
        return self.precision if processor == self.processor else EXACT


def source_of(spec: ModelSpec) -> str:
    """One hash for all files that decide what the model computes."""
    listed = "\n".join(f"{file.path} {file.sha256}" for file in spec.files)
    return hashlib.sha256(listed.encode()).hexdigest()


def library_version() -> str:
    """The runtime that computes, by name and version."""
    return f"openvino {importlib.metadata.version('openvino')}"


def choose_precision(checks: tuple[Check, ...]) -> str:
    """The fastest that gives the same vectors; empty when none does."""
    same = [check for check in checks if check.same]
    return max(same, key=lambda check: check.tokens_per_cpu_second).precision if same else ""


def read_light_record(folder: Path) -> LightRecord | None:
    """The record of a model's folder; None when none was made or it is unreadable."""
    import msgspec

    try:
        return msgspec.json.decode((folder / LIGHT_FOLDER / RECORD).read_bytes(), type=LightRecord)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        return None


def measured_texts(folder: Path) -> float:
    """Passages a second of the precision in use; 0 when nobody measured."""
    record = read_light_record(folder)
    if record is None:
        return 0.0
    used = (one for one in record.checks if one.precision == record.precision)
    return next((one.texts_per_second for one in used), 0.0)


def write_light_record(light: Path, record: LightRecord) -> None:
    """Keep a record in the folder of the files it describes."""
    import msgspec

    write_atomically(light / RECORD, msgspec.json.format(msgspec.json.encode(record), indent=2))


def usable_record(spec: ModelSpec, folder: Path, *, full: bool = False) -> LightRecord | None:
    """The record if it describes files that are there, whole, and made of this model; `full` reads
    every byte of them again."""
    record = read_light_record(folder)
    if record is None or not record.precision or record.source != source_of(spec):
        return None
    problem = VerifiedFolder(folder / LIGHT_FOLDER).problem(record.files, full=full)
    return None if problem else record
