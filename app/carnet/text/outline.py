"""A quick look at a Markdown text: its first heading, and where its code stands.

Reading a file needs no more than that; `blocks` finds the whole structure when it is chunked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from carnet.text.headings import clean_heading

_LANDMARK = re.compile(
    r"^ {0,3}(?:(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)|#{1,6}[ \t]+(?P<atx>\S[^\n]*)"
    r"|(?P<under>=+|-{2,})[ \t]*$)",
    re.MULTILINE,
)
_STRUCTURE = re.compile(r"[ ]{0,3}(?:[-*+>|#]|\d{1,9}[.)])|[ ]{4}")
_BACKTICKS = re.compile(r"`+")
_LONGEST_SETEXT = 200


@dataclass(slots=True)
class Outline:
    """`heading` is the first one, cleaned. `fences` are half-open ranges of fenced code."""

    text: str
    heading: str | None = None
    fences: list[tuple[int, int]] = field(default_factory=list)
    _line: tuple[int, int] = (0, -1)
    _spans: list[tuple[int, int]] = field(default_factory=list)

    def in_code(self, position: int) -> bool:
        """Whether a character stands in fenced code or in an inline code span of its line."""
        return _inside(self.fences, position) or _inside(self._code_spans(position), position)

    def _code_spans(self, position: int) -> list[tuple[int, int]]:
        start, end = self._line
        if not start <= position <= end:
            start = self.text.rfind("\n", 0, position) + 1
            end = self.text.find("\n", position)
            end = len(self.text) if end < 0 else end
            self._line = (start, end)
            self._spans = inline_code_spans(self.text, start, end)
        return self._spans


def read_outline(text: str, start: int) -> Outline:
    """Looks at a Markdown text from `start` (the end of its front matter) in one pass."""
    outline = Outline(text)
    opened: re.Match[str] | None = None
    for match in _LANDMARK.finditer(text, start):
        fence = match["fence"]
        if opened is not None:
            mark = opened["fence"]
            if fence and fence.startswith(mark) and not match["info"].strip():
                outline.fences.append((opened.start(), match.end()))
                opened = None
        elif fence:
            if fence[0] == "~" or "`" not in match["info"]:
                opened = match
        elif outline.heading is None:
            outline.heading = _heading(text, start, match)
    if opened is not None:
        outline.fences.append((opened.start(), len(text)))
    return outline


def inline_code_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges between equally long runs of backticks on one line, in linear time."""
    runs = [(match.start(), match.end()) for match in _BACKTICKS.finditer(text, start, end)]
    if len(runs) < 2:
        return []
    later: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[index][1] - runs[index][0], []).append(index)
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(runs):
        same = later[runs[index][1] - runs[index][0]]
        while same and same[-1] <= index:
            same.pop()
        if same:
            spans.append((runs[index][0], runs[same[-1]][1]))
            index = same[-1]
        index += 1
    return spans


def _heading(text: str, start: int, match: re.Match[str]) -> str | None:
    if match["atx"] is not None:
        return clean_heading(match["atx"]) or None
    line_end = match.start() - 1
    line_start = max(text.rfind("\n", start, max(line_end, start)) + 1, start)
    if not 0 < line_end - line_start <= _LONGEST_SETEXT:
        return None
    line = text[line_start:line_end]
    return None if _STRUCTURE.match(line) else clean_heading(line) or None


def _inside(ranges: list[tuple[int, int]], position: int) -> bool:
    index = bisect_right(ranges, (position, len(ranges) and ranges[-1][1] + 1)) - 1
    return index >= 0 and position < ranges[index][1]
