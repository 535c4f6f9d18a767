"""Draws what is shown letter by letter: code with its language, mathematics, properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from carnet.gui.source.drawing.front_matter import Property
from carnet.gui.source.drawing.note_formats import NoteFormats
from carnet.gui.source.drawing.note_layout import Backdrop
from carnet.gui.source.drawing.note_links import COPY_SCHEME
from carnet.gui.source.drawing.note_pen import NotePen
from carnet.gui.source.drawing.note_syntax import lines_of
from carnet.gui.words.translating import tr

LONGEST_LINE = 4_000  # characters in a block: a longer line goes on in the next one
ROOM_PX = 14.0  # between the ground of code and what follows
SLICE_LINES = 100  # drawn at a stretch


class CodeWriter:
    """Its methods yield between lines, so that the caller may pause."""

    def __init__(self, pen: NotePen, formats: NoteFormats) -> None:
        self._pen = pen
        self._formats = formats

    def code(self, token: Token, first_line: int) -> Iterator[None]:
        """A block of code; of a fence the language is named, and it can be copied."""
        pen = self._pen
        lines = token.content.rstrip("\n").split("\n")
        start, end = lines_of(token)
        fenced = token.type == "fence"
        top = -1
        if fenced:
            pen.aside(self._formats.code_block(pen.indent, True, False))
            pen.quotes = [pen.block_number if q < 0 else q for q in pen.quotes]
            top = pen.block_number
            self._head(token.info.strip().partition(" ")[0], "\n".join(lines))
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            number = first_line + index
            span = (start if index == 0 else number, end if last else number)
            form = self._formats.code_block(pen.indent, not fenced and index == 0, last)
            for part in pieces_of(line.expandtabs(4)):
                pen.block(form, *span)
                pen.write(part, self._formats.code())
            top = pen.block_number if top < 0 else top
            if index % SLICE_LINES == SLICE_LINES - 1:
                yield
        pen.decorate(Backdrop.CODE, top)
        pen.room = ROOM_PX

    def math(self, token: Token) -> None:
        """Mathematics in a block of its own, as it is written."""
        start, end = lines_of(token)
        body = token.content.strip("\n").split("\n")
        lines = [f"$${body[0]}$$"] if start == end else ["$$", *body, "$$"]
        first = -1
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            form = self._formats.code_block(self._pen.indent, index == 0, last)
            self._pen.block(form, start + index, end if last else start + index)
            self._pen.write(line, self._formats.math(self._formats.body))
            first = self._pen.block_number if first < 0 else first
        self._pen.decorate(Backdrop.CODE, first)
        self._pen.room = ROOM_PX

    def properties(self, properties: Sequence[Property]) -> None:
        """The front matter, quietly: a name and its value a line."""
        first = -1
        name_style, value_style = self._formats.small(), self._formats.small()
        value_style.setForeground(self._formats.body.foreground())
        for index, found in enumerate(properties):
            last = index == len(properties) - 1
            form = self._formats.code_block(self._pen.indent, index == 0, last)
            self._pen.block(form, found.first_line, found.last_line)
            if found.name:
                self._pen.write(f"{found.name}\u2002", name_style)
            self._pen.write(found.value[:LONGEST_LINE], value_style)
            first = self._pen.block_number if first < 0 else first
        if first >= 0:
            self._pen.decorate(Backdrop.CODE, first)
            self._pen.room = ROOM_PX

    def _head(self, language: str, code: str) -> None:
        layout, small = self._pen.layout, self._formats.small()
        layout.chrome.add(self._pen.block_number)
        if language:
            self._pen.write(f"{language} · ", small)
        copy = self._formats.link(small, f"{COPY_SCHEME}{len(layout.codes)}")
        copy.setToolTip(tr("Copy the code"))
        self._pen.write(tr("Copy"), copy)
        layout.codes.append(code)


def pieces_of(line: str) -> Iterator[str]:
    """A very long line in parts, or laying it out would take seconds; one part at least."""
    for start in range(0, max(1, len(line)), LONGEST_LINE):
        yield line[start : start + LONGEST_LINE]
