"""Yes or no: a switch."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from carnet.gui.look.theme import Theme
from carnet.gui.settings.editors.editor import Editor

AIR = 3.0  # around the track, for the ring of the focus


class Switch(QCheckBox):
    """A check box by all that screen readers and keys see; its knob stands right when it is on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A track as high as a line of text."""
        return QSize(self._theme.px(40), self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """No smaller."""
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        """All of it."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, knob, and a ring when it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hint = self.sizeHint()
        top = (self.height() - hint.height()) / 2
        track = QRectF(0, top, hint.width(), hint.height()).adjusted(AIR, AIR, -AIR, -AIR)
        radius = track.height() / 2
        on, color = self.isChecked(), self._theme.color
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 1.5))
            ring = track.adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(ring, radius + 2, radius + 2)
        edge = color("border" if not self.isEnabled() else "accent" if on else "border_strong")
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(color("accent") if on and self.isEnabled() else color("surface"))
        painter.drawRoundedRect(track, radius, radius)
        side = track.height() - 6
        left = track.right() - side - 3 if on else track.left() + 3
        painter.setPen(Qt.PenStyle.NoPen)
        knob = "on_accent" if on else "border_strong"
        painter.setBrush(color(knob if self.isEnabled() else "border"))
        painter.drawEllipse(QRectF(left, track.top() + 3, side, side))


class FlagEditor(Editor):
    """Of a `Flag`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.switch = Switch(theme)
        self.switch.toggled.connect(self.chosen.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.switch)

    @property
    def field(self) -> QWidget:
        """The switch."""
        return self.switch

    def show_value(self, value: bool) -> None:
        """On or off."""
        self.switch.blockSignals(True)
        self.switch.setChecked(value)
        self.switch.blockSignals(False)
        self.switch.update()
