"""Small drawings that stand in a line of text: citation numbers, support labels, check boxes.

They are text objects, so they wrap with the words around them, carry links and are found again
when text is copied.
"""

from __future__ import annotations

from enum import StrEnum
from typing import cast

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from carnet.gui.look.theme import Theme

OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
KIND = QTextFormat.Property.UserProperty.value + 1
LABEL = QTextFormat.Property.UserProperty.value + 2
REPLACEMENT = "\ufffc"  # the character a text object occupies


GAP_PX = 4.0  # before a label


class Mark(StrEnum):
    """What is drawn."""

    CITATION = "citation"
    WARNING = "warning"  # a support label
    TO_DO = "to-do"
    DONE = "done"


class InlineMarks(QPyTextObject):
    """Draws the marks of one document. The document must outlive nothing of it: it is its child."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        document.documentLayout().registerHandler(OBJECT, cast(QObject, self))

    def intrinsicSize(self, _doc: QTextDocument, _pos: int, fmt: QTextFormat) -> QSizeF:
        """Room for the mark: as high as the letters, so lines keep their height."""
        font = self._font(fmt)
        metrics = QFontMetricsF(font)
        outer = QFontMetricsF(fmt.toCharFormat().font())
        if fmt.property(KIND) in (Mark.TO_DO, Mark.DONE):
            return QSizeF(outer.ascent(), outer.ascent())
        width = metrics.horizontalAdvance(str(fmt.property(LABEL)))
        padding = metrics.height() * 0.7
        width = max(width + padding, metrics.height() * 1.2) + GAP_PX
        return QSizeF(width, outer.ascent())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _pos: int,
        fmt: QTextFormat,
    ) -> None:
        """Draw around the middle of a capital letter, a little above and below the line."""
        rect = QRectF(rect)  # stands on the line; the mark goes around a capital's middle
        capital = QFontMetricsF(fmt.toCharFormat().font()).capHeight()
        rect.setTop(rect.bottom() - capital)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if fmt.property(KIND) in (Mark.TO_DO, Mark.DONE):
            self._draw_box(painter, rect, fmt.property(KIND) == Mark.DONE)
        else:
            self._draw_pill(painter, rect, fmt)
        painter.restore()

    def _draw_pill(self, painter: QPainter, rect: QRectF, fmt: QTextFormat) -> None:
        warning = fmt.property(KIND) == Mark.WARNING
        font = self._font(fmt)
        height = QFontMetricsF(font).height() * 1.18
        left, top = rect.left() + GAP_PX, rect.center().y() - height / 2
        pill = QRectF(left, top, rect.width() - GAP_PX, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("warning_tint" if warning else "tint"))
        painter.drawRoundedRect(pill, height * 0.36, height * 0.36)
        painter.setPen(self._theme.color("warning" if warning else "on_tint"))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(fmt.property(LABEL)))

    def _draw_box(self, painter: QPainter, rect: QRectF, done: bool) -> None:
        side = rect.height() * 1.2
        box = QRectF(rect.left() + 0.5, rect.center().y() - side / 2, side, side)
        accent = self._theme.color("accent")
        painter.setPen(QPen(accent if done else self._theme.color("border_strong"), 1.3))
        painter.setBrush(accent if done else QColor(0, 0, 0, 0))
        painter.drawRoundedRect(box, side * 0.24, side * 0.24)
        if done:
            pen = QPen(self._theme.color("on_accent"), 1.7)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            x, y = box.left(), box.top()
            points = [(0.26, 0.53), (0.43, 0.70), (0.75, 0.33)]
            painter.drawPolyline([QPointF(x + a * side, y + b * side) for a, b in points])

    def _font(self, fmt: QTextFormat) -> QFont:
        font = QFont(fmt.toCharFormat().font())
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.76))
        font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(False)
        font.setUnderline(False)
        return font


def mark_format(
    base: QTextCharFormat, kind: Mark, label: str = "", link: str = "", tip: str = ""
) -> QTextCharFormat:
    """The format to give to one `REPLACEMENT` character."""
    fmt = QTextCharFormat(base)
    fmt.setObjectType(OBJECT)
    fmt.setProperty(KIND, kind.value)
    fmt.setProperty(LABEL, label)
    fmt.setFontUnderline(False)
    fmt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
    if link:
        fmt.setAnchor(True)
        fmt.setAnchorHref(link)
    if tip:
        fmt.setToolTip(tip)
    return fmt


def label_of(fmt: QTextCharFormat) -> str:
    """How a mark is written in plain text."""
    match fmt.property(KIND):
        case Mark.CITATION:
            return f" [{fmt.property(LABEL)}]"
        case Mark.WARNING:
            return f" ({fmt.property(LABEL)})"
        case Mark.DONE:
            return "[x]"
        case Mark.TO_DO:
            return "[ ]"
        case _:
            return ""
