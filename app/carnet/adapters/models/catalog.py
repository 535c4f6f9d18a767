"""Reading `models/catalog.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from carnet.domain.errors import KnownError
from carnet.domain.models import ModelRole, ModelSpec

STARTER = "starter"  # the name that means every starter model


def load_catalog(path: Path) -> tuple[ModelSpec, ...]:
    """Every model of the catalogue, in its order. Raises `KnownError` `catalog-invalid`."""
    import msgspec

    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("model", [])
        specs = msgspec.convert(entries, tuple[ModelSpec, ...])
        _check(specs)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise KnownError(
            "catalog-invalid",
            "The list of models cannot be read.",
            "Install Carnet again; if you edited the list, undo the last change.",
            f"{path}: {error}",
        ) from error
    return specs


def _check(specs: tuple[ModelSpec, ...]) -> None:
    seen: set[str] = set()
    for spec in specs:
        if spec.name in seen or spec.name == STARTER or Path(spec.name).name != spec.name:
            raise ValueError(f"{spec.name!r} is not a usable name")
        seen.add(spec.name)
        if not spec.files:
            raise ValueError(f"{spec.name} lists no files")
        if spec.role is ModelRole.EMBEDDER and not (spec.dimension and spec.max_tokens):
            raise ValueError(f"{spec.name} says nothing of its vectors")
        if (spec.role is ModelRole.ADAPTER) != bool(spec.base):
            raise ValueError(
                f"{spec.name} has to say which model it belongs to, if it is an adapter"
            )
