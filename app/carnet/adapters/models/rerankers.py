"""Rerankers that a person brought: a folder as Hugging Face lays out a cross-encoder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from carnet.adapters.embedding.encoder.kinds import UnknownPartError, read_encoder
from carnet.adapters.models.brought import (
    describing_files,
    free_name,
    licence_and_languages,
    memory_needed,
)
from carnet.adapters.models.files import hash_file
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelFile, ModelFormat, ModelRole, ModelSource, ModelSpec

_WEIGHTS, _CONFIG = "model.safetensors", "config.json"
_NEEDED = (_WEIGHTS, _CONFIG, "tokenizer.json")
_LONGEST_PAIR = 512  # tokens; longer ones cost more than they gain
_LARGEST_TEXT_BYTES = 50_000_000


def describe_reranker(folder: Path, taken: Sequence[ModelSpec], cancel: CancelToken) -> ModelSpec:
    """The entry of the cross-encoder in `folder`, named after it.

    Its card (README.md) says the licence and the languages; without one it is taken to read any.
    Raises `Cancelled`, or `KnownError`: `reranker-unusable`, `model-name-taken`.
    """
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if missing:
        raise _unusable(folder, f"without {', '.join(missing)}")
    config = _read(folder, _CONFIG)
    if problem := _problem(config) or breaks_off(folder / _WEIGHTS):
        raise _unusable(folder, problem)
    others = describing_files(folder)
    files = tuple(ModelFile(file, hash_file(folder / file, cancel)) for file in (_WEIGHTS, *others))
    size = sum((folder / file.path).stat().st_size for file in files)
    licence, languages = licence_and_languages(folder)
    return ModelSpec(
        name=free_name(folder.resolve().name, "reranker", taken),
        title=folder.resolve().name,
        role=ModelRole.RERANKER,
        format=ModelFormat.SENTENCE_TRANSFORMERS,
        licence=licence,
        languages=languages,
        size_bytes=size,
        memory_bytes=memory_needed(folder, size),
        source=ModelSource(folder.name, files[0].sha256, size),
        max_tokens=min(_LONGEST_PAIR, *_lengths(folder, config)),
        files=files,
    )


def _problem(config: Mapping[str, Any]) -> str:
    """Why a model scores no pairs; empty when it does."""
    kinds = config.get("architectures")
    kind = str(kinds[0]) if isinstance(kinds, list) and kinds else "unknown"
    if not kind.endswith("ForSequenceClassification"):
        return f"a model of kind {kind}, not one that scores a pair of texts"
    labels = config.get("id2label", {"0": ""})
    if not isinstance(labels, dict) or len(labels) != 1:
        return f"it gives {len(labels) if isinstance(labels, dict) else 0} numbers, not one score"
    if "auto_map" in config:
        return "it needs code of its own, which is not run"
    return ""


def breaks_off(weights: Path) -> str:
    """Whether a safetensors file is shorter than its header says, or has none."""
    size = weights.stat().st_size
    with weights.open("rb") as file:
        header = int.from_bytes(file.read(8), "little")
        if not 0 < header < min(size, _LARGEST_TEXT_BYTES):
            return f"{weights.name} is no safetensors file"
        try:
            tensors = json.loads(file.read(header))
            ends = [one["data_offsets"][1] for key, one in tensors.items() if key[:2] != "__"]
        except (ValueError, RecursionError, AttributeError, LookupError, TypeError):
            return f"{weights.name} is no safetensors file"
    wanted = 8 + header + max(ends, default=0)
    return "" if size == wanted else f"{weights.name} has {size} bytes of {wanted}"


def _lengths(folder: Path, config: Mapping[str, Any]) -> list[int]:
    limits: list[object]
    try:
        limits = [read_encoder(config).longest]
    except (UnknownPartError, ValueError):
        limits = [config.get("max_position_embeddings")]
    if (folder / "tokenizer_config.json").is_file():
        limits.append(_read(folder, "tokenizer_config.json").get("model_max_length"))
    return [limit for limit in limits if isinstance(limit, int) and limit > 0] or [_LONGEST_PAIR]


def _read(folder: Path, name: str) -> dict[str, Any]:
    try:
        content = json.loads((folder / name).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _unusable(folder, f"{name}: {error}") from error
    if not isinstance(content, dict):
        raise _unusable(folder, f"{name} is no object")
    return content


def _unusable(folder: Path, detail: str) -> KnownError:
    return KnownError(
        "reranker-unusable",
        f"The folder {folder.name} holds no reranker that Carnet can use.",
        "It needs config.json, tokenizer.json and model.safetensors of a cross-encoder that gives"
        " one score for a question and a text.",
        detail,
    )
