"""A long note in pieces that can be read for themselves: cut between blocks where there are any.

Parsing a piece at a time keeps the window awake; showing a part at a time keeps a note of several
megabytes as quick as a short one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

PART_CHARS = 100_000  # shown at a time
PIECE_CHARS = 12_000  # parsed at a time
_OVERDUE = 2  # times the size: then a piece ends at any line
_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)", re.MULTILINE)
_DELIMITER = re.compile(r"\|[ \t:|-]*-[ \t:|-]*")
_BOUNDARY = re.compile(r"\n[ \t]*\n(?=[^\s>|\-*+\d`~])|\n(?=#{1,6} |\|)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a note from `first_line` (1-based). `fence` is what the code or the table it begins
    inside of had at its top."""

    first_line: int
    text: str
    fence: str = ""

    @property
    def last_line(self) -> int:
        """Inclusive."""
        return self.first_line + self.text.count("\n") - self.text.endswith("\n")


def pieces(text: str, size: int, first_line: int = 1, fence: str = "") -> Iterator[Piece]:
    """Pieces of about `size` characters that make up `text` again; one at least."""
    codes = list(_code_ranges(text, fence))
    start, line, begins_in = 0, first_line, fence
    while len(text) - start > size:
        cut, opened = _cut(text, start + size, start + size * _OVERDUE, codes)
        if cut >= len(text):
            break
        yield Piece(line, text[start:cut], begins_in)
        line += text.count("\n", start, cut)
        begins_in = opened or _table_head(text, start, cut, begins_in)
        start = cut
    yield Piece(line, text[start:], begins_in)


def part_of_line(parts: list[Piece], line: int) -> int:
    """Which part holds a line; the nearest one."""
    found = 0
    for number, part in enumerate(parts):
        if part.first_line <= line:
            found = number
    return found


def _cut(
    text: str, earliest: int, latest: int, codes: list[tuple[int, int, str]]
) -> tuple[int, str]:
    """Where a piece may end, and the fence that is open there."""
    position = earliest
    while (found := _BOUNDARY.search(text, position, latest)) is not None:
        code = _code_at(found.end(), codes)
        if code is None:
            return found.end(), ""
        position = max(code[1] - 1, found.end())
    if latest >= len(text):
        return len(text), ""
    line_end = text.find("\n", latest, 2 * latest - earliest)
    cut = line_end + 1
    if line_end < 0:  # a line without end: between two words of it, if it has any
        cut = text.rfind(" ", earliest, latest) + 1 or latest
    code = _code_at(cut, codes)
    return cut, code[2] if code else ""


def _table_head(text: str, start: int, cut: int, before: str) -> str:
    """The head of the table that a cut goes through; `before` is what the piece itself began in."""
    if not text.startswith("|", cut):
        return ""
    lines = text[start:cut].split("\n")[:-1]
    row = len(lines)
    while row and lines[row - 1].startswith("|"):
        row -= 1
    if row == 0 and before.startswith("|"):
        return before
    head = lines[row : row + 2]
    return "\n".join(head) if len(head) == 2 and _DELIMITER.fullmatch(head[1]) else ""


def _code_at(position: int, codes: list[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    at = bisect_right(codes, position, key=lambda code: code[0]) - 1
    return codes[at] if at >= 0 and codes[at][0] < position < codes[at][1] else None


def _fences(text: str) -> list[re.Match[str]]:
    """Lines that may open or close code: looked for by their marks, for that is quickest."""
    found = {}
    for mark in ("```", "~~~"):
        at = text.find(mark)
        while at >= 0:
            start = text.rfind("\n", 0, at) + 1
            match = _FENCE.match(text, start)
            if match is not None:
                found[start] = match
            line_end = text.find("\n", at)
            at = text.find(mark, line_end) if line_end >= 0 else -1
    return [found[start] for start in sorted(found)]


def _code_ranges(text: str, fence: str) -> Iterator[tuple[int, int, str]]:
    """Where fenced code begins and ends, and the words that opened it."""
    opened, since = fence, -1
    for match in _fences(text):
        mark, info = match["mark"], match["info"].strip()
        if not opened:
            if mark[0] != "`" or "`" not in info:
                opened, since = mark + info, match.start()
            continue
        open_mark = opened[: len(opened) - len(opened.lstrip(opened[0]))]
        if mark[0] == open_mark[0] and len(mark) >= len(open_mark) and not info:
            yield since, match.end(), opened
            opened = ""
    if opened:
        yield since, len(text) + 1, opened
