"""Where things stand in a drawn note: which blocks show which lines, and what is painted behind."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum


class Backdrop(StrEnum):
    """Painted behind or beside blocks, for Qt's rich text has no such things."""

    CODE = "code"
    QUOTE = "quote"
    RULE = "rule"
    ROW = "row"  # a table's
    ITEM = "item"  # the bullet or number of a list


@dataclass(frozen=True, slots=True)
class Decoration:
    """A backdrop of blocks `first` to `last` (numbers, inclusive), its left edge at `indent_px`."""

    kind: Backdrop
    first: int
    last: int
    indent_px: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to point in a note: lines, and inside them an exact quote or the words of a query."""

    first_line: int
    last_line: int
    quote: str = ""
    query: str = ""
    page: int | None = None  # page, slide, sheet or message, where the document has such parts


@dataclass(slots=True)
class NoteLayout:
    """Filled while the note is drawn. Lines are 1-based and inclusive."""

    blocks: list[int] = field(default_factory=list)  # block numbers, rising
    spans: list[tuple[int, int]] = field(default_factory=list)  # their lines
    decorations: list[Decoration] = field(default_factory=list)

    def add(self, block: int, first_line: int, last_line: int) -> None:
        """Block number `block` shows these lines."""
        if self.blocks and self.blocks[-1] == block:
            self.spans[-1] = (self.spans[-1][0], max(self.spans[-1][1], last_line))
        else:
            self.blocks.append(block)
            self.spans.append((first_line, last_line))

    def blocks_of(self, first_line: int, last_line: int) -> list[int]:
        """Blocks that show any of these lines; else the nearest block above."""
        found = [
            block
            for block, (first, last) in zip(self.blocks, self.spans, strict=True)
            if first <= last_line and last >= first_line
        ]
        if found or not self.blocks:
            return found
        above = bisect_left(self.spans, (first_line, 0))
        return [self.blocks[max(0, above - 1)]]
