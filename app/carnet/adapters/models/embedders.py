"""Embedding models that a person brought: a folder as sentence-transformers lays it out."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from carnet.adapters.embedding.encoder.kinds import UnknownPartError
from carnet.adapters.embedding.encoder.plan import read_plan
from carnet.adapters.models.brought import (
    describing_files,
    free_name,
    licence_and_languages,
    memory_needed,
)
from carnet.adapters.models.files import hash_file
from carnet.adapters.models.rerankers import breaks_off
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import (
    ModelFile,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
    PromptForm,
)

_MODULES, _WEIGHTS, _POOLING = "modules.json", "model.safetensors", "1_Pooling/config.json"
_CONFIG = "config.json"
_NEEDED = (_MODULES, _WEIGHTS, _POOLING, _CONFIG, "tokenizer.json")
_KNOWN_PARTS = frozenset({"Transformer", "Pooling", "Dense", "Normalize"})
_LONGEST_TOKENS = 512
# What the E5 family was trained with; their folders do not say it.
_E5 = PromptForm("query: ", "passage: ")


def is_embedder(folder: Path) -> bool:
    """Whether a folder is laid out as an embedding model: a cross-encoder may name its parts too,
    but it has no pooling, and its configuration says what it is for."""
    if not (folder / _MODULES).is_file():
        return False
    try:
        text = (folder / _MODULES).read_text(encoding="utf-8")
        kinds = json.loads((folder / _CONFIG).read_bytes()).get("architectures")
    except (OSError, ValueError, RecursionError, AttributeError):
        return True
    return "Pooling" in text or "ForSequenceClassification" not in str(kinds)


def describe_embedder(folder: Path, taken: Sequence[ModelSpec], cancel: CancelToken) -> ModelSpec:
    """The entry of the embedding model in `folder`, named after it.

    Its card (README.md) says the licence and the languages. Raises `Cancelled`, or `KnownError`:
    `embedder-unusable`, `model-name-taken`.
    """
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if missing:
        raise _unusable(folder, f"without {', '.join(missing)}")
    parts = _read(folder, _MODULES)
    kinds = [str(part.get("type", "")).rpartition(".")[2] for part in parts] if parts else []
    if unknown := [kind for kind in kinds if kind not in _KNOWN_PARTS]:
        raise _unusable(folder, f"a part of kind {unknown[0]}")
    config = _object(folder, _CONFIG)
    if "auto_map" in config:
        raise _unusable(folder, "it needs code of its own, which is not run")
    if problem := breaks_off(folder / _WEIGHTS):
        raise _unusable(folder, problem)
    dense = [str(p.get("path")) for p, kind in zip(parts, kinds, strict=True) if kind == "Dense"]
    beside = (_POOLING, *(f"{path}/{name}" for path in dense for name in (_CONFIG, _WEIGHTS)))
    if missing := [name for name in beside if not _within(folder, name)]:
        raise _unusable(folder, f"without {', '.join(missing)}")
    dimension, longest = _sizes(folder, config)
    others = describing_files(folder)
    files = tuple(
        ModelFile(name, hash_file(folder / name, cancel), (folder / name).stat().st_size)
        for name in (_WEIGHTS, *others, *beside)
    )
    size = sum(file.size_bytes for file in files)
    licence, languages = licence_and_languages(folder)
    title = folder.resolve().name
    return ModelSpec(
        name=free_name(title, "embedder", taken),
        title=title,
        role=ModelRole.EMBEDDER,
        format=ModelFormat.SENTENCE_TRANSFORMERS,
        licence=licence,
        languages=languages,
        size_bytes=size,
        memory_bytes=memory_needed(folder, size),
        source=ModelSource(folder.name, files[0].sha256, size),
        max_tokens=longest,
        dimension=dimension,
        prompts=_prompts(folder, title),
        files=files,
    )


def _within(folder: Path, name: str) -> bool:
    """Whether the folder itself has this file: a path may lead out of it."""
    file = (folder / name).resolve()
    return file.is_relative_to(folder.resolve()) and file.is_file()


def _sizes(folder: Path, config: dict[str, Any]) -> tuple[int, int]:
    """How long its vectors are and what it reads at once, in tokens."""
    dimension: object
    positions: object
    try:
        plan = read_plan(folder, scores=False)
        dimension, positions = plan.dimension, plan.encoder.longest
    except (UnknownPartError, ValueError, OSError):  # another program's encoder may know it
        pooling = _object(folder, _POOLING)
        dimension = pooling.get("word_embedding_dimension", pooling.get("embedding_dimension"))
        positions = config.get("max_position_embeddings", 0)
    if not isinstance(dimension, int) or dimension <= 0:
        raise _unusable(folder, f"{_POOLING} does not say how long its vectors are")
    said = [positions]
    for name, key in (
        ("sentence_bert_config.json", "max_seq_length"),
        ("tokenizer_config.json", "model_max_length"),
    ):
        if (folder / name).is_file():
            said.append(_object(folder, name).get(key))
    known = [number for number in said if isinstance(number, int) and number > 2]
    return dimension, min(_LONGEST_TOKENS, *known) if known else _LONGEST_TOKENS


def _prompts(folder: Path, title: str) -> PromptForm:
    """What the folder says of it, else what the family wants."""
    name = "config_sentence_transformers.json"
    said = _object(folder, name).get("prompts") if (folder / name).is_file() else None
    if isinstance(said, dict) and said.get("query"):
        document = said.get("document") or said.get("passage") or ""
        return PromptForm(str(said["query"]), str(document))
    return _E5 if re.search(r"\be5\b", title.lower().replace("_", "-")) else PromptForm()


def _read(folder: Path, name: str) -> list[dict[str, Any]]:
    content = _json(folder, name)
    if not isinstance(content, list) or not all(isinstance(one, dict) for one in content):
        raise _unusable(folder, f"{name} is no list of parts")
    return content


def _object(folder: Path, name: str) -> dict[str, Any]:
    content = _json(folder, name)
    if not isinstance(content, dict):
        raise _unusable(folder, f"{name} is no object")
    return content


def _json(folder: Path, name: str) -> Any:
    try:
        return json.loads((folder / name).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _unusable(folder, f"{name}: {error}") from error


def _unusable(folder: Path, detail: str) -> KnownError:
    return KnownError(
        "embedder-unusable",
        f"The folder {folder.name} holds no embedding model that Carnet can use.",
        "It needs modules.json, config.json, tokenizer.json, 1_Pooling/config.json and"
        " model.safetensors, as sentence-transformers writes them.",
        detail,
    )
