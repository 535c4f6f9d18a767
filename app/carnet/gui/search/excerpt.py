"""A passage with a few lines of its note around it, cut so that Markdown still reads as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

AROUND = 4  # lines before and after
BLOCK = 12  # lines more, to the end of a paragraph or table
MOST_LINES = 160
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_FRONT_END = frozenset({"---", "..."})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` with the passage on its lines `first` to `last`, 1-based and inclusive."""

    text: str
    first: int
    last: int


def excerpt(text: str, first_line: int, last_line: int, around: int = AROUND) -> Excerpt:
    """Lines `first_line` to `last_line` of `text` and those around them, in whole blocks.

    Front matter is no context. Where the cut falls inside a code block, its fence is put before.
    """
    lines = text.split("\n")
    first_line = max(1, min(first_line, len(lines)))
    last_line = max(first_line, min(last_line, len(lines)))
    least = min(first_line, _after_front(lines))
    from_line = _block_start(lines, max(least, first_line - around), least, first_line)
    to_line = min(_block_end(lines, last_line + around, last_line), from_line + MOST_LINES - 1)
    fence = _open_fence(lines[: from_line - 1])
    shown = ([fence] if fence else []) + lines[from_line - 1 : to_line]
    shift = from_line - 1 - bool(fence)
    return Excerpt("\n".join(shown), first_line - shift, min(last_line, to_line) - shift)


def _block_start(lines: list[str], line: int, least: int, most: int) -> int:
    """Where the block of `line` begins, if that is near; else the next one, at most `most`."""
    if not lines[line - 1].strip():
        return line
    for number in range(line, max(least, line - BLOCK) - 1, -1):
        if number == least or not lines[number - 2].strip():
            return number
    return next((n for n in range(line, most) if not lines[n - 2].strip()), most)


def _block_end(lines: list[str], line: int, least: int) -> int:
    """Where the block of `line` ends, if that is near; else the one before, at least `least`."""
    for number in range(line, line + BLOCK + 1):
        if number >= len(lines):
            return len(lines)
        if not lines[number].strip():
            return number
    return next((n for n in range(line, least, -1) if not lines[n].strip()), least)


def _after_front(lines: list[str]) -> int:
    """The first line after front matter, 1-based."""
    if lines[0].rstrip() != "---":
        return 1
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() in _FRONT_END:
            return number + 1
    return 1


def _open_fence(lines: list[str]) -> str:
    """The line that opened a code block which is not closed; empty when none is open."""
    opened = mark = ""
    for line in lines:
        found = _FENCE.match(line)
        if not found:
            continue
        if not opened:
            opened, mark = line, found[1]
        elif found[1][0] == mark[0] and len(found[1]) >= len(mark):
            opened = ""
    return opened
