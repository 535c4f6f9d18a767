"""The part of a passage worth showing under a result, and which of its words matched."""

from __future__ import annotations

from functools import lru_cache

from carnet.domain.flat_text import flat
from carnet.gui.words.matching import matching_words

LENGTH = 220
LEAD = 50


@lru_cache(maxsize=256)  # a row is painted again and again while a person looks at it
def snippet(text: str, query: str, typing: bool = False) -> tuple[str, list[tuple[int, int]]]:
    """About `LENGTH` characters around the first match, and [start, end) of matched words."""
    line = flat(text)
    hits = matching_words(line, query, typing)
    start = _start(line, _densest(hits))
    end = min(len(line), start + LENGTH)
    before = "… " if start else ""
    shown = before + line[start:end] + ("…" if end < len(line) else "")
    shift = len(before) - start
    return shown, [(a + shift, b + shift) for a, b in hits if a >= start and b <= end]


def _densest(hits: list[tuple[int, int]]) -> int:
    """Where the stretch with the most matches begins; the first of several."""
    best, most = 0, 0
    for number, (start, _end) in enumerate(hits):
        within = 0
        while number + within < len(hits) and hits[number + within][1] <= start + LENGTH - LEAD:
            within += 1
        if within > most:
            best, most = start, within
    return best


def _start(line: str, first_hit: int) -> int:
    if first_hit <= LEAD * 2:
        return 0
    space = line.find(" ", first_hit - LEAD)
    start = space + 1 if 0 <= space < first_hit else first_hit
    return start + 2 if line.startswith("· ", start) else start
