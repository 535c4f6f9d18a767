"""What every page of the panel stands in: it scrolls, and its parts keep the same distances."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget


class PageFrame(QScrollArea):
    """A column; `column` takes the parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Keys that the buttons in it do not want come here, and scroll.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(24, 8, 24, 16)
        self.column.setSpacing(12)
        self.setWidget(page)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the focus is seen, whichever way it got it."""
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def caption(self, text: str) -> QLabel:
        """The name of the parts that follow."""
        label = paragraph(text, "strong")
        label.setContentsMargins(0, 12, 0, 0)
        self.column.addWidget(label)
        return label


def paragraph(text: str = "", role: str = "") -> QLabel:
    """Words that wrap and can be copied."""
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
