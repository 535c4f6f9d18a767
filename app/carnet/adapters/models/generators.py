"""Generators that a person brought: a GGUF file that the catalogue does not know."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from carnet.adapters.llama.header import NotGgufError, read_header
from carnet.adapters.llama.loading import BATCH_TOKENS, MARGIN_BYTES, lacks_template
from carnet.adapters.models.brought import free_name
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelFile, ModelFormat, ModelRole, ModelSource, ModelSpec

_CONTEXT_TOKENS = 4096  # as many as answers use
ANY = ("*",)  # languages, where a file does not name them


def is_gguf(path: Path) -> bool:
    """Whether a file begins as a GGUF file does."""
    try:
        read_header(path)
    except (NotGgufError, OSError):
        return False
    return True


def describe_generator(path: Path, digest: str, taken: Sequence[ModelSpec]) -> ModelSpec:
    """The entry of a language model, named after its file.

    Raises `KnownError`: `model-hash-mismatch` when it breaks off, `model-unsupported` when it
    cannot write or is a part of a model, `model-name-taken`.
    """
    lacks_template(path)  # raises for files that cannot write
    header = read_header(path)
    size = path.stat().st_size
    if size < header.least_bytes:
        raise KnownError(
            "model-hash-mismatch",
            f"The model {path.name} is incomplete.",
            "Copy the file again from where it came from.",
            f"{size} bytes of {header.least_bytes}",
        )
    if (parts := header.number("split.count")) > 1:
        raise KnownError(
            "model-unsupported",
            f"{path.name} is one of {parts} parts of a model.",
            "Bring the model in one file: llama.cpp's gguf-split can merge them.",
        )
    memory = size + header.cache_bytes(_CONTEXT_TOKENS) + header.working_bytes(BATCH_TOKENS)
    return ModelSpec(
        name=free_name(path.stem, "model", taken),
        title=path.stem,
        role=ModelRole.GENERATOR,
        format=ModelFormat.GGUF,
        licence=header.text("general.license") or "unknown",
        languages=ANY,
        size_bytes=size,
        memory_bytes=memory + MARGIN_BYTES,
        source=ModelSource(path.name, digest, size),
        max_tokens=header.number(f"{header.architecture}.context_length"),
        files=(ModelFile("model.gguf", digest, size),),
    )
