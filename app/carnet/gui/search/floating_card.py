"""A card that floats over the window under a field, with a soft shadow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet.gui.look.theme import Theme

SHADOW_PX = 20
EDGE_PX = 16  # of the window that stays free beside and below it
INSET_PX = 6


class FloatingCard(QWidget):
    """A child of `window`, as wide as is asked for and as tall as `body` and what is around it."""

    def __init__(self, theme: Theme, field: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._field = field
        self._window = window
        self.body = QWidget()
        self.column = QVBoxLayout(self)
        edge = SHADOW_PX + INSET_PX
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(4)
        self.hide()

    @property
    def em(self) -> int:
        """The height of a line, by which room is measured: large text needs more of it."""
        return QFontMetrics(self._theme.font()).height()

    @property
    def room(self) -> int:
        """The widest the card can be, in pixels."""
        return self._window.width() - 2 * EDGE_PX

    def place(self, width: int) -> None:
        """Show it `width` pixels wide in the middle below the field."""
        below = self._field.mapTo(self._window, QPoint(0, self._field.height() + 6))
        width = min(width, self.room)
        full = width + 2 * SHADOW_PX
        middle = below.x() + self._field.width() // 2
        furthest = self._window.width() - full - EDGE_PX + SHADOW_PX
        left = max(EDGE_PX - SHADOW_PX, min(middle - full // 2, furthest))
        self.setFixedWidth(full)
        self.body.setFixedHeight(self.em)
        around = self._total(full) - self.em
        top = below.y() - SHADOW_PX
        free = self._window.height() - top - around - EDGE_PX + SHADOW_PX
        self.body.setFixedHeight(max(self.em, self.body_height(width - 2 * INSET_PX, free)))
        self.resize(full, self._total(full))
        self.move(left, top)
        self.show()
        self.raise_()

    def body_height(self, width: int, free: int) -> int:
        """How tall the body is to be, of `free` pixels."""
        raise NotImplementedError

    def _total(self, width: int) -> int:
        self.column.invalidate()
        self.column.activate()
        if self.column.hasHeightForWidth():
            return self.column.totalHeightForWidth(width)
        return self.column.totalSizeHint().height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a soft shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(SHADOW_PX, SHADOW_PX, -SHADOW_PX, -SHADOW_PX)
        shadow = self._theme.color("shadow")
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(SHADOW_PX, 0, -2):
            shadow.setAlphaF(0.05 if self._theme.tokens.dark else 0.008)
            painter.setBrush(shadow)
            painter.drawRoundedRect(
                card.adjusted(-step, -step + 6, step, step + 2), 12 + step, 12 + step
            )
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(card, 12, 12)
