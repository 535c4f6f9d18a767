"""Reads notes: Markdown, plain text, Org and reStructuredText."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from carnet.domain.documents import GENERATED, ParsedDocument
from carnet.text.decoding import decode
from carnet.text.frontmatter import iso_date, read_front_matter
from carnet.text.language import detect_language
from carnet.text.links import markdown_links, org_links
from carnet.text.outline import read_outline
from carnet.text.plain_blocks import org_header, org_heading, rst_heading
from carnet.text.tags import inline_tags, merge_tags, org_tags

_FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".org": "org",
    ".rst": "rst",
}


class TextParser:
    """Implements `domain.file_ports.Parser` for files that are text already.

    `detect` names the language of a text by its ISO 639-1 code.
    """

    formats = frozenset(_FORMATS)
    slow: frozenset[str] = frozenset()

    def __init__(self, detect: Callable[[str], str] = detect_language) -> None:
        self._detect = detect

    def parse(self, path: str, data: bytes) -> ParsedDocument:
        """Decode, and read what the text says about itself. Raises `KnownError` `binary-file`."""
        text = decode(data).text
        name = _FORMATS.get(PurePath(path).suffix.lower(), "text")
        if name == "markdown":
            return self._markdown(text)
        if name == "org":
            return self._org(text)
        title = rst_heading(text) if name == "rst" else None
        tags = inline_tags(text, 0, _nowhere) if name == "text" else ()
        date = iso_date(title) if title else None
        return ParsedDocument(text, name, title, self._detect(text), tags, date)

    def _markdown(self, text: str) -> ParsedDocument:
        header = read_front_matter(text)
        outline = read_outline(text, header.end)
        title = header.title or outline.heading
        return ParsedDocument(
            text=text,
            format="markdown",
            title=title,
            language=self._detect(text[header.end :] if header.end else text),
            tags=merge_tags(header.tags, inline_tags(text, header.end, outline.in_code)),
            # Journals carry their day as the heading.
            date=header.date or (iso_date(outline.heading) if outline.heading else None),
            links=markdown_links(text, header.end, outline.in_code),
            aliases=header.aliases,
            notes=(GENERATED,) if header.generated else (),
        )

    def _org(self, text: str) -> ParsedDocument:
        title, date = org_header(text)
        return ParsedDocument(
            text=text,
            format="org",
            title=title or org_heading(text),
            language=self._detect(text),
            tags=org_tags(text),
            date=iso_date(date),
            links=org_links(text),
        )


def _nowhere(_position: int) -> bool:
    """Plain text has no code."""
    return False
