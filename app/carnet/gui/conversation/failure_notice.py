"""What went wrong with an answer, calmly, and asking again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from carnet.domain.errors import ErrorInfo
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.words.error_text import explain


class FailureNotice(QWidget):
    """A message, advice, and a button."""

    ask_again = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        self.message = QLabel(wordWrap=True)
        self.message.setProperty("role", "strong")
        self._advice = QLabel(wordWrap=True)
        again = WordButton(self.tr("Ask again"), Rank.PLAIN, icons, "refresh")
        again.clicked.connect(self.ask_again)
        column.addWidget(self.message)
        column.addWidget(self._advice)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, error: ErrorInfo) -> None:
        """Show it."""
        said = explain(error)
        self.message.setText(said.message)
        self.message.setToolTip(said.detail)
        self._advice.setText(said.advice)
        self._advice.setVisible(bool(said.advice))
        self.show()
