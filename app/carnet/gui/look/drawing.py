"""One of the project's drawings, standing alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from carnet.gui.look.icons import Icons

AIR = 0.11  # empty share at the side of every drawing


class Drawing(QWidget):
    """Decoration: words beside it say the same, so screen readers may pass it by."""

    def __init__(
        self,
        icons: Icons,
        name: str,
        ink: str,
        side_px: int = 20,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`flush` moves it left by the air inside the drawing, to stand above text."""
        super().__init__(parent)
        self._icons = icons
        self._name = name
        self._ink = ink
        self._flush = flush
        self._side = side_px
        self._fit()

    def draw(self, name: str, ink: str) -> None:
        """Change it."""
        self._name, self._ink = name, ink
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of the text is another size of the drawing."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        side = self._icons.px(self._side)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the theme's ink of this moment."""
        side, ratio = self.width(), self.devicePixelRatioF()
        shift = round(side * AIR) if self._flush else 0
        painter = QPainter(self)
        painter.drawPixmap(-shift, 0, self._icons.tinted(self._name, self._ink, side, ratio))
