"""The texts of the check as a model reads them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carnet.adapters.embedding.light_texts import PAIRS, TEXTS
from carnet.adapters.embedding.pair_tokens import PairTokenizer
from carnet.adapters.embedding.text_windows import WindowTokenizer
from carnet.adapters.models.tuning_text import ENGLISH, FRENCH

_PASSAGE_TOKENS = 160  # as long as most chunks are


@dataclass(frozen=True, slots=True)
class CheckInputs:
    """Token ids and token types of texts, or of pairs that are to be scored; `passage` is what
    speed is measured on."""

    rows: list[list[int]]
    types: list[list[int]]
    passage: list[int]
    scores: bool

    @classmethod
    def of(cls, folder: Path, max_tokens: int, *, scores: bool) -> CheckInputs:
        """By the tokenizer in `folder`; raises what it raises."""
        whole = WindowTokenizer(folder, max_tokens)
        passage = whole.beginning(ENGLISH + FRENCH).ids[:_PASSAGE_TOKENS]
        if scores:
            pairs = PairTokenizer(folder, max_tokens).pairs(PAIRS)
            return cls([one.ids for one in pairs], [one.types for one in pairs], passage, scores)
        rows = [whole.beginning(text).ids for text in TEXTS]
        return cls(rows, [[0] * len(row) for row in rows], passage, scores)
