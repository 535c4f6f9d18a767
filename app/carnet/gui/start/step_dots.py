"""Where one is in a walk of a few steps: a dot each, and the same in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from carnet.gui.look.theme import Theme

_SIDE_PX, _GAP_PX = 8, 8


class StepDots(QWidget):
    """`Step 2 of 3`, with dots that a screen reader may pass by."""

    def __init__(self, theme: Theme, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._dots = _Dots(theme, steps)
        self.words = QLabel()
        self.words.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._dots)
        row.addWidget(self.words)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """From 0."""
        self._dots.show_step(step)
        said = self.tr("Step {step} of {steps}")
        self.words.setText(said.format(step=step + 1, steps=self._steps))


class _Dots(QWidget):
    def __init__(self, theme: Theme, steps: int) -> None:
        super().__init__()
        self._theme = theme
        self._steps = steps
        self._step = 0
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(self._steps * (_SIDE_PX + _GAP_PX), _SIDE_PX + 4)

    def show_step(self, step: int) -> None:
        self._step = step
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What lies behind is filled, where one is has a ring, what is to come is hollow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n in range(self._steps):
            here = n <= self._step
            painter.setPen(self._theme.color("accent" if here else "border_strong"))
            painter.setBrush(self._theme.color("accent") if here else Qt.BrushStyle.NoBrush)
            radius = _SIDE_PX / 2 if n == self._step else _SIDE_PX / 2 - 1
            centre = QPointF(_SIDE_PX / 2 + 1 + n * (_SIDE_PX + _GAP_PX), self.height() / 2)
            painter.drawEllipse(centre, radius, radius)
