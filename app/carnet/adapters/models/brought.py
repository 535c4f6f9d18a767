"""Models that a person brought: each has its folder below the models directory, and its catalogue
entry in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from carnet.adapters.models.files import write_atomically
from carnet.domain.models import ModelRole, ModelSpec

_RECORDS = {ModelRole.ADAPTER: "adapter.json", ModelRole.RERANKER: "reranker.json"}


def brought_models(models_dir: Path, taken: Sequence[ModelSpec]) -> tuple[ModelSpec, ...]:
    """The entries of those in `models_dir`, unreadable ones left out, as are those whose name the
    catalogue has `taken`."""
    import msgspec

    names = {spec.name for spec in taken}
    found = []
    for role, record in _RECORDS.items():
        for path in sorted(models_dir.glob(f"*/{record}")):
            try:
                spec = msgspec.json.decode(path.read_bytes(), type=ModelSpec)
            except (OSError, msgspec.DecodeError, msgspec.ValidationError):
                continue
            whole = spec.role is role and spec.files and spec.name == path.parent.name
            if whole and spec.name not in names:
                found.append(spec)
    return tuple(found)


def write_record(folder: Path, spec: ModelSpec) -> None:
    """Keep a brought model's entry beside its files."""
    import msgspec

    text = msgspec.json.format(msgspec.json.encode(spec), indent=2)
    write_atomically(folder / _RECORDS[spec.role], text)
