"""One of a few: a box that opens a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from carnet.gui.look.icons import Icons
from carnet.gui.settings.editors.editor import Editor
from carnet.gui.settings.editors.stepper import WholeEditor

SIDE_PX = 18
EDGE_PX = 10
LAYERS_MOST = 999
Option = tuple[str, str]  # value, words


class ChoiceBox(QComboBox):
    """With the project's own drawing for what opens it."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the drawing at its end."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._icons.px(SIDE_PX)
        left = EDGE_PX if self.isRightToLeft() else self.width() - side - EDGE_PX
        place = QPoint(left, (self.height() - side) // 2)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(place, self._icons.tinted("chevron", "muted", side, ratio))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page over it changes nothing."""
        event.ignore()


class ChoiceEditor(Editor):
    """Of a `Choice`, or of a `Text` for which there is a list."""

    def __init__(self, icons: Icons, options: Sequence[Option]) -> None:
        super().__init__()
        self.box = ChoiceBox(icons)
        self._value = ""
        self.offer(options)
        self.box.activated.connect(self._activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)

    @property
    def field(self) -> QWidget:
        """The box."""
        return self.box

    def offer(self, options: Sequence[Option]) -> None:
        """What can be chosen; a value that is not among it is shown by itself."""
        self.box.clear()
        for value, words in options:
            self.box.addItem(words, value)
        self.show_value(self._value)

    def show_value(self, value: str) -> None:
        """Show it as chosen."""
        self._value = value
        if self.box.findData(value) < 0:
            self.box.addItem(value, value)
        self.box.setCurrentIndex(self.box.findData(value))
        self.box.setToolTip(self.box.currentText())

    def _activated(self, row: int) -> None:
        value = str(self.box.itemData(row))
        if value != self._value:
            self._value = value
            self.chosen.emit(value)


class CountEditor(Editor):
    """Of a `ChoiceOrCount`: the box, and the number below when it is one."""

    def __init__(self, icons: Icons, options: Sequence[Option], count_words: str) -> None:
        super().__init__()
        self.choice = ChoiceEditor(icons, [*options, ("", count_words)])
        self.choice.chosen.connect(self._chosen)
        self.count = WholeEditor(icons, 0, LAYERS_MOST)
        self.count.field.setAccessibleName(count_words)
        self.count.chosen.connect(lambda value: self.chosen.emit(str(value)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)
        column.addWidget(self.count)

    @property
    def field(self) -> QWidget:
        """The box."""
        return self.choice.field

    def show_value(self, value: str) -> None:
        """A word, or a number."""
        counted = value.isdecimal()
        self.choice.show_value("" if counted else value)
        self.count.setVisible(counted)
        if counted:
            self.count.show_value(min(int(value), LAYERS_MOST))

    def _chosen(self, value: str) -> None:
        self.chosen.emit(value or str(self.count.stepper.number.value()))
