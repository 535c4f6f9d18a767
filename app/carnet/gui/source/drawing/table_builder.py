"""Draws one Markdown table as a Qt table."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTableFormat,
)

from carnet.gui.source.drawing.inline_writer import InlineWriter
from carnet.gui.source.drawing.note_formats import CELL_PAD_PX, NoteFormats
from carnet.gui.source.drawing.note_layout import Backdrop, Decoration
from carnet.gui.source.drawing.note_pen import NotePen
from carnet.gui.source.drawing.note_syntax import lines_of

STRETCH = 24  # rows drawn at once
LONGEST_CELL = 4_000  # characters
USUAL_WIDTH_PX = 345  # of the text in a source pane as it opens
_NARROWEST_PX = 16
_WIDEST_PX = 280
_SLACK_PX = 5  # more than that: columns are whole pixels, bold letters stand out
_LONGEST = 80  # characters measured of a cell
_MEASURED = 4_000  # tokens whose words say how wide the columns are
_SMALLEST = 0.7  # of the usual text: a wide table is set smaller before its words are broken


class TableBuilder:
    """Every cell is a block of the document and shows the line of its row."""

    def __init__(self, formats: NoteFormats, writer: InlineWriter, pen: NotePen) -> None:
        self._formats = formats
        self._writer = writer
        self._pen = pen

    def build(self, tokens: list[Token], below_px: float, width_px: float) -> Iterator[None]:
        """Draw the tokens between `table_open` and `table_close`, some rows at a stretch.

        Many rows become several tables that look like one: Qt lays a table out all at once.
        """
        self._pen.layout.tables += 1
        rows = _rows(tokens)
        columns = max(1, sum(token.type == "th_open" for token in tokens))
        shares, scale = _fit(
            tokens[:_MEASURED], columns, self._formats.body.font(), width_px - self._pen.indent
        )
        size_pt = self._formats.body.fontPointSize() * scale
        for start in range(0, len(rows), STRETCH):
            part = rows[start : start + STRETCH]
            last = start + STRETCH >= len(rows)
            form = self._formats.table(shares, self._pen.indent, below_px if last else 0.0)
            form.setTopMargin(0.0 if start else form.topMargin() + self._pen.room)
            self._pen.room = 0.0
            if start:
                self._pen.cursor.setBlockFormat(self._formats.nothing())
            self._draw(part, columns, form, size_pt, head=start == 0)
            yield

    def _draw(
        self,
        rows: list[list[Token]],
        columns: int,
        form: QTextTableFormat,
        size_pt: float,
        *,
        head: bool,
    ) -> None:
        pen, layout = self._pen, self._pen.layout
        table = pen.cursor.insertTable(len(rows), columns, form)
        for row, tokens in enumerate(rows):
            column = -1
            aligned = Qt.AlignmentFlag.AlignLeft
            first, last = lines_of(tokens[0])
            span = first + pen.line_shift, last + pen.line_shift
            for token in tokens:
                if token.type in ("th_open", "td_open"):
                    column += 1
                    aligned = _alignment(token)
                elif token.type == "inline" and column < columns:
                    cell = table.cellAt(row, column).firstCursorPosition()
                    block = QTextBlockFormat()
                    block.setAlignment(aligned)
                    cell.setBlockFormat(block)
                    style = QTextCharFormat(self._formats.body)
                    style.setFontPointSize(size_pt)
                    if head and row == 0:
                        style.setFontWeight(QFont.Weight.DemiBold)
                    self._writer.write(cell, token.content[:LONGEST_CELL], style)
                    layout.add(cell.blockNumber(), *span)
            begin = table.cellAt(row, 0).firstCursorPosition().blockNumber()
            end = table.cellAt(row, columns - 1).lastCursorPosition().blockNumber()
            layout.decorations.append(Decoration(Backdrop.ROW, begin, end, pen.indent))
        after = table.lastCursorPosition()
        after.movePosition(QTextCursor.MoveOperation.NextBlock)
        pen.move(after)


def _rows(tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each row."""
    rows: list[list[Token]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        if rows and token.type != "tr_close":
            rows[-1].append(token)
    return rows


def _fit(
    tokens: list[Token], columns: int, font: QFont, width_px: float
) -> tuple[list[float], float]:
    """Percent of the width for each column, and the scale of the text that lets words be whole.

    A column gets the room of its longest word first, then more by what it holds.
    """
    words, _cells = _measured(tokens, columns, font)
    room = width_px - columns * 2 * CELL_PAD_PX
    scale = min(1.0, max(_SMALLEST, room / sum(words)))
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * scale)  # letters do not shrink in proportion
    words, cells = _measured(tokens, columns, smaller)
    words = _without_the_longest(words, room)
    spare = max(0.0, room - sum(words))
    more = [max(0.0, cell - word) for word, cell in zip(words, cells, strict=True)]
    share = spare / (sum(more) or 1.0)
    widths = [
        2 * CELL_PAD_PX + word + share * wanted for word, wanted in zip(words, more, strict=True)
    ]
    return [100 * width / sum(widths) for width in widths], scale


def _measured(tokens: list[Token], columns: int, font: QFont) -> tuple[list[float], list[float]]:
    """How wide the longest word of each column is, and its longest cell."""
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
            words[column] = max(words[column], min(longest + _SLACK_PX, _WIDEST_PX))
            cells[column] = max(cells[column], min(metrics.horizontalAdvance(text), _WIDEST_PX))
    return words, cells


def _without_the_longest(words: list[float], room: float) -> list[float]:
    """Widths of words that have `room` together: where it is short, the longest give way alone.

    Else a word of four letters would be broken because another column holds a long one.
    """
    if sum(words) <= room:
        return words
    most, left = 0.0, room
    for number, word in enumerate(sorted(words)):
        most = left / (len(words) - number)
        if word > most:
            break
        left -= word
    return [min(word, most) for word in words]


def _alignment(token: Token) -> Qt.AlignmentFlag:
    style = str(token.attrs.get("style", ""))
    if style.endswith("right"):
        return Qt.AlignmentFlag.AlignRight
    return Qt.AlignmentFlag.AlignHCenter if style.endswith("center") else Qt.AlignmentFlag.AlignLeft
