"""Tokens of a question and a passage together, as a cross-encoder reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TYPES = "token_type_ids"


@dataclass(frozen=True, slots=True)
class TokenPair:
    """Token ids with the model's marks, and to which of the two texts each belongs, where the model
    is told; else 0."""

    ids: list[int]
    types: list[int]


class PairTokenizer:
    """Reads a folder's `tokenizer.json`; raises whatever the library raises for a bad one."""

    def __init__(self, folder: Path, max_tokens: int) -> None:
        """A pair longer than `max_tokens`, its marks included, is cut: the longer text first."""
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_tokens, strategy="longest_first")
        self._types = _tells_types(folder)

    def pairs(self, texts: Sequence[tuple[str, str]]) -> list[TokenPair]:
        """One for each pair."""
        read = self._tokenizer.encode_batch(list(texts))
        return [
            TokenPair(one.ids, one.type_ids if self._types else [0] * len(one.ids)) for one in read
        ]


def _tells_types(folder: Path) -> bool:
    """Whether the model is told the types of tokens: as its tokenizer's settings say, else as is
    the way of its class, else of its kind (as transformers does it)."""
    told = _object(folder / "tokenizer_config.json")
    names = told.get("model_input_names")
    if isinstance(names, list):
        return _TYPES in names
    kind = told.get("tokenizer_class") or _object(folder / "config.json").get("model_type")
    return str(kind).lower().startswith("bert")


def _object(path: Path) -> dict[str, Any]:
    content = json.loads(path.read_bytes()) if path.is_file() else {}
    return content if isinstance(content, dict) else {}
