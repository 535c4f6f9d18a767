"""Files that could not be read: which, why, and what a person can do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from carnet.domain.library import Activity, LibraryStatus, Problem
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.library.problem_card import ProblemCard
from carnet.gui.library.problem_groups import as_text, grouped
from carnet.gui.look.buttons import IconButton, Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.words import phrases

RETRY_MS = 4_000  # when nothing is heard, nothing has changed
FOLLOW_MS = 500  # while files are being read, the list follows at most this often


class ProblemsView(QWidget):
    """A page over the conversation, left with its back button or Esc."""

    back_wanted = Signal()
    retry_wanted = Signal()
    edit_wanted = Signal(str)  # path
    reveal_wanted = Signal(str)  # path

    def __init__(self, icons: Icons, known: KnownFolders, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._known = known
        self._shown: tuple[Problem, ...] | None = None
        self._coming: tuple[Problem, ...] = ()
        self.cards: dict[str, ProblemCard] = {}  # by code
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._follow.timeout.connect(self._take)
        self._retrying = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retrying.timeout.connect(lambda: self._show_retrying(False))
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        column.addLayout(self._make_head())
        column.addWidget(self._make_empty(icons))
        column.addLayout(self._column)
        column.addStretch()
        page.setMaximumWidth(icons.px(760))
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_status(self, status: LibraryStatus) -> None:
        """Take the library's problems; at once when nothing is shown yet."""
        self._coming = status.failed
        at_work = status.progress.activity not in (Activity.IDLE, Activity.PAUSED)
        if self._retrying.isActive() and self._shown != status.failed and not at_work:
            self._show_retrying(False)
        if self._shown is None or (not at_work and not self._follow.isActive()):
            self._take()
        elif self._shown != status.failed and not self._follow.isActive():
            self._follow.start()

    def _take(self) -> None:
        problems = self._coming
        if problems == self._shown:
            return
        self._shown = problems
        groups = grouped(problems)
        codes = {group.code for group in groups}
        for code in [code for code in self.cards if code not in codes]:
            self.cards.pop(code).deleteLater()
        for place, group in enumerate(groups):
            card = self.cards.get(group.code) or self._card(group.code)
            card.show_group(group)
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
        some = bool(problems)
        self.count.setText(
            phrases.problems(len(problems)) if some else self.tr("Every file could be read")
        )
        for part in (self.retry, self.copy, self._said):
            part.setVisible(some)
        self._empty.setVisible(not some)
        if not some:
            self._show_retrying(False)

    def _card(self, code: str) -> ProblemCard:
        card = self.cards[code] = ProblemCard(self._icons, self._known)
        card.retry_wanted.connect(self._retry)
        card.edit_wanted.connect(self.edit_wanted)
        card.reveal_wanted.connect(self.reveal_wanted)
        return card

    def _make_head(self) -> QVBoxLayout:
        back = IconButton(self._icons, "back")
        back.describe(self.tr("Back to the conversation"))
        back.clicked.connect(self.back_wanted)
        self.count = QLabel(wordWrap=True)
        self.count.setProperty("role", "heading")
        self.copy = IconButton(self._icons, "copy")
        self.copy.describe(self.tr("Copy this list"))
        self.copy.clicked.connect(self._copy)
        self.retry = WordButton(self.tr("Try all again"), Rank.PLAIN, self._icons, "refresh")
        self.retry.clicked.connect(self._retry)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(back)
        row.addWidget(self.count, 1)
        row.addWidget(self.copy)
        row.addWidget(self.retry)
        self._said = QLabel(
            self.tr(
                "Everything else was read. A file in this list is tried again when it changes, "
                "or when you press the button."
            ),
            wordWrap=True,
        )
        self._said.setProperty("role", "muted")
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._said)
        return column

    def _make_empty(self, icons: Icons) -> QWidget:
        self._empty = QWidget()
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(0, 64, 0, 0)
        column.setSpacing(8)
        said = QLabel(self.tr("If a file cannot be read, it is listed here with the reason."))
        said.setWordWrap(True)
        said.setProperty("role", "muted")
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(Drawing(icons, "check", "good", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(said)
        self._empty.hide()
        return self._empty

    def _retry(self) -> None:
        self._show_retrying(True)
        self.retry_wanted.emit()

    def _show_retrying(self, retrying: bool) -> None:
        if retrying:
            self._retrying.start()
        else:
            self._retrying.stop()
        self.retry.setEnabled(not retrying)
        said = self.tr("Trying again…") if retrying else self.tr("Try all again")
        self.retry.reword(said, "refresh")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._shown or ()))
