"""How models look in their list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from carnet.gui.library.row_painters import ROW_AIR, SIDE, RowPainter
from carnet.gui.models.model_list import ENTRY, Entry

SIGN_SIDE = 14
NESTED_PX = 18
BAR_PX = 3
SMALL = 0.88
Index = QModelIndex | QPersistentModelIndex


class ModelPainter(RowPainter):
    """Title, below it a sign and a few words, and a bar while it arrives. Headings are small."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines; one and some air for a heading."""
        entry = index.data(ENTRY)
        small = QFontMetrics(self.theme.font(SMALL)).height()
        if isinstance(entry, Entry) and entry.model is None:
            return QSize(120, small + 2 * ROW_AIR + (ROW_AIR if index.row() else 0))
        return QSize(120, QFontMetrics(self.theme.font()).height() + small + 2 * ROW_AIR + BAR_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        rect: QRect = option.rect.adjusted(SIDE, ROW_AIR, -SIDE, -ROW_AIR)
        if entry.model is None:
            heading = self.theme.font(SMALL, QFont.Weight.DemiBold)
            rect.setTop(rect.bottom() - QFontMetrics(heading).height())
            self.write(painter, rect, entry.title, heading, "muted")
        else:
            self.ground(painter, option)
            rect.setLeft(rect.left() + (NESTED_PX if entry.nested else 0))
            self._paint_model(painter, rect, entry)
        painter.restore()

    def _paint_model(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        used = entry.model is not None and entry.model.in_use
        weight = QFont.Weight.DemiBold if used else QFont.Weight.Normal
        font, small = self.theme.font(1.0, weight), self.theme.font(SMALL)
        first = QFontMetrics(font).height()
        self.write(painter, QRect(rect.left(), rect.top(), rect.width(), first), entry.title, font)
        below = QRect(rect.left(), rect.top() + first, rect.width(), QFontMetrics(small).height())
        side = self.theme.px(SIGN_SIDE)
        if entry.sign:
            self.draw(painter, below, entry.sign, side, entry.ink)
            below.setLeft(below.left() + side + 5)
        ink = entry.ink if entry.ink in ("warning", "danger") else "muted"
        self.write(painter, below, entry.line, small, ink)
        if entry.share is not None:
            self._paint_bar(painter, rect, entry.share)

    def _paint_bar(self, painter: QPainter, rect: QRect, share: float) -> None:
        line = QRectF(rect.left(), rect.bottom() - BAR_PX + 3, rect.width(), BAR_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("border"))
        painter.drawRoundedRect(line, 1.5, 1.5)
        line.setWidth(line.width() * min(1.0, max(0.0, share)))
        painter.setBrush(self.theme.color("accent"))
        painter.drawRoundedRect(line, 1.5, 1.5)
