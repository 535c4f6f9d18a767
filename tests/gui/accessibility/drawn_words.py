"""Whether words stand out from what is behind them, as they are drawn."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from tests.gui.accessibility.theatre import Screen, shown

from carnet.gui.look.tokens import contrast

LEAST = 4.5
SHARP = 3  # pixels a logical pixel is drawn with, so that thin strokes reach their full ink
FEW = 6  # pixels of one colour are a stroke's edge


def drawn(front: QWidget) -> QImage:
    image = QImage(front.size() * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    painter = QPainter(image)
    front.render(painter, QPoint(0, 0))
    painter.end()
    return image


def best_contrast(image: QImage, box: QRect) -> float:
    """Of the strongest ink in a box with its ground, which is what most of it shows."""
    scaled = QRect(box.topLeft() * SHARP, box.size() * SHARP)
    part = image.copy(scaled).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(part.constBits(), dtype=np.uint32) & 0xFFFFFF
    colours, counts = np.unique(pixels, return_counts=True)
    ground = f"#{colours[counts.argmax()]:06x}"
    inks = (f"#{colour:06x}" for colour in colours[counts >= FEW])
    return max((contrast(ink, ground) for ink in inks), default=1.0)


def weak_words(screen: Screen) -> list[str]:
    """Labels and buttons whose words do not stand out from what is behind them."""
    front = screen.front
    image = drawn(front)
    weak = []
    for widget in shown(screen):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isEnabled():
            continue
        words = widget.text()
        box = QRect(widget.mapTo(front, QPoint(0, 0)), widget.size()) & front.rect()
        seen = widget.visibleRegion().boundingRect().height() * 2 > widget.height()
        if not any(char.isalnum() for char in words) or box.isEmpty() or not seen:
            continue
        found = best_contrast(image, box)
        if found < LEAST:
            weak.append(f"{type(widget).__name__} “{words[:30]}”: {found:.2f}")
    return weak
