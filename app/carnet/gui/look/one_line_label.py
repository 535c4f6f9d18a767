"""A label that stands on one line while there is room, and wraps where there is none."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel


class OneLineLabel(QLabel):
    """For a `FlowLayout`: Qt's own wrapping label asks for several lines of a few words."""

    def __init__(self, text: str) -> None:
        super().__init__(text, wordWrap=True)

    def sizeHint(self) -> QSize:
        """All of it on one line."""
        margins = self.contentsMargins()
        words = self.fontMetrics().horizontalAdvance(self.text())
        wide = words + margins.left() + margins.right() + 2
        return QSize(wide, self.heightForWidth(wide))
