"""The project's drawings, tinted with the theme's ink and sharp at every scale."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from carnet.gui.look.theme import Theme

SIDE_PX = 20  # of a drawing that stands alone, at the system's text size
WORD_SIDE_PX = 18  # of one beside a word


class Icons(QObject):
    """Draws `resources/icons/NAME.svg`, whose strokes are `currentColor`."""

    def __init__(self, theme: Theme, icons_dir: Path):
        super().__init__(theme)
        self._theme = theme
        self._dir = icons_dir
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, int, int], QIcon] = {}

    def pixmap(self, name: str, color: QColor, side_px: int, ratio: float) -> QPixmap:
        """A square picture of `side_px` logical pixels, for a screen of that pixel ratio."""
        key = (name, color.name(), side_px, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, color, side_px, ratio)
        return self._pixmaps[key]

    def _draw(self, name: str, color: QColor, side_px: int, ratio: float) -> QPixmap:
        svg = self._source(name).replace("currentColor", color.name())
        pixmap = QPixmap(QSize(side_px, side_px) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def tinted(self, name: str, ink: str, side_px: int, ratio: float) -> QPixmap:
        """`pixmap` in a colour of the theme."""
        return self.pixmap(name, self._theme.color(ink), side_px, ratio)

    def px(self, length: float) -> int:
        """A length that goes with the text."""
        return self._theme.px(length)

    def icon(self, name: str, ink: str = "muted", gap_px: int = 0) -> QIcon:
        """For buttons and menus, sharp at the usual scales and as large as the text wants it.

        `gap_px` of nothing stands at its right.
        """
        side = self.px(WORD_SIDE_PX if gap_px else SIDE_PX)
        key = (name, self._theme.color(ink).name(), gap_px, side)
        if key not in self._icons:
            self._icons[key] = self._make_icon(name, ink, gap_px, side)
        return self._icons[key]

    def _make_icon(self, name: str, ink: str, gap_px: int, side: int) -> QIcon:
        icon = QIcon()
        for ratio in _ratios():
            drawn = self.tinted(name, ink, side, ratio)
            if gap_px:
                wide = QPixmap(QSize(side + gap_px, side) * ratio)
                wide.setDevicePixelRatio(ratio)
                wide.fill(Qt.GlobalColor.transparent)
                painter = QPainter(wide)
                painter.drawPixmap(0, 0, drawn)
                painter.end()
                drawn = wide
            icon.addPixmap(drawn)
        return icon

    def app_icon(self) -> QIcon:
        """The program's own icon."""
        icon = QIcon()
        for side in (16, 24, 32, 48, 64, 128, 256):
            icon.addPixmap(self.pixmap("carnet", QColor("#000000"), side, 1.0))
        return icon

    def _source(self, name: str) -> str:
        if name not in self._sources:
            path = self._dir / f"{name}.svg"
            self._sources[name] = path.read_text(encoding="utf-8")
        return self._sources[name]


def _ratios() -> list[float]:
    """Those of the screens there are, fractions too, and what a screen that comes may need."""
    return sorted({1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})
