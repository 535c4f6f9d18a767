"""The program's icon as PNG files of the usual sizes: `python -m tests.shots.app_icon`.

They are drawn from resources/icons/carnet.svg; a test holds them to it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from carnet.gui.app import APP_ID

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
DRAWING = RESOURCES / "icons" / "carnet.svg"
THEME = RESOURCES / "desktop" / "icons" / "hicolor"
SIDES = (16, 24, 32, 48, 64, 128, 256, 512)


def drawn(side_px: int) -> QImage:
    """The icon, on nothing."""
    picture = QImage(QSize(side_px, side_px), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return picture


def file_of(side_px: int) -> Path:
    """Where the icon of that size lies, as desktops look for it."""
    return THEME / f"{side_px}x{side_px}" / "apps" / f"{APP_ID}.png"


def main() -> int:
    """Write them all, and the drawing beside them."""
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for side in SIDES:
        file_of(side).parent.mkdir(parents=True, exist_ok=True)
        drawn(side).save(str(file_of(side)), "PNG")
    scalable = THEME / "scalable" / "apps" / f"{APP_ID}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(DRAWING.read_bytes())
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
