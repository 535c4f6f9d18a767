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
    layout, _ = lay_out(theme, box.width(), text, spans, font, lines)
    painter.setPen(theme.color(ink))
    layout.draw(painter, QPointF(box.topLeft()))


def lay_out(
    theme: Theme,
    width: int,
    text: str,
    spans: Sequence[tuple[int, int]],
    font: QFont,
    lines: int,
) -> tuple[QTextLayout, int]:
    """The text in so many lines at most, and how many characters stand in them.

    What does not fit ends in an ellipsis, after a whole word if there is one.
    """
    layout, shown = _break_lines(theme, width, text, spans, font, lines)
    while shown < len(text):
        text = text[: max(0, shown - 2)]
        kept = text.rpartition(" ")[0] or text
        text = f"{kept.rstrip(' .,;:…·')}…"
        whole = [(start, end) for start, end in spans if end < len(text)]
        layout, shown = _break_lines(theme, width, text, whole, font, lines)
    return layout, shown


def _break_lines(
    theme: Theme,
    width: int,
    text: str,
    spans: Sequence[tuple[int, int]],
    font: QFont,
    lines: int,
) -> tuple[QTextLayout, int]:
    layout = QTextLayout(text, font)
    layout.setFormats([_marked(theme, start, end) for start, end in spans])
    option = QTextOption()  # the text's own direction
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y, step, shown = 0.0, QFontMetrics(font).lineSpacing(), 0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, y))
        y += step
        shown = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, shown


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
