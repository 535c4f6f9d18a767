"""A button whose words give way where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from carnet.gui.look.buttons import WordButton

LEAST_LETTERS = 8


class YieldingButton(WordButton):
    """In a narrow pane; screen readers and tips have the whole text."""

    def reword(self, text: str, drawing: str = "") -> None:
        """Change the word and the drawing; the tip says all of it."""
        super().reword(text, drawing)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        hint = super().minimumSizeHint()
        least = self.fontMetrics().averageCharWidth() * LEAST_LETTERS + self.iconSize().width()
        return QSize(min(hint.width(), least), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As a button, with as much of the words as fits."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        contents = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(contents, option, self).width()
        if not self.icon().isNull():
            room -= option.iconSize.width() + 4
        elide = Qt.TextElideMode.ElideRight
        option.text = self.fontMetrics().elidedText(self.text(), elide, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
