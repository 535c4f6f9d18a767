"""Where things stand in a drawn note: which blocks show which lines, and what is painted behind."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class Backdrop(StrEnum):
    """Painted behind or beside blocks, for Qt's rich text has no such things."""

    CODE = "code"
    QUOTE = "quote"
    RULE = "rule"
    ROW = "row"  # a table's
    ITEM = "item"  # the bullet or number of a list
    NOTICE = "notice"  # a callout
    WARNING = "warning"  # one that warns


@dataclass(frozen=True, slots=True)
class Decoration:
    """A backdrop of blocks `first` to `last` (numbers, inclusive), its left edge at `indent_px`."""

    kind: Backdrop
    first: int
    last: int
    indent_px: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is drawn: its level from 1, its words, its block, the line it stands in."""

    level: int
    text: str
    block: int
    line: int


@dataclass(frozen=True, slots=True)
class Target:
    """Where to point in a note: lines, and inside them an exact quote or the words of a query.

    Instead of lines it may name a `heading` (or a block's id, or a footnote), or be a place to come
    back to: then `top` and the first line goes to the top of the view and nothing is marked.
    """

    first_line: int = 0
    last_line: int = 0
    quote: str = ""
    query: str = ""
    page: int | None = None  # page, slide, sheet or message, where the document has such parts
    heading: str = ""
    top: bool = False


@dataclass(slots=True)
class NoteLayout:
    """Filled while the note is drawn. Lines are 1-based and inclusive."""

    blocks: list[int] = field(default_factory=list)  # block numbers, rising
    spans: list[tuple[int, int]] = field(default_factory=list)  # their lines
    decorations: list[Decoration] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)  # ids of blocks and footnotes -> block
    tables: int = 0  # how many: they are fitted into the width they are drawn in
    codes: list[str] = field(default_factory=list)  # what a block of code holds, to be copied
    chrome: set[int] = field(default_factory=set)  # blocks that are no words of the note

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

    def line_of(self, block: int) -> int:
        """The first line a block shows; of the nearest block above, where it shows none."""
        at = bisect_right(self.blocks, block) - 1
        return self.spans[at][0] if at >= 0 else 1

    def block_of(self, place: str) -> int | None:
        """The block of a heading, a block's id (`^id`) or a footnote (`fn:1`)."""
        if place in self.anchors:
            return self.anchors[place]
        wanted = same_words(place.rpartition("#")[2])
        for heading in self.headings:
            if wanted and same_words(heading.text) == wanted:
                return heading.block
        again = re.fullmatch(r"(.+)-(\d{1,3})", place)  # the second of two alike
        if again is None:
            return None
        alike = [h for h in self.headings if same_words(h.text) == same_words(again[1])]
        return alike[int(again[2])].block if int(again[2]) < len(alike) else None


def same_words(text: str) -> str:
    """Letters and digits alone, case and the two ways to write an accent aside."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(char for char in folded if char.isalnum())
