"""Text can be read on its ground: by the style sheet's rules, and as it is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from tests.gui.accessibility.conftest import Screen, shown

from carnet.gui.look.tokens import TEXT_PAIRS, contrast

SHEET = Path(__file__).resolve().parents[3] / "resources" / "styles" / "carnet.qss"
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
LEAST = 4.5
SHARP = 3  # pixels a logical pixel is drawn with, so that thin strokes reach their full ink
FEW = 6  # pixels of one colour are a stroke's edge


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Selector and declarations of the style sheet, tokens by name."""
    text = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    for selector, body in RULE.findall(text):
        declared = (line.partition(":") for line in body.split(";") if ":" in line)
        yield selector.strip(), {name.strip(): value.strip() for name, _, value in declared}


def token(value: str | None) -> str:
    found = re.fullmatch(r"\$(\w+)", value or "")
    return found.group(1) if found else ""


def test_ink_and_ground_of_one_rule_are_a_pair_that_is_tested() -> None:
    pairs = set(TEXT_PAIRS)
    for selector, declared in rules():
        if ":disabled" in selector:
            continue
        inks = (token(declared.get("color")), token(declared.get("selection-color")))
        grounds = (
            token(declared.get("background")),
            token(declared.get("selection-background-color")),
        )
        for ink, ground in zip(inks, grounds, strict=True):
            if ink and ground and ink != ground:
                assert (ink, ground) in pairs, selector


def test_ink_without_a_ground_of_its_own_can_stand_on_every_pane() -> None:
    pairs = set(TEXT_PAIRS)
    for selector, declared in rules():
        ink = token(declared.get("color"))
        alone = token(declared.get("background")) == "" and ":disabled" not in selector
        if ink and alone and not ink.startswith("on_"):
            for ground in ("window", "surface"):
                assert (ink, ground) in pairs, f"{selector}: {ink} on {ground}"


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


def test_words_are_drawn_with_enough_contrast(dressed: Screen) -> None:
    found = weak_words(dressed)
    assert not found, "\n".join(found)
