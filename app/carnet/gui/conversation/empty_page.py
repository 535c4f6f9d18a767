"""What the conversation shows before the first question: how to begin."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.words import phrases


class EmptyPage(QWidget):
    """A heading, a line of advice, and a few beginnings of questions."""

    begun = Signal(str)  # words to put into the question field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self.tr("What would you like to know?"))
        self._heading.setProperty("role", "title")
        self._advice = QLabel(wordWrap=True)
        self._advice.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignHCenter)
        self._advice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._advice)
        column.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        self.starts: list[WordButton] = []
        for words in (
            self.tr("When did I last …"),
            self.tr("What did we decide about …"),
            self.tr("How do I …"),
        ):
            start = WordButton(words, Rank.PLAIN)
            start.setProperty("shape", "pill")
            start.clicked.connect(
                lambda _checked=False, words=words: self.begun.emit(words.removesuffix("…"))
            )
            row.addWidget(start)
            self.starts.append(start)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)
        self.show_count(0)

    def minimumSizeHint(self) -> QSize:
        """Beginnings that do not fit are left out."""
        return QSize(200, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many beginnings as there is room for."""
        super().resizeEvent(event)
        room = self.width()
        for start in self.starts:
            room -= start.sizeHint().width() + 8
            start.setVisible(room >= 0)

    def show_count(self, notes: int) -> None:
        """Say how many notes can be asked."""
        if notes:
            said = self.tr("Ask in your own words. Every sentence of the answer points at the line "
                           "it came from, in one of your {notes}.")  # fmt: skip
            self._advice.setText(said.format(notes=phrases.notes(notes)))
        else:
            self._advice.setText(self.tr("Your notes are being looked for."))
