"""Where chunks end: cuts that suit a reader, and that an edit elsewhere does not move.

Cutting at the last place that fits would be simplest, but then a sentence added at the top of a
long section moves every later cut, and every later chunk has to be embedded again. As in
content-defined chunking of files, the cut is instead chosen among the fitting places by a hash of
what follows it: two versions of a text soon choose the same place again, and from there on their
chunks are the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from zlib import crc32

# Shares of the token budget. A section below TINY looks for company; if the next one does not fit
# in, one above SMALL stays alone all the same. Above PARTED two sections no longer share a chunk.
# Ends of blocks are looked for from BLOCK on, ends of sentences from SENTENCE on.
_SMALL, _TINY, _PARTED, _BLOCK, _SENTENCE = 0.12, 0.3, 0.8, 0.3, 0.4
_ANCHOR_CHARACTERS = 24


class Joint(IntEnum):
    """What lies before a unit: the higher, the better a place to cut."""

    FRAGMENT = 0  # inside a sentence
    SENTENCE = 1  # or a line of code, or a table row
    ITEM = 2
    BLOCK = 3
    HEADING = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece that is never cut: text[start:end]. `tokens` of it; `section` numbers its section.

    `level` is that of the section's heading, 0 before the first. `header` is the first row of the
    table that the unit continues.
    """

    start: int
    end: int
    tokens: int
    joint: Joint
    section: int
    level: int
    header: str = ""


def pack(
    text: str, units: Sequence[Unit], budget_from: Callable[[int], int]
) -> list[tuple[int, int]]:
    """Ranges [first, last) of units, one a chunk. `budget_from(i)`: tokens if it begins at i."""
    packer = _Packer(text, units)
    ranges: list[tuple[int, int]] = []
    first = 0
    while first < len(units):
        last = packer.cut(first, budget_from(first))
        ranges.append((first, last))
        first = last
    return ranges


class _Packer:
    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        self._text = text
        self._units = units
        self._sum = list(accumulate((unit.tokens for unit in units), initial=0))
        self._headings = [i for i, unit in enumerate(units) if unit.joint is Joint.HEADING]
        self._run_ends = _run_ends(units)

    def cut(self, first: int, budget: int) -> int:
        """Where the chunk that begins at unit `first` ends."""
        fitting = bisect_right(self._sum, self._sum[first] + budget, first + 1) - 1
        run_end = self._run_ends[first]
        last = min(max(fitting, first + 1), run_end)
        heading = self._heading_cut(first, last, budget)
        if heading:
            return heading
        if last == run_end:
            return last
        return (
            self._best(first, last, _BLOCK * budget, Joint.ITEM, _TINY * budget)
            or self._best(first, last, _SENTENCE * budget, Joint.SENTENCE, _TINY * budget)
            or self._best(first, last, _TINY * budget, Joint.SENTENCE, 0)
            or last
        )

    def _heading_cut(self, first: int, last: int, budget: int) -> int:
        """The heading to end at; 0 when none is right. Sections share a chunk only while tiny."""
        small = 0
        near: list[int] = []
        begin = bisect_left(self._headings, first + 1)
        for cut in self._headings[begin : bisect_right(self._headings, last)]:
            size = self._sum[cut] - self._sum[first]
            tiny_rest = self._sum[self._run_ends[cut]] - self._sum[cut] < _TINY * budget
            if size < _SMALL * budget or tiny_rest or self._follows_heading(cut):
                continue
            if size < _TINY * budget:
                small = cut
                continue
            if size >= _PARTED * budget:
                return min(near, key=self._heading_rank) if near else cut
            near.append(cut)
        if near:
            return min(near, key=self._heading_rank)
        return small if last < self._run_ends[first] else 0

    def _best(self, first: int, last: int, least: float, joint: Joint, rest: float) -> int:
        """The cut with the strongest joint, then the smallest hash; 0 when there is none.

        The chunk has at least `least` tokens, what is left of the section at least `rest`.
        """
        best, best_rank = 0, (-1, 0)
        begin = bisect_left(self._sum, self._sum[first] + least, first + 1, last + 1)
        for cut in range(begin, min(last + 1, len(self._units))):
            unit = self._units[cut]
            if unit.joint < joint or self._rest(cut) < rest or self._follows_heading(cut):
                continue
            strength = min(unit.joint, Joint.BLOCK)
            if strength < best_rank[0]:
                continue
            rank = (int(strength), -self._hash(cut))
            if rank > best_rank:
                best, best_rank = cut, rank
        return best

    def _rest(self, cut: int) -> int:
        """Tokens from `cut` to the next heading (to the end of its run, if it is a heading)."""
        if self._units[cut].joint is Joint.HEADING:
            end = self._run_ends[cut]
        else:
            following = bisect_right(self._headings, cut)
            end = self._headings[following] if following < len(self._headings) else len(self._units)
        return self._sum[end] - self._sum[cut]

    def _follows_heading(self, cut: int) -> bool:
        return self._units[cut - 1].joint is Joint.HEADING

    def _heading_rank(self, cut: int) -> tuple[int, int]:
        return self._units[cut].level, self._hash(cut)

    def _hash(self, cut: int) -> int:
        start = self._units[cut].start
        return crc32(self._text[start : start + _ANCHOR_CHARACTERS].encode("utf-8", "replace"))


def _run_ends(units: Sequence[Unit]) -> list[int]:
    """For each unit, the next heading above its section: a chunk never goes past it."""
    ends = [0] * len(units)
    next_at: dict[int, int] = {}
    for index in range(len(units) - 1, -1, -1):
        unit = units[index]
        if index + 1 < len(units) and units[index + 1].section == unit.section:
            ends[index] = ends[index + 1]
        else:
            above = (at for level, at in next_at.items() if level < unit.level)
            ends[index] = min(above, default=len(units))
        if unit.joint is Joint.HEADING:
            next_at[unit.level] = index
    return ends
