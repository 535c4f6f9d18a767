"""First start, in three steps that can be skipped: what Carnet is, a folder, the models."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carnet.domain.models import InstalledModel
from carnet.engine.protocol import IsolationReport
from carnet.gui.look.announcing import announce
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.start.first_step import FirstStep
from carnet.gui.start.folder_step import FolderStep
from carnet.gui.start.models_step import ModelsStep
from carnet.gui.start.step_dots import StepDots

_WIDTH_PX = 760


class Step(IntEnum):
    """In order."""

    ABOUT = 0
    FOLDER = 1
    MODELS = 2


class WelcomePage(QWidget):
    """Fills the window until the library has a folder and the steps are walked or skipped.

    `walking`: somebody is on the way through them, so a folder that was added does not end it.
    """

    choose_wanted = Signal()
    sample_wanted = Signal()
    add_wanted = Signal(str)  # path
    privacy_wanted = Signal()
    models_wanted = Signal()
    step_changed = Signal(object)  # Step
    finished = Signal()  # walked or skipped

    def __init__(
        self, theme: Theme, icons: Icons, has_sample: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.walking = False
        self._skipped = False
        self._folders: frozenset[str] = frozenset()
        self.about = FirstStep(icons)
        self.folder = FolderStep(icons, has_sample)
        self.models = ModelsStep(icons)
        self.privacy = self.about.proof.more
        self.choose, self.sample = self.folder.choose, self.folder.sample
        self.about.proof.more_wanted.connect(self.privacy_wanted)
        self.folder.choose_wanted.connect(self.choose_wanted)
        self.folder.sample_wanted.connect(self.sample_wanted)
        self.folder.add_wanted.connect(self.add_wanted)
        self.models.manager_wanted.connect(self.models_wanted)
        self.stack = QStackedWidget()
        for page in (self.about, self.folder, self.models):
            self.stack.addWidget(_framed(page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self._make_foot(theme, icons))
        self.show_step(Step.ABOUT)

    @property
    def step(self) -> Step:
        """Where one is."""
        return Step(self.stack.currentIndex())

    def show_step(self, step: Step) -> None:
        """Go there."""
        self.stack.setCurrentIndex(step)
        self.dots.show_step(step)
        last = step is Step.MODELS
        self.back.setVisible(step is not Step.ABOUT)
        self.skip.setVisible(not last)
        words = {
            Step.ABOUT: self.tr("Choose your notes"),
            Step.FOLDER: self.tr("Next"),
            Step.MODELS: self.tr("Begin"),
        }
        self.next.reword(words[step], "check" if last else "next")
        self._offer_later()
        self.focus()
        announce(self, self.dots.words.text())
        self.step_changed.emit(step)

    def focus(self) -> None:
        """Where the next key press is expected."""
        (self.choose if self._choosing else self.next).setFocus()

    def begin(self, step: Step = Step.ABOUT) -> None:
        """Walk through the steps, from this one on."""
        self.walking = True
        self.show_step(step)

    def show_isolation(self, report: IsolationReport | None) -> None:
        """What the engine's self-test found; None while it is not known."""
        self.about.proof.show_report(report)

    def show_models(self, models: Sequence[InstalledModel]) -> None:
        """What there is of models."""
        self.models.show_models(models)

    def wanted(self, paths: Collection[str]) -> bool:
        """Whether this page is to be shown while these are the library's folders."""
        had = bool(self._folders)
        self.show_folders(paths)
        if paths:
            self._skipped = False
            return self.walking
        if had:  # the last one was removed
            self._skipped = False
            self.show_step(Step.FOLDER)
        return not self._skipped

    def show_folders(self, paths: Collection[str]) -> None:
        """The library's folders now; a new one leads on to the models."""
        new = frozenset(paths) - self._folders
        self._folders = frozenset(paths)
        self.folder.show_added(paths)
        self._offer_later()
        if new and self.walking and self.step is not Step.MODELS:
            self.show_step(Step.MODELS)

    # -- inside -------------------------------------------------------------------------------

    @property
    def _choosing(self) -> bool:
        return self.step is Step.FOLDER and not self._folders

    def _offer_later(self) -> None:
        """While a folder is to be chosen, that is the one thing to do here."""
        self.later.setVisible(self._choosing)
        self.next.setVisible(not self._choosing)

    def _make_foot(self, theme: Theme, icons: Icons) -> QWidget:
        self.dots = StepDots(theme, len(Step))
        self.skip = WordButton(self.tr("Skip the introduction"), Rank.QUIET)
        self.skip.clicked.connect(self._finish)
        self.back = WordButton(self.tr("Back"), Rank.PLAIN, icons, "back")
        self.back.clicked.connect(lambda: self.show_step(Step(self.step - 1)))
        self.next = WordButton("", Rank.PRIMARY, icons, "next")
        self.next.clicked.connect(self._go_on)
        self.later = WordButton(self.tr("Later"), Rank.PLAIN, icons, "next")
        self.later.clicked.connect(self._go_on)
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 16)
        row.setSpacing(12)
        row.addWidget(self.dots)
        row.addStretch()
        row.addWidget(self.skip)
        row.addWidget(self.back)
        row.addWidget(self.later)
        row.addWidget(self.next)
        return foot

    def _go_on(self) -> None:
        if self.step is Step.MODELS:
            self._finish()
        else:
            self.walking = True
            self.show_step(Step(self.step + 1))

    def _finish(self) -> None:
        self.walking = False
        self._skipped = True
        self.finished.emit()


def _framed(page: QWidget) -> QWidget:
    """In the middle, as wide as prose may be; it scrolls where there is little room."""
    page.setMaximumWidth(_WIDTH_PX)
    page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    middle = QWidget()
    row = QHBoxLayout(middle)
    row.setContentsMargins(32, 24, 32, 8)
    row.addStretch(1)
    row.addWidget(page, 1_000)
    row.addStretch(1)
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(middle)
    return scroll
