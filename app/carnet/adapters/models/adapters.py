"""LoRA adapters that a person brought: small files that change how one generator writes.

Each has a folder of its own in the models directory, with a catalogue entry beside the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from carnet.adapters.llama.header import GgufHeader, NotGgufError, read_header
from carnet.adapters.models.brought import free_name
from carnet.domain.errors import KnownError
from carnet.domain.models import (
    InstalledModel,
    ModelFile,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
)

_FIRST, _SECOND = ".lora_a", ".lora_b"  # endings of a tensor's two factors


def adapter_header(path: Path) -> GgufHeader | None:
    """The header of a LoRA file; None for any other file."""
    try:
        header = read_header(path)
    except (NotGgufError, OSError):
        return None
    return header if header.is_adapter else None


def describe_adapter(
    path: Path, header: GgufHeader, digest: str, base: InstalledModel, taken: Sequence[ModelSpec]
) -> ModelSpec:
    """The entry of an adapter that goes with `base`, named after its file.

    Raises `KnownError`: `model-hash-mismatch` when it breaks off, `adapter-unusable` when it was
    made for another model, `model-name-taken`.
    """
    size = path.stat().st_size
    if size < header.least_bytes:
        raise KnownError(
            "model-hash-mismatch",
            f"The adapter {path.name} is incomplete.",
            "Copy the file again from where it came from.",
            f"{size} bytes of {header.least_bytes}",
        )
    if problem := _mismatch(header, read_header(Path(base.path))):
        raise KnownError(
            "adapter-unusable",
            f"The adapter {path.name} was not made for {base.spec.title}.",
            "Name the generator that it belongs to, or bring an adapter made for this one.",
            problem,
        )
    return ModelSpec(
        name=free_name(path.stem, "adapter", taken),
        title=header.text("general.name") or path.stem,
        role=ModelRole.ADAPTER,
        format=ModelFormat.GGUF,
        licence=header.text("general.license") or "unknown",
        languages=base.spec.languages,
        size_bytes=size,
        memory_bytes=size,
        source=ModelSource(path.name, digest, size),
        files=(ModelFile("adapter.gguf", digest),),
        base=base.spec.name,
    )


def _mismatch(adapter: GgufHeader, base: GgufHeader) -> str:
    """Why an adapter does not go with a model; empty when it does."""
    if (kind := adapter.text("adapter.type")) != "lora":
        return f"an adapter of type {kind or 'unknown'}, not lora"
    if adapter.architecture != base.architecture:
        return f"made for {adapter.architecture}, the model is {base.architecture}"
    firsts = [name for name in adapter.shapes if name.endswith(_FIRST)]
    if not firsts:
        return "it changes no tensor"
    for first in firsts:
        name = first.removesuffix(_FIRST)
        down, up = adapter.shapes[first], adapter.shapes.get(name + _SECOND, ())
        weight = base.shapes.get(name, ())
        if len(down) < 2 or len(up) < 2 or len(weight) < 2:
            return f"{name} is not a matrix of both"
        # Token embeddings are looked up, not multiplied, so their factors are the other way round.
        ends = {(down[0], up[1]), (up[1], down[0])}
        if tuple(weight[:2]) not in ends or down[1] != up[0]:
            return f"{name} has {weight[0]} x {weight[1]}, not {down[0]} x {up[1]}"
    return ""
