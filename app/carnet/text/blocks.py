"""The blocks of a document: headings, paragraphs, list items, code, tables, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# A run of blank lines. White space is eaten once, so the search stays linear.
_BLANK_LINES = re.compile(r"\n[ \t\n]*\n|\A[ \t\n]*\n")
LONGEST_INDENT = 80


class BlockKind(StrEnum):
    """What a block is; it decides where a block too long for one chunk may be cut."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # a top-level item of a list, with all that is nested in it
    CODE = "code"
    TABLE = "table"
    QUOTE = "quote"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of whole lines: text[start:end], without blank lines or line end at its end.

    `level` (1 is the highest) and `title` belong to headings.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    title: str = ""


def paragraphs(text: str, start: int, end: int) -> Iterator[Block]:
    """What stands between blank lines in text[start:end]; the structure of any plain text."""
    position = start
    for match in _BLANK_LINES.finditer(text, start, end):
        yield from trimmed(BlockKind.PARAGRAPH, text, position, match.start())
        position = match.end()
    yield from trimmed(BlockKind.PARAGRAPH, text, position, end)


def trimmed(kind: BlockKind, text: str, start: int, end: int) -> Iterator[Block]:
    """A block without the blank lines around it; nothing when there is nothing but those.

    The indentation of its first line is kept: it means something in code and lists.
    """
    body = text[start:end].rstrip()
    if not body:
        return
    first = start + len(body) - len(body.lstrip())
    line_start = max(text.rfind("\n", start, first) + 1, start)
    indented = first - line_start <= LONGEST_INDENT
    yield Block(kind, line_start if indented else first, start + len(body))
