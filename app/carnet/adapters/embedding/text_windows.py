"""Tokens of texts as an embedding model reads them: in windows it can read at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids with the model's marks, and how many of them are text."""

    ids: list[int]
    weight: int


class WindowTokenizer:
    """Reads a folder's `tokenizer.json`; raises whatever the library raises for a bad one."""

    def __init__(self, folder: Path, max_tokens: int) -> None:
        """`max_tokens` is what the model reads at once, its marks included."""
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.padding = int((self._tokenizer.padding or {}).get("pad_id", 0))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_tokens)

    def windows(self, texts: Sequence[str]) -> list[list[Window]]:
        """For each text the windows that cover it all; at least one, even of an empty text."""
        encodings = self._tokenizer.encode_batch(list(texts))
        return [[_window(part) for part in (first, *first.overflowing)] for first in encodings]

    def beginning(self, text: str) -> Window:
        """The first window of a text."""
        return _window(self._tokenizer.encode(text))


def _window(encoding: Any) -> Window:
    return Window(encoding.ids, len(encoding.ids) - sum(encoding.special_tokens_mask))


def mean_of_windows(windows: Sequence[Window], vectors: Vectors) -> Vectors:
    """The unit vector of a text from those of its windows (n, dimension), weighted by tokens."""
    import numpy as np

    if len(windows) == 1:
        only: Vectors = vectors[0]
        return only
    weights = np.array([window.weight for window in windows], dtype=np.float32)
    mean = weights @ vectors
    unit: Vectors = (mean / max(float(np.linalg.norm(mean)), 1e-12)).astype(np.float32)
    return unit
