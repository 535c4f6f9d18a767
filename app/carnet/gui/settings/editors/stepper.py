"""A whole number: a field with a button at each side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QWidget

from carnet.gui.look.buttons import IconButton
from carnet.gui.look.icons import Icons
from carnet.gui.settings.editors.editor import Editor

SETTLE_MS = 200  # while a button is held, only where it ends counts
GAP_PX = 4


class NumberField(QSpinBox):
    """Scrolling the page over it changes nothing.

    The style sheet takes its own buttons away: without any (`NoButtons`) a styled field leaves its
    text a width of one pixel (seen with Qt 6.11).
    """

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class Stepper(QWidget):
    """`value` by typing, by the arrow keys, by the buttons.

    Where there is no room beside the field for both buttons, they stand below it: a word instead
    of the least number can be long.
    """

    def __init__(
        self, icons: Icons, least: int, most: int, step: int = 1, unit: str = "", word: str = ""
    ) -> None:
        """`word` stands instead of the least number."""
        super().__init__()
        self.number = NumberField()
        self.number.setRange(least, most)
        self.number.setSingleStep(step)
        self.number.setSuffix(unit)
        self.number.setSpecialValueText(word)
        self.number.setGroupSeparatorShown(True)
        self.number.setKeyboardTracking(False)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.less = self._button(icons, "minus", self.tr("Less"))
        self.less.clicked.connect(self.number.stepDown)
        self.more = self._button(icons, "plus", self.tr("More"))
        self.more.clicked.connect(self.number.stepUp)
        self._stacked = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_PX)
        self._grid.setColumnStretch(1, 1)
        self._place()
        self.number.valueChanged.connect(self._grey)
        self._grey(self.number.value())

    @property
    def stacked(self) -> bool:
        """Whether the buttons stand below the field."""
        return self._stacked

    def minimumSizeHint(self) -> QSize:
        """As narrow as the field alone."""
        hint = super().minimumSizeHint()
        return QSize(self.number.minimumSizeHint().width(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or below."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_grid"):
            self._fit()

    def set_value(self, value: int) -> None:
        """Show it without telling anybody."""
        self.number.blockSignals(True)
        self.number.setValue(value)
        self.number.blockSignals(False)
        self._grey(value)

    def _fit(self) -> None:
        parts = (self.less, self.number, self.more)
        needed = sum(part.minimumSizeHint().width() for part in parts) + 2 * GAP_PX
        if self._stacked != (self.width() < needed):
            self._stacked = not self._stacked
            self._place()
            self.updateGeometry()

    def _place(self) -> None:
        for part in (self.less, self.number, self.more):
            self._grid.removeWidget(part)
        side = Qt.AlignmentFlag.AlignLeading if self._stacked else Qt.AlignmentFlag(0)
        below = int(self._stacked)
        self._grid.addWidget(self.less, below, 0)
        self._grid.addWidget(self.number, 0, 0 if below else 1, 1, 3 if below else 1)
        self._grid.addWidget(self.more, below, 1 if below else 2, side)

    def _button(self, icons: Icons, drawing: str, name: str) -> IconButton:
        button = IconButton(icons, drawing)
        button.describe(name)
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same in the field
        return button

    def _grey(self, value: int) -> None:
        self.less.setEnabled(value > self.number.minimum())
        self.more.setEnabled(value < self.number.maximum())


class WholeEditor(Editor):
    """Of a `Whole`."""

    def __init__(
        self, icons: Icons, least: int, most: int, step: int = 1, unit: str = "", word: str = ""
    ) -> None:
        super().__init__()
        self.stepper = Stepper(icons, least, most, step, unit, word)
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(lambda: self.chosen.emit(self.stepper.number.value()))
        self.stepper.number.valueChanged.connect(lambda _value: self._timer.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stepper)

    @property
    def field(self) -> QWidget:
        """The number."""
        return self.stepper.number

    def show_value(self, value: int) -> None:
        """The number, unless a person is changing it."""
        if not self._timer.isActive():
            self.stepper.set_value(value)
