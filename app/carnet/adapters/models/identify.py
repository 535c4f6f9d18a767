"""What a file or folder is that a person brought."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carnet.adapters.models.adapters import adapter_header, describe_adapter
from carnet.adapters.models.embedders import describe_embedder, is_embedder
from carnet.adapters.models.files import hash_file
from carnet.adapters.models.generators import describe_generator, is_gguf
from carnet.adapters.models.rerankers import describe_reranker
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import (
    InstalledModel,
    ModelFile,
    ModelRole,
    ModelSpec,
    ModelState,
)


@dataclass(frozen=True, slots=True)
class Identified:
    """The entry that it is. `listed` when the catalogue has it, else it was described here."""

    spec: ModelSpec
    listed: bool


def identify(
    path: Path, shelf: ModelShelf, base: ModelSpec | None, cancel: CancelToken
) -> Identified:
    """The model that lies at `path`; an adapter belongs to `base` (default: the one in use).

    Files are known by their hash, whatever they are called: the package, the weights alone, or a
    folder of the files. Of what the catalogue does not have, a LoRA file becomes an adapter, any
    other GGUF file a generator, a folder an embedder or a reranker. Raises `Cancelled`, or
    `KnownError`: `file-missing`, `model-hash-mismatch`, `model-unsupported`, `adapter-unusable`,
    `adapter-without-model`, `embedder-unusable`, `reranker-unusable`, `model-name-taken`.
    """
    if path.is_dir():
        return _folder(path, shelf, cancel)
    if not path.is_file():
        raise KnownError(
            "file-missing", f"There is no file {path}.", "Check the path and try again."
        )
    digest = hash_file(path, cancel)
    spec = next((one for one in shelf.catalog if digest in _hashes(one)), None)
    if spec is not None:
        return Identified(spec, listed=True)
    if header := adapter_header(path):
        model = _base(shelf, base)
        return Identified(
            describe_adapter(path, header, digest, model, shelf.catalog), listed=False
        )
    if is_gguf(path):
        return Identified(describe_generator(path, digest, shelf.catalog), listed=False)
    raise KnownError(
        "model-hash-mismatch",
        f"{path.name} is not a file of a model in the catalogue, or it is incomplete.",
        "Copy the file again, and compare its name with those of: carnet models list",
        f"sha256 {digest}",
    )


def _folder(path: Path, shelf: ModelShelf, cancel: CancelToken) -> Identified:
    for spec in shelf.catalog:
        # Of a model in the catalogue the weights decide: what else is wrong is then told. One that
        # was brought is the same only when all of it is.
        told = spec.files[:1] if spec.source.url or spec.source.requirement else spec.files
        if len(spec.files) > 1 and all(_same(path, file, cancel) for file in told):
            return Identified(spec, listed=True)
    describe = describe_embedder if is_embedder(path) else describe_reranker
    return Identified(describe(path, shelf.catalog, cancel), listed=False)


def _same(folder: Path, file: ModelFile, cancel: CancelToken) -> bool:
    path = folder / file.path
    if not path.is_file() or (file.size_bytes and path.stat().st_size != file.size_bytes):
        return False
    return hash_file(path, cancel) == file.sha256


def _base(shelf: ModelShelf, wanted: ModelSpec | None) -> InstalledModel:
    """The installed generator that an adapter is to belong to."""
    model = shelf.look(wanted) if wanted else shelf.in_use(ModelRole.GENERATOR)
    ready = model is not None and model.state is ModelState.READY
    if model is None or not ready or model.spec.role is not ModelRole.GENERATOR:
        raise KnownError(
            "adapter-without-model",
            "The file is an adapter, and the model that it belongs to is not installed.",
            "Install that model first, and name it together with the file.",
            model.spec.name if model else "",
        )
    return model


def _hashes(spec: ModelSpec) -> set[str]:
    whole = {spec.files[0].sha256} if len(spec.files) == 1 else set()
    return (whole | {spec.source.sha256}) - {""}
