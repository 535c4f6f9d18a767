"""Draws one Markdown table as a Qt table."""

from __future__ import annotations

from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor

from carnet.gui.source.inline_writer import InlineWriter
from carnet.gui.source.note_formats import NoteFormats
from carnet.gui.source.note_layout import Backdrop, Decoration, NoteLayout
from carnet.gui.source.note_syntax import lines_of


class TableBuilder:
    """Every cell is a block of the document and shows the line of its row."""

    def __init__(self, formats: NoteFormats, writer: InlineWriter, layout: NoteLayout) -> None:
        self._formats = formats
        self._writer = writer
        self._layout = layout

    def build(
        self, cursor: QTextCursor, tokens: list[Token], indent_px: float, below_px: float
    ) -> QTextCursor:
        """Draw the tokens between `table_open` and `table_close`; returns where to go on."""
        rows = sum(token.type == "tr_open" for token in tokens)
        columns = max(1, sum(token.type == "th_open" for token in tokens))
        table = cursor.insertTable(rows, columns, self._formats.table(columns, indent_px, below_px))
        row = column = -1
        span = (1, 1)
        aligned = Qt.AlignmentFlag.AlignLeft
        for token in tokens:
            if token.type == "tr_open":
                row, column, span = row + 1, -1, lines_of(token)
            elif token.type in ("th_open", "td_open"):
                column += 1
                aligned = _alignment(token)
            elif token.type == "inline" and column < columns:
                cell = table.cellAt(row, column).firstCursorPosition()
                block = QTextBlockFormat()
                block.setAlignment(aligned)
                cell.setBlockFormat(block)
                style = QTextCharFormat(self._formats.body)
                if row == 0:
                    style.setFontWeight(QFont.Weight.DemiBold)
                self._writer.write(cell, token.content, style)
                self._layout.add(cell.blockNumber(), *span)
            elif token.type == "tr_close":
                first = table.cellAt(row, 0).firstCursorPosition().blockNumber()
                last = table.cellAt(row, columns - 1).lastCursorPosition().blockNumber()
                self._layout.decorations.append(Decoration(Backdrop.ROW, first, last, indent_px))
        after = table.lastCursorPosition()
        after.movePosition(QTextCursor.MoveOperation.NextBlock)
        return after


def _alignment(token: Token) -> Qt.AlignmentFlag:
    style = str(token.attrs.get("style", ""))
    if style.endswith("right"):
        return Qt.AlignmentFlag.AlignRight
    return Qt.AlignmentFlag.AlignHCenter if style.endswith("center") else Qt.AlignmentFlag.AlignLeft
