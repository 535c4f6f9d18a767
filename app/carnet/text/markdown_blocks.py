"""Block structure of Markdown, by markdown-it-py's block rules alone.

Inline rules never run, so brackets and emphasis by the million cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from carnet.text.blocks import Block, BlockKind, paragraphs, trimmed
from carnet.text.headings import clean_heading

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Quotes and lists nested deeper than this are one block; each level costs two stack frames.
_DEEPEST_NESTING = 60
# Above this the time and memory spent per line (60 us and 1 kB, with all that follows) would be
# felt. Such a file is data rather than writing: headings and blank lines say enough about it.
_MOST_LINES = 50_000
_LONGEST_HEADING = 400
_ATX_HEADING = re.compile(r"^(#{1,6})[ \t]+(\S[^\n]*)$", re.MULTILINE)
_KINDS = {
    "paragraph_open": BlockKind.PARAGRAPH,
    "heading_open": BlockKind.HEADING,
    "list_item_open": BlockKind.ITEM,
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "table_open": BlockKind.TABLE,
    "blockquote_open": BlockKind.QUOTE,
    "html_block": BlockKind.HTML,
    "hr": BlockKind.PARAGRAPH,
}


def markdown_blocks(text: str, start: int) -> list[Block]:
    """Blocks in order from character `start` (a line's beginning) on; every word is in one."""
    if text.count("\n", start) > _MOST_LINES:
        return list(_plain_with_headings(text, start))
    body = text[start:] if start else text
    lines = list(accumulate((len(line) for line in body.split("\n")), _next_line, initial=start))
    blocks: list[Block] = []
    covered = 0
    for kind, first, last, title, level in _landmarks(body):
        if first > covered:
            blocks += trimmed(BlockKind.PARAGRAPH, text, lines[covered], lines[first] - 1)
        for block in trimmed(kind, text, lines[max(first, covered)], lines[last] - 1):
            long = block.end - block.start > _LONGEST_HEADING
            if kind is BlockKind.HEADING and not long:
                block = Block(kind, block.start, block.end, level, title)  # noqa: PLW2901
            elif kind is BlockKind.HEADING:
                # A paragraph above a line of dashes is a heading to the letter only.
                block = Block(BlockKind.PARAGRAPH, block.start, block.end)  # noqa: PLW2901
            blocks.append(block)
        covered = max(last, covered)
    if covered < len(lines) - 1:
        blocks += trimmed(BlockKind.PARAGRAPH, text, lines[covered], len(text))
    return blocks


def _next_line(position: int, length: int) -> int:
    return position + length + 1


def _landmarks(body: str) -> Iterator[tuple[BlockKind, int, int, str, int]]:
    """Kind, first line, line after the last, and a heading's title and level."""
    parser = _parser()
    tokens: list[Token] = []
    parser.block.parse(body, parser, {}, tokens)
    for index, token in enumerate(tokens):
        kind = _KINDS.get(token.type)
        if kind is None or token.map is None:
            continue
        if token.level == (1 if kind is BlockKind.ITEM else 0):
            if kind is BlockKind.HEADING:
                title = clean_heading(tokens[index + 1].content)
                yield kind, token.map[0], token.map[1], title, int(token.tag[1])
            else:
                yield kind, token.map[0], token.map[1], "", 0


def _plain_with_headings(text: str, start: int) -> Iterator[Block]:
    position = start
    for match in _ATX_HEADING.finditer(text, start):
        yield from paragraphs(text, position, match.start())
        if match.end() - match.start() <= _LONGEST_HEADING:
            title = clean_heading(match[2])
            yield Block(BlockKind.HEADING, match.start(), match.end(), len(match[1]), title)
            position = match.end()
        else:
            position = match.start()
    yield from paragraphs(text, position, len(text))


@cache
def _parser() -> MarkdownIt:
    """Made once (it compiles its rules); parsing keeps no state in it."""
    from markdown_it import MarkdownIt  # 80 ms, at first use only

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST_NESTING}).enable("table")
    # Definitions of link targets are words a person may look for: leave them in paragraphs.
    return parser.disable("reference")
