"""Finding words in a drawn note: where they stand, and which of them is looked at."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left

MOST = 5_000  # matches


class NoteFinder:
    """`found` are positions [start, end) in the document, rising; `at` is one of them or -1."""

    def __init__(self) -> None:
        self.words = ""
        self.found: list[tuple[int, int]] = []
        self.at = -1

    def search(self, text: str, words: str, near: int) -> None:
        """Find `words`, case and accents aside; look at the first at or after `near`."""
        self.words = words
        self.found = []
        wanted, shown = fold_evenly(words), fold_evenly(text)
        position = shown.find(wanted) if wanted else -1
        while position >= 0 and len(self.found) < MOST:
            self.found.append((position, position + len(wanted)))
            position = shown.find(wanted, position + len(wanted))
        self.at = bisect_left(self.found, (near, near)) if self.found else -1
        if self.at == len(self.found):
            self.at = 0 if self.found else -1

    def step(self, by: int) -> bool:
        """Look at the next or the one before; False when that is beyond the last."""
        if not 0 <= self.at + by < len(self.found):
            return False
        self.at += by
        return True

    def go(self, to_last: bool) -> None:
        """Look at the first or the last."""
        self.at = len(self.found) - 1 if to_last else min(0, len(self.found) - 1)

    @property
    def current(self) -> tuple[int, int] | None:
        """What is looked at."""
        return self.found[self.at] if 0 <= self.at < len(self.found) else None

    def within(self, first: int, last: int) -> list[tuple[int, int]]:
        """Those that begin between two positions."""
        low = bisect_left(self.found, (first, first))
        return self.found[low : bisect_left(self.found, (last, last))]


def fold_evenly(text: str) -> str:
    """Without case and accents, and exactly as long as before."""
    return text.translate({ord(char): _base(char) for char in set(text)})


def _base(char: str) -> str:
    if char in "\u2028\u2029\n\u00a0\u202f":
        return " "
    folded = unicodedata.normalize("NFD", char)[0].casefold()
    return folded if len(folded) == 1 else char
