"""The part of a passage worth showing under a result, and which of its words matched."""

from __future__ import annotations

import re
import unicodedata

from carnet.gui.words.flat_text import flat

_WORD = re.compile(r"\w+")
LENGTH = 220
LEAD = 50
SHORTEST_STEM = 4


def snippet(text: str, query: str) -> tuple[str, list[tuple[int, int]]]:
    """About `LENGTH` characters around the first match, and [start, end) of every matched word.

    A word matches as search does, roughly: accents and case aside, and by its first letters when
    it is long enough to be inflected.
    """
    line = flat(text)
    wanted = [_fold(word) for word in _WORD.findall(query)]
    hits = [
        match.span() for match in _WORD.finditer(line) if _matches(_fold(match.group()), wanted)
    ]
    start = _start(line, hits[0][0] if hits else 0)
    end = min(len(line), start + LENGTH)
    before = "… " if start else ""
    shown = before + line[start:end] + ("…" if end < len(line) else "")
    shift = len(before) - start
    return shown, [(a + shift, b + shift) for a, b in hits if a >= start and b <= end]


def _start(line: str, first_hit: int) -> int:
    if first_hit <= LEAD * 2:
        return 0
    space = line.find(" ", first_hit - LEAD)
    return space + 1 if 0 <= space < first_hit else first_hit


def _matches(word: str, wanted: list[str]) -> bool:
    for stem in wanted:
        shared = max(SHORTEST_STEM, len(stem) - 2)
        if word == stem or (len(stem) >= SHORTEST_STEM and word.startswith(stem[:shared])):
            return True
    return False


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
