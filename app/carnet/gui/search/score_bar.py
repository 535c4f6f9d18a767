"""A share of a score as a bar: solid where it adds, hollow where it takes away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carnet.gui.look.theme import Theme

THICK_PX = 10
LEAST_PX = 3  # what is not nothing is seen


class ScoreBar(QWidget):
    """`share` of the longest bar, -1 to 1. The figure beside it says the same."""

    def __init__(self, theme: Theme, share: float) -> None:
        super().__init__()
        self._theme = theme
        self._share = max(-1.0, min(1.0, share))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(48)

    def sizeHint(self) -> QSize:
        """Takes what is left."""
        return QSize(120, THICK_PX + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The groove, and what is filled of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = QRectF(1, (self.height() - THICK_PX) / 2, self.width() - 2, THICK_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("hover"))
        painter.drawRoundedRect(groove, 3, 3)
        if not self._share:
            return
        filled = QRectF(groove)
        filled.setWidth(max(LEAST_PX, groove.width() * abs(self._share)))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            filled.moveRight(groove.right())
        if self._share > 0:
            painter.setBrush(self._theme.color("accent"))
        else:
            painter.setPen(QPen(self._theme.color("warning"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(filled, 3, 3)
