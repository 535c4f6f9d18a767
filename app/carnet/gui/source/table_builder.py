"""Draws one Markdown table as a Qt table."""

from __future__ import annotations

from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextCursor

from carnet.gui.source.inline_writer import InlineWriter
from carnet.gui.source.note_formats import CELL_PAD_PX, NoteFormats
from carnet.gui.source.note_layout import Backdrop, Decoration, NoteLayout
from carnet.gui.source.note_syntax import lines_of

USUAL_WIDTH_PX = 345  # of the text in a source pane as it opens
_NARROWEST_PX = 16
_WIDEST_PX = 280
_LONGEST = 80  # characters measured of a cell
_SMALLEST = 0.7  # of the usual text: a wide table is set smaller before its words are broken


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
        shares, scale = _fit(tokens, columns, self._formats.body.font())
        size_pt = self._formats.body.fontPointSize() * scale
        form = self._formats.table(shares, indent_px, below_px)
        table = cursor.insertTable(rows, columns, form)
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
                style.setFontPointSize(size_pt)
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


def _fit(tokens: list[Token], columns: int, font: QFont) -> tuple[list[float], float]:
    """Percent of the width for each column, and the scale of the text that lets words be whole.

    A column gets the room of its longest word first, then more by what it holds.
    """
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(bold)
    words = [float(_NARROWEST_PX)] * columns
    cells = list(words)
    column = -1
    for token in tokens:
        if token.type == "tr_open":
            column = -1
        elif token.type in ("th_open", "td_open"):
            column += 1
        elif token.type == "inline" and column < columns:
            text = token.content[:_LONGEST]
            longest = max(map(metrics.horizontalAdvance, text.split()), default=0.0)
            words[column] = max(words[column], min(longest, _WIDEST_PX))
            cells[column] = max(cells[column], min(metrics.horizontalAdvance(text), _WIDEST_PX))
    room = USUAL_WIDTH_PX - columns * 2 * CELL_PAD_PX
    scale = min(1.0, max(_SMALLEST, room / sum(words)))
    spare = max(0.0, room - scale * sum(words))
    wanted = sum(cells) - sum(words) or 1.0
    widths = [
        2 * CELL_PAD_PX + scale * word + spare * (cell - word) / wanted
        for word, cell in zip(words, cells, strict=True)
    ]
    return [100 * width / sum(widths) for width in widths], scale


def _alignment(token: Token) -> Qt.AlignmentFlag:
    style = str(token.attrs.get("style", ""))
    if style.endswith("right"):
        return Qt.AlignmentFlag.AlignRight
    return Qt.AlignmentFlag.AlignHCenter if style.endswith("center") else Qt.AlignmentFlag.AlignLeft
