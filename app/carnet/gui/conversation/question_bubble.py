"""A person's question, at the right of the conversation."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.prose_view import ProseView
from carnet.gui.look.theme import Theme

SHORT_CHARS = 700  # a longer question is folded
WIDEST_SHARE = 0.82  # of the column


class QuestionText(ProseView):
    """The question's text."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme)
        self._text = text
        self.setAccessibleName(self.tr("Question"))
        self.redraw()

    def show_text(self, text: str) -> None:
        """Replace the text."""
        self._text = text
        self.redraw()

    def redraw(self) -> None:
        """Write the text in the theme's ink."""
        if not hasattr(self, "_text"):
            return
        body = QTextCharFormat()
        body.setFont(self.theme.font(1.05))
        body.setForeground(self.theme.color("text"))
        self.document().clear()
        QTextCursor(self.document()).insertText(self._text, body)

    def natural_width(self) -> int:
        """Width of the longest line if nothing wraps."""
        metrics = QFontMetricsF(self.theme.font(1.05))
        return 4 + math.ceil(max(map(metrics.horizontalAdvance, self._text.split("\n"))))


class _Ground(QWidget):
    """The tinted shape behind the words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("tint"))
        painter.drawRoundedRect(self.rect(), 14, 14)


class QuestionBubble(QWidget):
    """As wide as its words, up to most of the column; a very long question is folded."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        folded = len(text) > SHORT_CHARS
        self.words = QuestionText(theme, text[:SHORT_CHARS].rstrip() + "…" if folded else text)
        self._ground = _Ground(theme)
        self._ground.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self._ground)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addWidget(self.words)
        self.unfold = WordButton(self.tr("Show the whole question"), Rank.QUIET)
        self.unfold.setVisible(folded)
        self.unfold.clicked.connect(self._show_all)
        column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(self._ground)

    def sizeHint(self) -> QSize:
        """The height its words need."""
        return QSize(200, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hug the words."""
        super().resizeEvent(event)
        self._hug()

    def _hug(self) -> None:
        natural = self.words.natural_width()
        self.words.setFixedWidth(max(24, min(natural, int(self.width() * WIDEST_SHARE) - 32)))

    def _show_all(self) -> None:
        self.unfold.hide()
        self.words.show_text(self.text)
        self._hug()
