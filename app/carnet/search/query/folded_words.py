"""The words of a text as patterns read them: folded, one space between, each with its place."""

from __future__ import annotations

import re

from carnet.text.analysis import fold

_TOKEN = re.compile(r"\w+(?:[-/.]\d+)*")


class FoldedWords:
    """`text` is what patterns are matched against: no capitals, accents, punctuation."""

    def __init__(self, text: str) -> None:
        self.text = ""
        self._places: list[tuple[int, int, int]] = []  # in the folded text; in the text
        for match in _TOKEN.finditer(text):
            self._places.append((len(self.text), match.start(), match.end()))
            self.text += f"{fold(match[0])} "
        self.text = self.text.rstrip()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the words that begin within [start, end) of the folded text stand in the text.

        There must be one.
        """
        inside = [place for place in self._places if start <= place[0] < end]
        return inside[0][1], inside[-1][2]
