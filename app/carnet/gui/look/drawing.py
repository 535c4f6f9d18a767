"""One of the project's drawings, standing alone."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from carnet.gui.look.icons import Icons


class Drawing(QWidget):
    """Decoration: words beside it say the same, so screen readers may pass it by."""

    def __init__(
        self, icons: Icons, name: str, ink: str, side_px: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._name = name
        self._ink = ink
        self.setFixedSize(side_px, side_px)

    def draw(self, name: str, ink: str) -> None:
        """Change it."""
        self._name, self._ink = name, ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the theme's ink of this moment."""
        side, ratio = self.width(), self.devicePixelRatioF()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._icons.tinted(self._name, self._ink, side, ratio))
