"""What the conversation shows before the first question: how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.domain.library import Activity, LibraryStatus
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.flow_layout import FlowLayout
from carnet.gui.look.tab_chain import lead_through, stop_before
from carnet.gui.look.yielding_button import YieldingButton
from carnet.gui.words import phrases

LOOK_MS = 3_000  # a folder that was just added is not looked through at once


class EmptyPage(QWidget):
    """A heading, a line of advice, and questions: beginnings, or whole ones that can be answered.

    Without a folder it says how to get one.
    """

    begun = Signal(str)  # words to put into the question field
    add_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = self._failed = 0
        self._folders = True
        self._bare = False  # folders, and nothing in them
        self._known: tuple[int, bool, int, bool] | None = None
        self.waiting = QTimer(self, singleShot=True, interval=LOOK_MS)
        self.waiting.timeout.connect(self._found_nothing)
        self._examples: tuple[str, ...] = ()
        self._heading = QLabel(wordWrap=True)
        self._heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._heading.setProperty("role", "title")
        self._advice = QLabel(wordWrap=True)
        self._advice.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._heading)
        self._advice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._advice)
        column.addSpacing(16)
        self._row = FlowLayout(gap_px=8, centred=True)
        self.starts: list[WordButton] = []
        column.addLayout(self._row)
        self.add = WordButton(self.tr("Add a folder…"), Rank.PRIMARY)
        self.add.clicked.connect(self.add_wanted)
        self.sample = WordButton(self.tr("Try the sample library"), Rank.PLAIN)
        self.sample.clicked.connect(self.sample_wanted)
        self._has_sample = False
        begin = QHBoxLayout()
        begin.setSpacing(12)
        begin.addStretch()
        begin.addWidget(self.add)
        begin.addWidget(self.sample)
        begin.addStretch()
        column.addLayout(begin)
        column.addStretch(3)
        self._show()

    def minimumSizeHint(self) -> QSize:
        """Lines of buttons go on below."""
        return QSize(200, super().minimumSizeHint().height())

    def offer_sample(self, there: bool) -> None:
        """Whether there is a sample library."""
        self._has_sample = there
        self._show()

    def show_library(self, status: LibraryStatus) -> None:
        """Say how many notes can be asked, that there is no folder yet, or none that holds any."""
        folders, failed = bool(status.folders), len(status.failed)
        at_rest = status.progress.activity is Activity.IDLE
        if folders and at_rest and not status.documents:
            if not self._bare and not self.waiting.isActive():
                self.waiting.start()
        else:
            self.waiting.stop()
            self._bare = False
        known = (status.documents, folders, failed, self._bare)
        if known != self._known:
            self._known = known
            self._notes, self._folders, self._failed = status.documents, folders, failed
            self._show()

    def show_examples(self, questions: Sequence[str]) -> None:
        """Questions that the notes answer, in place of beginnings."""
        self._examples = tuple(questions)
        self._show()

    def _found_nothing(self) -> None:
        self._bare = True
        self._show()

    def _show(self) -> None:
        none = self._bare or not self._folders
        self.add.setVisible(none)
        self.sample.setVisible(none and self._has_sample)
        self._heading.setText(
            self.tr("No notes yet") if none else self.tr("What would you like to know?")
        )
        if self._bare and self._failed:
            said = self.tr("Nothing in your folders could be read. The list at the left says why.")
        elif self._bare:
            said = self.tr("Your folders hold no note, PDF, office file or mail. Put one there and "
                           "it appears by itself, or add another folder.")  # fmt: skip
        elif not self._folders:
            said = self.tr("Add a folder of notes, or drop one on this window. Nothing in it is "
                           "changed, and nothing leaves this machine.")  # fmt: skip
        elif self._notes:
            said = self.tr("Ask in your own words. Every sentence of the answer points at the line "
                           "it came from, in one of your {notes}.")  # fmt: skip
        else:
            said = self.tr("Your notes are being looked for.")
        self._advice.setText(said.format(notes=phrases.notes(self._notes)))
        self._offer()

    def _offer(self) -> None:
        words = self._examples or (
            self.tr("When did I last …"),
            self.tr("What did we decide about …"),
            self.tr("How do I …"),
        )
        words = words if self._folders and not self._bare else ()
        if [start.text() for start in self.starts] == [_escaped(one) for one in words]:
            return
        gone = list(self.starts)
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.starts.clear()
        for one in words:
            start = YieldingButton(_escaped(one), Rank.PLAIN)
            start.setToolTip(one)
            start.setAccessibleName(one)
            start.setProperty("shape", "pill")
            start.clicked.connect(
                lambda _checked=False, one=one: self.begun.emit(one.removesuffix("…"))
            )
            self._row.addWidget(start)
            self.starts.append(start)
        before = stop_before(self.add, [*gone, *self.starts])
        lead_through([*([before] if before is not None else []), *self.starts, self.add])


def _escaped(text: str) -> str:
    """A title may hold what a button takes for the mark of a key."""
    return text.replace("&", "&&")
