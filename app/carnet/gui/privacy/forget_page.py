"""Everything that can be forgotten, each with what that does and a line of proof."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carnet.domain.data import ForgottenTalks
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.privacy.deed import Deed
from carnet.gui.privacy.page_frame import PageFrame, paragraph
from carnet.gui.words import phrases, privacy_text


class ForgetPage(PageFrame):
    """Shows what there is; doing it is another's work."""

    notes_wanted = Signal()
    list_wanted = Signal()
    searches_wanted = Signal()
    talks_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(paragraph(self.tr("Forget"), "heading"))
        self.notes_button = WordButton(self.tr("Show the notes"), Rank.PLAIN, icons, "library")
        self.list_button = WordButton(self.tr("What is forgotten"), Rank.PLAIN, icons, "forget")
        self.notes = Deed(
            icons,
            self.tr("A note or a folder"),
            self.tr(
                "Its menu in the list has “Forget”. Its text leaves the disk, and then every byte "
                "of the index is searched for its words. The file itself is not touched."
            ),
            self.notes_button,
            self.list_button,
        )
        self.searches_button = WordButton(
            self.tr("Forget all searches"), Rank.PLAIN, icons, "search"
        )
        self.searches = Deed(
            icons,
            self.tr("Recent searches"),
            self.tr("What you looked for is offered again under the search field."),
            self.searches_button,
        )
        self.talks_button = WordButton(
            self.tr("Forget all conversations…"), Rank.PLAIN, icons, "quote"
        )
        self.talks = Deed(
            icons,
            self.tr("All conversations"),
            self.tr(
                "Questions and answers leave the disk, and then every byte of the library is "
                "searched for their words. What you saved as a note is a file of yours and stays."
            ),
            self.talks_button,
        )
        for deed in (self.notes, self.searches, self.talks):
            self.column.addWidget(deed)
        self.column.addStretch()
        self.notes_button.clicked.connect(self.notes_wanted)
        self.list_button.clicked.connect(self.list_wanted)
        self.searches_button.clicked.connect(self.searches_wanted)
        self.talks_button.clicked.connect(self.talks_wanted)
        self.know_forgotten(0)

    def know_forgotten(self, count: int) -> None:
        """How many files and folders are on the list."""
        self.list_button.setEnabled(count > 0)
        words = self.tr("What is forgotten")
        self.list_button.reword(f"{words} ({phrases.number(count)})" if count else words, "forget")

    def know_searches(self, count: int) -> None:
        """How many recent searches there are."""
        self.searches_button.setEnabled(count > 0)

    def know_talks(self, count: int) -> None:
        """How many conversations are kept."""
        self.talks_button.setEnabled(count > 0)

    def show_searches_gone(self, count: int) -> None:
        """They were forgotten."""
        self.know_searches(0)
        said = self.tr("%Ln search(es) forgotten, in the window and in its file.", "", count)
        self.searches.show_done(said)

    def show_talks_going(self) -> None:
        """They are being forgotten."""
        self.talks_button.setEnabled(False)
        self.talks.show_working(self.tr("Forgetting, then searching every byte for their words…"))

    def show_talks_gone(self, report: ForgottenTalks) -> None:
        """They were forgotten: the proof."""
        self.talks.show_done(privacy_text.talks_gone(report), good=not report.remains)

    def show_talks_failed(self, message: str) -> None:
        """They were not forgotten."""
        self.talks_button.setEnabled(True)
        self.talks.show_done(message, good=False)
