"""Files that could not be read: which, why, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from carnet.domain.library import Problem
from carnet.gui.look.buttons import IconButton, Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.words import phrases
from carnet.gui.words.error_text import explain

SHOWN = 200  # cards are widgets; a longer list says how many more there are


class ProblemsView(QWidget):
    """A page over the conversation, left with its back button or Esc."""

    back_wanted = Signal()
    retry_wanted = Signal()
    edit_wanted = Signal(str)  # path
    reveal_wanted = Signal(str)  # path

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._shown: tuple[Problem, ...] = ()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        column.addLayout(self._make_head())
        column.addLayout(self._cards)
        column.addStretch()
        page.setMaximumWidth(760)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 1_000)
        row.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_problems(self, problems: Sequence[Problem], roots: tuple[str, ...]) -> None:
        """Replace the list."""
        if tuple(problems) == self._shown:
            return
        self._shown = tuple(problems)
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for problem in problems[:SHOWN]:
            self._cards.addWidget(self._card(problem, roots))
        if len(problems) > SHOWN:
            more = QLabel(self.tr("and %Ln more", "", len(problems) - SHOWN))
            more.setProperty("role", "muted")
            self._cards.addWidget(more)
        if problems:
            self.count.setText(phrases.problems(len(problems)))
        else:
            self.count.setText(self.tr("Every file could be read"))
        self.retry.setVisible(bool(problems))

    def _make_head(self) -> QVBoxLayout:
        back = IconButton(self._icons, "back")
        back.describe(self.tr("Back to the conversation"))
        back.clicked.connect(self.back_wanted)
        self.count = QLabel()
        self.count.setProperty("role", "heading")
        self.retry = WordButton(self.tr("Try again"), Rank.PLAIN, self._icons, "refresh")
        self.retry.clicked.connect(self.retry_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(back)
        row.addWidget(self.count, 1)
        row.addWidget(self.retry)
        said = QLabel(
            self.tr(
                "Everything else was read. A file in this list is tried again when it changes, "
                "or when you press the button."
            ),
            wordWrap=True,
        )
        said.setProperty("role", "muted")
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(said)
        return column

    def _card(self, problem: Problem, roots: tuple[str, ...]) -> QWidget:
        said = explain(problem.error)
        card = QFrame()
        card.setProperty("role", "card")
        name = QLabel(PurePath(problem.path).name)
        name.setProperty("role", "strong")
        name.setTextFormat(Qt.TextFormat.PlainText)
        place = QLabel(str(PurePath(phrases.place(problem.path, roots)).parent))
        place.setProperty("role", "small")
        place.setTextFormat(Qt.TextFormat.PlainText)
        reason = QLabel(said.message, wordWrap=True)
        reason.setTextFormat(Qt.TextFormat.PlainText)
        advice = QLabel(said.advice, wordWrap=True)
        advice.setTextFormat(Qt.TextFormat.PlainText)
        advice.setProperty("role", "muted")
        advice.setVisible(bool(said.advice))
        if said.detail:
            reason.setToolTip(said.detail)
        words = QVBoxLayout()
        words.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(name)
        first.addWidget(place)
        first.addStretch()
        words.addLayout(first)
        words.addWidget(reason)
        words.addWidget(advice)
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 8, 12)
        row.addLayout(words, 1)
        file = PurePath(problem.path).name
        for drawing, text, signal in (
            ("edit", self.tr("Open {file} in your editor"), self.edit_wanted),
            ("reveal", self.tr("Show {file} in its folder"), self.reveal_wanted),
        ):
            button = IconButton(self._icons, drawing)
            button.describe(text.format(file=file))
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(problem.path))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return card
