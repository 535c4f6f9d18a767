"""The part of a passage worth showing under a result, and which of its words matched."""

from __future__ import annotations

from carnet.gui.words.flat_text import flat
from carnet.gui.words.matching import matching_words

LENGTH = 220
LEAD = 50


def snippet(text: str, query: str) -> tuple[str, list[tuple[int, int]]]:
    """About `LENGTH` characters around the first match, and [start, end) of matched words."""
    line = flat(text)
    hits = matching_words(line, query)
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
    start = space + 1 if 0 <= space < first_hit else first_hit
    return start + 2 if line.startswith("· ", start) else start
