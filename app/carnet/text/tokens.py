"""Counting tokens where no embedding model is installed."""

from __future__ import annotations

from collections.abc import Sequence

_CHARACTERS_PER_TOKEN = 3  # of MiniLM: 2.2 in French, 4.5 in English


class EstimatedTokens:
    """A `TokenCounter` that guesses from the length of a text."""

    def __init__(self, max_tokens: int) -> None:
        self.max_tokens = max_tokens

    def count(self, texts: Sequence[str]) -> list[int]:
        """Estimated tokens of each text."""
        return [len(text) // _CHARACTERS_PER_TOKEN + 1 for text in texts]
