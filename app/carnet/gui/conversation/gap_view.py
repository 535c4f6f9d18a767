"""Why the notes do not say: what was looked for, what is missing, and how to look further."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.domain.answers import Answer, Widening
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons


class GapView(QWidget):
    """Two lines and two buttons under "Your notes do not say"."""

    search_wanted = Signal(str)  # words
    nearest_wanted = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._words = ""
        self.looked_for = self._line()
        self.missing = self._line()
        self.search = WordButton(self.tr("Search wider"), Rank.PLAIN, icons, "search")
        self.search.clicked.connect(lambda: self.search_wanted.emit(self._words))
        self.nearest = WordButton(self.tr("Quote what is nearest"), Rank.PLAIN, icons, "quote")
        self.nearest.clicked.connect(self.nearest_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.search)
        buttons.addWidget(self.nearest)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.looked_for)
        column.addWidget(self.missing)
        column.addSpacing(4)
        column.addLayout(buttons)

    def show_gap(self, answer: Answer) -> None:
        """Say what an answer that abstained knows about it; be away for any other."""
        self.setVisible(answer.abstained)
        gap = answer.gap
        looked_for = gap.looked_for if gap else ()
        missing = gap.missing if gap else ()
        self._words = " ".join(looked_for) or answer.searched_for
        self.looked_for.setText(
            self.tr("Looked for: {words}").format(words=" · ".join(looked_for) or self._words)
        )
        self.missing.setText(
            self.tr("The nearest note does not have: {words}").format(words=" · ".join(missing))
        )
        self.missing.setVisible(bool(missing) and bool(answer.nearest))
        self.nearest.setVisible(gap is not None and Widening.NEAREST_TOO in gap.wider)

    def _line(self) -> QLabel:
        line = QLabel(wordWrap=True)
        line.setProperty("role", "muted")
        line.setTextFormat(Qt.TextFormat.PlainText)
        return line
