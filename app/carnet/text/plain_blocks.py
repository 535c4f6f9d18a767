"""Block structure of plain text, Org and reStructuredText: headings and blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carnet.text.blocks import Block, BlockKind, paragraphs
from carnet.text.headings import clean_heading

_ORG_HEADING = re.compile(r"^(\*{1,12})[ \t]+(\S[^\n]*)$", re.MULTILINE)
_ORG_KEYWORD = re.compile(r"(?:TODO|DONE|NEXT|WAITING|CANCELLED)[ \t]+(?=\S)")
_ORG_PRIORITY = re.compile(r"\[#\w\][ \t]+")
_ORG_TAGS = re.compile(r"[ \t]+:[\w@#%:]{1,200}:[ \t]*$")
_ORG_TITLE = re.compile(r"^#\+TITLE:[ \t]*([^\n]*)$", re.MULTILINE | re.IGNORECASE)
_ORG_DATE = re.compile(r"^#\+DATE:[ \t]*[<\[]?([^\n]*)$", re.MULTILINE | re.IGNORECASE)
_RST_UNDERLINE = re.compile(r"^([=\-~^\"'`#*+.:_])\1{2,}[ \t]*$", re.MULTILINE)
_LONGEST_HEADING = 400


def text_blocks(text: str) -> list[Block]:
    """Paragraphs of a plain text file, in order."""
    return list(paragraphs(text, 0, len(text)))


def org_blocks(text: str) -> list[Block]:
    """Blocks of an Org document: starred headings and what stands between them."""
    headings = (
        Block(BlockKind.HEADING, match.start(), match.end(), len(match[1]), _org_title(match[2]))
        for match in _ORG_HEADING.finditer(text)
        if match.end() - match.start() <= _LONGEST_HEADING
    )
    return list(_between_headings(text, headings))


def rst_blocks(text: str) -> list[Block]:
    """Blocks of a reStructuredText document: underlined headings and what stands between them."""
    return list(_between_headings(text, _rst_headings(text)))


def org_header(text: str) -> tuple[str | None, str]:
    """An Org document's own title (None without one) and its date as written ("" without)."""
    title, date = _ORG_TITLE.search(text), _ORG_DATE.search(text)
    return (clean_heading(title[1]) or None) if title else None, date[1] if date else ""


def org_heading(text: str) -> str | None:
    """The first heading of an Org document, None without one."""
    return next((_org_title(match[2]) or None for match in _ORG_HEADING.finditer(text)), None)


def rst_heading(text: str) -> str | None:
    """The first heading of a reStructuredText document, None without one."""
    return next((heading.title or None for heading in _rst_headings(text)), None)


def _between_headings(text: str, headings: Iterator[Block]) -> Iterator[Block]:
    position = 0
    for heading in headings:
        yield from paragraphs(text, position, heading.start)
        yield heading
        position = heading.end
    yield from paragraphs(text, position, len(text))


def _org_title(source: str) -> str:
    source = _ORG_TAGS.sub("", source)
    return clean_heading(_ORG_PRIORITY.sub("", _ORG_KEYWORD.sub("", source, count=1), count=1))


def _rst_headings(text: str) -> Iterator[Block]:
    """A level is a way of underlining; the order of first use ranks them, as in the format."""
    styles: list[tuple[str, bool]] = []
    floor = 0
    for match in _RST_UNDERLINE.finditer(text):
        line_start = text.rfind("\n", floor, max(match.start() - 1, floor)) + 1
        line_start = max(line_start, floor)
        line = text[line_start : max(match.start() - 1, line_start)]
        title = line.strip()
        rule = match.group().rstrip()
        if not title or len(title) > min(_LONGEST_HEADING, len(rule) + 1) or title == rule:
            continue
        above_start = max(text.rfind("\n", floor, max(line_start - 1, floor)) + 1, floor)
        overlined = text[above_start : max(line_start - 1, above_start)].rstrip() == rule
        if line[:1].isspace() and not overlined:
            continue
        style = (match[1], overlined)
        if style not in styles:
            styles.append(style)
        start = above_start if overlined else line_start
        yield Block(
            BlockKind.HEADING, start, match.end(), styles.index(style) + 1, clean_heading(title)
        )
        floor = match.end()
