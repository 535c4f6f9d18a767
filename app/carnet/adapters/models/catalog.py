"""Reading `models/catalog.toml`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from carnet.domain.errors import KnownError
from carnet.domain.models import ModelRole, ModelSpec

_SHA256 = re.compile(r"[0-9a-f]{64}")
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
        _check_source(spec)
        if spec.role is ModelRole.EMBEDDER and not (spec.dimension and spec.max_tokens):
            raise ValueError(f"{spec.name} says nothing of its vectors")
        if (spec.role is ModelRole.ADAPTER) != bool(spec.base):
            raise ValueError(
                f"{spec.name} has to say which model it belongs to, if it is an adapter"
            )


def _check_source(spec: ModelSpec) -> None:
    """It comes from one place, over HTTPS, and every file that arrives can be checked."""
    for file in spec.files:
        path = PurePosixPath(file.path)
        if path.is_absolute() or ".." in path.parts or not _SHA256.fullmatch(file.sha256):
            raise ValueError(f"{spec.name}: {file.path!r} needs a place below it and a sha256")
    if spec.source.requirement and spec.downloads:
        raise ValueError(f"{spec.name} comes from a package or an address, not from both")
    if spec.source.requirement and not _SHA256.fullmatch(spec.source.sha256):
        raise ValueError(f"{spec.name} has a package without a sha256")
    for file in spec.downloads:
        address = urlsplit(file.url)
        if address.scheme != "https" or not address.hostname or address.username:
            raise ValueError(f"{spec.name}: {file.url!r} is no address with https")
    if len(spec.files) > 1 and len({file.url for file in spec.downloads}) not in (
        0,
        len(spec.files),
    ):
        raise ValueError(f"{spec.name} has several files at one address; end it with /")
