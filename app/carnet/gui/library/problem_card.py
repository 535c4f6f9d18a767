"""One reason and the files it keeps from being read, with what can be done with each."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.domain.library import Problem
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.library.problem_groups import ProblemGroup, as_text, name_of
from carnet.gui.look.buttons import QUIET_PX, IconButton, Rank, WordButton
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.icons import Icons
from carnet.gui.words import phrases
from carnet.gui.words.error_text import explain

SHOWN_AT_FIRST = 6
MORE = 40  # widgets are dear: a long group unfolds in steps


class ProblemCard(QFrame):
    """Grows and shrinks with its group; the files that stay are not drawn anew."""

    retry_wanted = Signal()
    edit_wanted = Signal(str)  # path
    reveal_wanted = Signal(str)  # path

    def __init__(self, icons: Icons, known: KnownFolders, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._known = known
        self._group: ProblemGroup | None = None
        self._limit = SHOWN_AT_FIRST
        self.rows: dict[str, QWidget] = {}  # by path
        self.setProperty("role", "card")
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("role", "strong")
        self.advice = QLabel(wordWrap=True)
        self.advice.setProperty("role", "muted")
        for label in (self.title, self.advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(QUIET_PX, 0, 0, 0)
        self._files = QVBoxLayout()
        self._files.setSpacing(0)
        self._files.setContentsMargins(QUIET_PX, 0, 0, 0)
        self.more = WordButton("", Rank.QUIET)
        self.more.clicked.connect(self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(16 - QUIET_PX, 12, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.advice)
        column.addSpacing(4)
        column.addLayout(self._files)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_group(self, group: ProblemGroup) -> None:
        """Take the group as it is now."""
        self._group = group
        count = len(group.problems)
        alone = explain(group.problems[0].error) if count == 1 else group.said
        title = alone.message if count == 1 else f"{phrases.number(count)} · {alone.message}"
        self.title.setText(title)
        self.title.setToolTip(alone.detail)
        self.advice.setText(alone.advice)
        self.advice.setVisible(bool(alone.advice))
        self._show_rows(group)

    def _show_rows(self, group: ProblemGroup) -> None:
        shown = group.problems[: self._limit]
        wanted = {problem.path for problem in shown}
        for path in [path for path in self.rows if path not in wanted]:
            self.rows.pop(path).deleteLater()
        for place, problem in enumerate(shown):
            if problem.path not in self.rows:
                self.rows[problem.path] = self._row(problem)
                self._files.insertWidget(place, self.rows[problem.path])
        hidden = len(group.problems) - len(shown)
        self.more.setVisible(hidden > 0)
        self.more.reword(self.tr("Show %Ln more", "", hidden))

    def _show_more(self) -> None:
        self._limit += MORE
        if self._group is not None:
            self._show_rows(self._group)

    def _row(self, problem: Problem) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name_of(problem)))
        place = ElidedLabel(str(PurePath(phrases.place(problem.path, self._known.paths)).parent))
        place.setProperty("role", "small")
        words.addWidget(place)
        row.setToolTip(problem.path)
        line.addLayout(words, 1)
        path, file = problem.path, name_of(problem)
        for drawing, text, do in (
            ("refresh", self.tr("Try {file} again"), self.retry_wanted.emit),
            ("edit", self.tr("Open {file} in your editor"), lambda: self.edit_wanted.emit(path)),
            ("reveal", self.tr("Show {file} in its folder"), lambda: self.reveal_wanted.emit(path)),
            ("copy", self.tr("Copy the path and the reason of {file}"), lambda: _copy(problem)),
        ):
            button = IconButton(self._icons, drawing)
            button.describe(text.format(file=file))
            button.clicked.connect(lambda _checked=False, do=do: do())
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def _copy(problem: Problem) -> None:
    QGuiApplication.clipboard().setText(as_text([problem]))
