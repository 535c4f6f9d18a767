"""Models that a person brought: each has its folder below the models directory, and its catalogue
entry in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from carnet.adapters.models.files import write_atomically
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelRole, ModelSpec

_RECORDS = {
    ModelRole.ADAPTER: "adapter.json",
    ModelRole.RERANKER: "reranker.json",
    ModelRole.GENERATOR: "generator.json",
    ModelRole.EMBEDDER: "embedder.json",
}
_DESCRIBING = re.compile(r"\w[\w.-]*\.(?:json|txt|model)")
_LARGEST_TEXT_BYTES = 50_000_000
_RUNTIME_BYTES = 160_000_000
_TABLES = 23  # bytes in memory for each of tokenizer.json
_CARD = re.compile(r"\A---\n(.*?)\n---", re.DOTALL)
_LANGUAGE = re.compile(r"[a-z]{2}")


def free_name(stem: str, otherwise: str, taken: Sequence[ModelSpec]) -> str:
    """The name of a model that was called `stem`. Raises `KnownError` `model-name-taken`."""
    name = re.sub(r"[^a-z0-9._-]+", "-", stem.lower()).strip("-.") or otherwise
    if any(spec.name == name for spec in taken):
        raise KnownError(
            "model-name-taken",
            f"There is already a model called {name}.",
            "Rename what you bring, or remove the other one first.",
        )
    return name


def describing_files(folder: Path) -> list[str]:
    """Names of the files that describe the model in `folder`; never what may hold code (*.py,
    pickled weights), nor what Carnet writes beside a model that it has installed."""
    return sorted(
        path.name
        for path in folder.iterdir()
        if path.is_file()
        and _DESCRIBING.fullmatch(path.name)
        and path.name not in _RECORDS.values()
        and path.stat().st_size < _LARGEST_TEXT_BYTES
    )


def memory_needed(folder: Path, size_bytes: int) -> int:
    """What an encoder takes when it is loaded, in bytes: its weights in half precision, the runtime
    and a batch, and its tokenizer's tables. Measured: docs/adr/0027."""
    tokenizer = (folder / "tokenizer.json").stat().st_size
    return size_bytes // 2 + _RUNTIME_BYTES + _TABLES * tokenizer


def licence_and_languages(folder: Path) -> tuple[str, tuple[str, ...]]:
    """As the card (README.md) of a folder gives them; "unknown" and any ("*") without one."""
    import yaml

    try:
        header = _CARD.match((folder / "README.md").read_text(encoding="utf-8"))
        fields = yaml.safe_load(header[1]) if header else {}
    except (OSError, ValueError, yaml.YAMLError):
        fields = {}
    if not isinstance(fields, dict):
        fields = {}
    said = fields.get("language", ())
    codes = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    languages = tuple(code for code in codes if isinstance(code, str) and _LANGUAGE.fullmatch(code))
    licence = fields.get("license")
    return licence if isinstance(licence, str) else "unknown", languages or ("*",)


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
