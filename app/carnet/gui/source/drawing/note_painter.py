"""Paints what lies behind a note's words: code grounds, quote bars, the cited band, the marker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from carnet.gui.look.theme import Theme
from carnet.gui.source.drawing.note_formats import (
    CELL_PAD_PX,
    CODE_PAD_PX,
    INDENT_PX,
    READING_SCALE,
)
from carnet.gui.source.drawing.note_layout import Backdrop, Decoration

if TYPE_CHECKING:
    from carnet.gui.source.note_view import NoteView


NOTICE_PAD_PX = 7.0  # above and below a callout's words
WIDEST_ROW = 12  # cells looked at


class NotePainter:
    """Works in the coordinates of the view's viewport; skips what is out of sight."""

    def __init__(self, theme: Theme, view: NoteView) -> None:
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Everything behind the words inside `exposed`."""
        view = self._view
        first = view.cursorForPosition(exposed.topLeft().toPoint()).blockNumber()
        last = view.cursorForPosition(exposed.bottomRight().toPoint()).blockNumber()
        if view.band and view.band[0] <= last and view.band[-1] >= first:
            self._paint_band(painter, view.band)
        for decoration in view.layout_map.decorations:
            if decoration.first <= last and decoration.last >= first:
                self._paint_decoration(painter, decoration)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("marker"))
        for start, end in view.marked:
            self._paint_marked(painter, start, end)
        self._paint_found(painter, first, last)

    def _paint_found(self, painter: QPainter, first: int, last: int) -> None:
        """What is looked for; the one that is looked at has a frame."""
        document, finder = self._view.document(), self._view.search.finder
        low = document.findBlockByNumber(first).position()
        high = document.findBlockByNumber(last)
        for found in finder.within(low, high.position() + high.length()):
            here = found == finder.current
            painter.setPen(QPen(self._theme.color("accent"), 2) if here else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("marker" if here else "tint"))
            self._paint_marked(painter, *found)

    def _paint_band(self, painter: QPainter, numbers: list[int]) -> None:
        box = self._box(numbers[0], numbers[-1], 0.0).adjusted(-14, -7, 14, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("band"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(box.left(), box.top(), 3, box.height()), 1.5, 1.5)

    def _paint_decoration(self, painter: QPainter, decoration: Decoration) -> None:
        box = self._box(decoration.first, decoration.last, decoration.indent_px)
        tone = self._theme.color
        if decoration.kind is Backdrop.CODE:
            painter.setPen(QPen(tone("border"), 1))
            painter.setBrush(tone("code"))
            painter.drawRoundedRect(box.adjusted(0, -CODE_PAD_PX, 0, CODE_PAD_PX), 8, 8)
        elif decoration.kind is Backdrop.QUOTE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone("border_strong"))
            painter.drawRoundedRect(QRectF(box.left(), box.top(), 3, box.height()), 1.5, 1.5)
        elif decoration.kind in (Backdrop.NOTICE, Backdrop.WARNING):
            ground = box.adjusted(0, -NOTICE_PAD_PX, 0, NOTICE_PAD_PX)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone("code"))
            painter.drawRoundedRect(ground, 6, 6)
            painter.setBrush(tone("warning" if decoration.kind is Backdrop.WARNING else "accent"))
            painter.drawRoundedRect(
                QRectF(ground.left(), ground.top(), 3, ground.height()), 1.5, 1.5
            )
        elif decoration.kind is Backdrop.ITEM:
            self._paint_item(painter, decoration, box)
        elif decoration.kind is Backdrop.ROW:
            painter.setPen(QPen(tone("border"), 1))
            bottom = round(box.bottom() + CELL_PAD_PX) + 0.5
            painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right(), bottom))
        else:
            painter.setPen(QPen(tone("border"), 1))
            middle = box.center().y()
            painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))

    def _paint_item(self, painter: QPainter, decoration: Decoration, box: QRectF) -> None:
        block = self._view.document().findBlockByNumber(decoration.first)
        line = block.layout().lineAt(0)
        if not line.isValid():
            return
        painter.setPen(self._theme.color("muted"))
        painter.setFont(self._theme.font(READING_SCALE))
        room = QRectF(box.left() - 2 * INDENT_PX, box.top(), 2 * INDENT_PX - 9, line.height())
        baseline = room.top() + line.y() + line.ascent()
        width = painter.fontMetrics().horizontalAdvance(decoration.label)
        painter.drawText(QPointF(room.right() - width, baseline), decoration.label)

    def _paint_marked(self, painter: QPainter, start: int, end: int) -> None:
        document = self._view.document()
        block = document.findBlock(start)
        while block.isValid() and block.position() < end:
            self._paint_lines(painter, block, start, end)
            block = block.next()

    def _paint_lines(self, painter: QPainter, block: QTextBlock, start: int, end: int) -> None:
        layout = block.layout()
        # The block's rectangle begins at its indent's left; its lines are indented already.
        origin = self._rect(block).topLeft() - QPointF(0, layout.boundingRect().top())
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            line_start = block.position() + line.textStart()
            shown = block.text()[line.textStart() : line.textStart() + line.textLength()]
            line_end = line_start + len(shown.rstrip())
            if line_end <= start or line_start >= end:
                continue
            first = _x(line.cursorToX(max(start, line_start) - block.position()))
            last = _x(line.cursorToX(min(end, line_end) - block.position()))
            left, right = min(first, last), max(first, last)  # some scripts run the other way
            tall = line.ascent() + line.descent()
            top = line.y() + line.height() - tall
            box = QRectF(left - 2, top - 1, right - left + 4, tall + 2)
            painter.drawRoundedRect(box.translated(origin), 3, 3)

    def _box(self, first: int, last: int, indent_px: float) -> QRectF:
        """Across the column, from the first block's top to the last one's bottom."""
        document = self._view.document()
        top = self._rect(document.findBlockByNumber(first)).top()
        # A table's last cell need not be its tallest; elsewhere the last block is the lowest.
        ends = range(max(first, last - WIDEST_ROW), last + 1)
        bottom = max(self._rect(document.findBlockByNumber(n)).bottom() for n in ends)
        shape = document.rootFrame().frameFormat()
        left = shape.leftMargin() + indent_px
        width = self._view.viewport().width() - shape.leftMargin() - shape.rightMargin() - indent_px
        return QRectF(left, top, width, bottom - top)

    def _rect(self, block: QTextBlock) -> QRectF:
        shift = self._view.verticalScrollBar().value()
        rect = self._view.document().documentLayout().blockBoundingRect(block)
        return rect.translated(0, -shift)


def _x(answer: object) -> float:
    """`cursorToX` gives (x, position) in some versions of the binding and x in others."""
    return float(answer[0]) if isinstance(answer, tuple | list) else float(answer)  # type: ignore[arg-type]
