"""Text with its matching words marked, painted into a box of some lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from carnet.gui.look.theme import Theme


def draw_marked(
    painter: QPainter,
    theme: Theme,
    box: QRect,
    text: str,
    spans: Sequence[tuple[int, int]],
    font: QFont,
    ink: str = "text",
    lines: int = 1,
) -> None:
    """Marked words are bold on a marker's ground: never by colour alone."""
    layout = QTextLayout(text, font)
    layout.setFormats([_marked(theme, start, end) for start, end in spans])
    option = QTextOption()  # the text's own direction
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y, step = 0.0, QFontMetrics(font).lineSpacing()
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, y))
        y += step
    layout.endLayout()
    painter.setPen(theme.color(ink))
    layout.draw(painter, QPointF(box.topLeft()))


def _marked(theme: Theme, start: int, end: int) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.Bold)
    style.setForeground(theme.color("on_marker"))
    style.setBackground(theme.color("marker"))
    matched = QTextLayout.FormatRange()
    matched.start = start
    matched.length = end - start
    matched.format = style
    return matched
