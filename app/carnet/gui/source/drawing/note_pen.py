"""Where a note is being drawn: the cursor, the lists and quotes that are open, and their room."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from carnet.gui.source.drawing.note_formats import INDENT_PX, QUOTE_PAD_PX, NoteFormats
from carnet.gui.source.drawing.note_layout import Backdrop, Decoration, NoteLayout

NOTICE_ROOM_PX = 12.0


class NotePen:
    """Writes blocks one after the other and keeps which lines they show."""

    def __init__(self, document: QTextDocument, formats: NoteFormats, layout: NoteLayout) -> None:
        self.formats = formats
        self.layout = layout
        self.cursor = QTextCursor(document)
        self.line_shift = 0  # from the lines of a piece to those of the note
        self.lists: list[str] = []  # the mark of each open list's current item
        self.quotes: list[int] = []  # first block of each open quote
        self.fresh = True  # the current block is empty and unused
        self.room = 0.0  # more above the next block, for what is painted around the last one

    @property
    def indent(self) -> float:
        """Of what is written now, in pixels."""
        return len(self.lists) * INDENT_PX + len(self.quotes) * QUOTE_PAD_PX

    @property
    def block_number(self) -> int:
        """Of the block that is written now."""
        return self.cursor.blockNumber()

    def block(self, form: QTextBlockFormat, first_line: int, last_line: int) -> None:
        """Begin a block that shows these lines of the piece."""
        self.aside(form)
        shift = self.line_shift
        self.layout.add(self.block_number, max(1, first_line + shift), max(1, last_line + shift))
        self.quotes = [self.block_number if q < 0 else q for q in self.quotes]

    def aside(self, form: QTextBlockFormat) -> None:
        """Begin a block that shows no line."""
        if self.room:
            form.setTopMargin(form.topMargin() + self.room)
            self.room = 0.0
        if self.fresh:
            self.cursor.setBlockFormat(form)
        else:
            self.cursor.insertBlock(form, self.formats.body)
        self.fresh = False

    def write(self, text: str, style: QTextCharFormat) -> None:
        """At the cursor."""
        self.cursor.insertText(text, style)

    def decorate(self, kind: Backdrop, first: int, label: str = "") -> None:
        """Paint behind the blocks from `first` to this one."""
        last = self.block_number
        self.layout.decorations.append(Decoration(kind, first, last, self.indent, label))

    def begin_quote(self) -> None:
        """Its first block is still to come."""
        self.quotes.append(-1)

    def end_quote(self, kind: Backdrop) -> None:
        """Paint what stands beside or behind it."""
        first = self.quotes.pop()
        if first >= 0:
            self.decorate(kind, first)
            self.room = 0.0 if kind is Backdrop.QUOTE else NOTICE_ROOM_PX

    def move(self, cursor: QTextCursor) -> None:
        """Go on elsewhere, in a block that is not used yet."""
        self.cursor = cursor
        self.fresh = True
