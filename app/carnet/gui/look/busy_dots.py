"""Three dots that breathe while something is being waited for."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from carnet.gui.look.theme import Theme

LOOP_MS = 1_400


class BusyDots(QWidget):
    """Moves only while visible, and not at all where no motion is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=LOOP_MS)
        self._motion.setLoopCount(-1)
        self._motion.valueChanged.connect(lambda _value: self.update())
        theme.changed.connect(self._theme_changed)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Three dots and their gaps."""
        return QSize(self._theme.px(28), self._theme.px(16))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to breathe."""
        super().showEvent(event)
        self._obey()

    @property
    def moving(self) -> bool:
        """Whether they breathe now."""
        return self._motion.state() is QVariantAnimation.State.Running

    def _obey(self) -> None:
        if not self._theme.moves:
            self._motion.stop()
        elif self.isVisible() and not self.moving:
            self._motion.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cost nothing when nobody looks."""
        self._motion.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each dot is strongest at its own moment of the loop."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        now = float(self._motion.currentValue() or 0.0)
        for dot in range(3):
            wave = 0.5 + 0.5 * math.cos((now - dot * 0.16) * math.tau)
            color = self._theme.color("accent")
            color.setAlphaF(0.3 + 0.7 * wave)
            painter.setBrush(color)
            side = 6 * self._theme.factor
            painter.drawEllipse(QRectF((2 + dot * 9) * side / 6, 5 * side / 6, side, side))

    def _theme_changed(self) -> None:
        self.setFixedSize(self.sizeHint())
        self._obey()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """A new theme changes the ink."""
        super().changeEvent(event)
        self.update()
