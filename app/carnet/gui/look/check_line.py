"""A line with a box to tick. The desktop's own box cannot be seen on a dark ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from carnet.gui.look.icons import Icons


class CheckLine(QCheckBox):
    """The box is drawn in the theme's inks, the rest as ever."""

    def __init__(self, icons: Icons, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icons = icons

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the box over it."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        edge = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Dark
        painter.setPen(palette.color(edge))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.isChecked():
            side = place.height()
            mark = self._icons.tinted("check", "accent", side, self.devicePixelRatioF())
            painter.drawPixmap(place.topLeft(), mark)
