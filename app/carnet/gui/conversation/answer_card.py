"""One answer in the conversation, from the first dots to its sources and coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from carnet.domain.answers import Answer, AnswerEvent, AnswerKind, AnswerSentence, Citation
from carnet.domain.errors import ErrorInfo
from carnet.domain.redacting import without
from carnet.domain.search import Listing
from carnet.gui.conversation.answer_text import AnswerText
from carnet.gui.conversation.asker import Wish
from carnet.gui.conversation.conflict_view import ConflictView
from carnet.gui.conversation.failure_notice import FailureNotice
from carnet.gui.conversation.gap_view import GapView
from carnet.gui.conversation.listing_view import ListingView
from carnet.gui.conversation.searched_for import SearchedFor
from carnet.gui.conversation.source_rows import Place, SourceRows
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.busy_dots import BusyDots
from carnet.gui.look.buttons import IconButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.look.roles import set_role
from carnet.gui.look.tab_chain import lead_tab
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases
from carnet.gui.words.reference_text import answer_with_references

REPAINT_MS = 50  # at most 20 repaints a second while the model writes
COPIED_MS = 1_600


class AnswerCard(QWidget):
    """Takes events while the answer is written, then the answer itself."""

    place_chosen = Signal(object)  # Place
    ask_again = Signal()
    wished = Signal(object)  # Wish: the same question, looked for otherwise
    search_wanted = Signal(str)  # words
    more_wanted = Signal(str, int)  # the criterion of a listing, how many rows are here
    grown = Signal()

    def __init__(self, theme: Theme, icons: Icons, known: KnownFolders) -> None:
        super().__init__()
        self.answer: Answer | None = None
        self.error: ErrorInfo | None = None
        self._icons = icons
        self._known = known
        self._gone: list[Callable[[str], bool]] = []  # forgotten since the question was asked
        self._sentences: list[AnswerSentence] = []
        self._citations: dict[int, Citation] = {}
        self._tail = ""
        self._repaint = QTimer(self, singleShot=True, interval=REPAINT_MS)
        self._repaint.timeout.connect(self._show_so_far)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        self.text = AnswerText(theme)
        self.text.citation_clicked.connect(self._citation_clicked)
        self.sources = SourceRows(theme, icons, known)
        self.sources.chosen.connect(self.place_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.searched = SearchedFor(icons)
        self.searched.changed.connect(self._search_otherwise)
        self.gap = GapView(icons)
        self.gap.search_wanted.connect(self.search_wanted)
        self.gap.nearest_wanted.connect(self._quote_nearest)
        self.listing = ListingView(theme, icons, known)
        self.listing.chosen.connect(self.place_chosen)
        self.listing.more_wanted.connect(self._list_more)
        self.conflicts = ConflictView(theme, icons, known)
        self.conflicts.chosen.connect(self.place_chosen)
        column.addWidget(self.searched)
        column.addWidget(self._make_heading())
        column.addWidget(self.gap)
        column.addWidget(self.text)
        column.addWidget(self.listing)
        column.addWidget(self.conflicts)
        column.addWidget(self._make_waiting(theme))
        self._failure = FailureNotice(icons)
        self._failure.ask_again.connect(self.ask_again)
        self.failure = self._failure.message
        column.addWidget(self._failure)
        self._caption = QLabel()
        self._caption.setProperty("role", "caption")
        self._caption.setIndent(0)
        column.addWidget(self._caption)
        column.addWidget(self.sources)
        column.addWidget(self._make_foot(icons))
        for part in (
            self.searched, self._heading, self.gap, self.text, self.listing, self.conflicts,
            self._failure, self._caption, self.sources, self._foot,
        ):  # fmt: skip
            part.hide()

    # -- what comes ---------------------------------------------------------------------------

    def take(self, event: AnswerEvent) -> None:
        """One step of the stream; drawn at the next repaint."""
        if event.stage == "retrieved":
            notes = len({passage.path for passage in event.passages})
            self.waiting.setText(self.tr("Reading %Ln note(s)…", "", notes))
        elif event.stage == "writing":
            self._tail += event.delta
        elif event.sentence is not None:
            self._sentences.append(event.sentence)
            self._citations |= {citation.n: citation for citation in event.citations}
            self._tail = _after(self._tail, event.sentence.text)
        if not self._repaint.isActive():
            self._repaint.start()

    def finish(self, answer: Answer) -> None:
        """Show the whole answer."""
        self._repaint.stop()
        for gone in self._gone:
            answer = without(answer, gone)
        self.answer = answer
        self._waiting.hide()
        quoted = answer.kind is AnswerKind.EXTRACTIVE
        if answer.abstained:
            self._head("question", self.tr("Your notes do not say."), big=True)
        elif answer.stopped:
            self._head("stop", self.tr("Stopped before the end"))
        elif quoted:
            self._head("quote", self.tr("Quoted from your notes, word for word"))
        if answer.sentences and not answer.abstained:
            self.text.show_answer(answer.sentences, answer.citations, verbatim=quoted)
            self.text.show()
        else:
            self.text.show_answer((), ())
            self.text.hide()
        self._show_more_of(answer)
        self._show_sources(answer)
        said = (phrases.coverage(answer.coverage), phrases.age_of_sources(answer.citations))
        self.coverage.setText(" · ".join(filter(None, said)))
        self._copy.setVisible(bool(answer.sentences) and not answer.abstained)
        self._foot.show()
        self.setAccessibleName(answer.answer or self.heading.text() or self.listing.count.text())
        self.grown.emit()

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Let go of what comes from notes that are being forgotten, now and later."""
        self._gone.append(gone)
        answer = self.answer
        if answer is None:  # still being written: nobody can say yet from what
            self._sentences.clear()
            self._citations.clear()
            self._tail = ""
            self.text.show_answer((), ())
            return
        # What was looked for may hold words of an earlier answer.
        rest = replace(without(answer, gone), searched_for=answer.question)
        if rest != answer:
            self.finish(rest)
        if rest.citations != answer.citations:
            self.say_redacted()

    def say_redacted(self) -> None:
        """Something of it was forgotten."""
        self._head("forget", self.tr("Without what came from a forgotten note"))
        said = self.answer.answer if self.answer else ""
        self.setAccessibleName(f"{self.heading.text()}. {said}")

    def fail(self, error: ErrorInfo) -> None:
        """Show what went wrong, calmly, and what was written until then."""
        self._repaint.stop()
        self._show_so_far()
        self._waiting.hide()
        self.error = error
        self._failure.say(error)
        self.grown.emit()

    # -- parts --------------------------------------------------------------------------------

    def _make_waiting(self, theme: Theme) -> QWidget:
        self._waiting = QWidget()
        row = QHBoxLayout(self._waiting)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(BusyDots(theme))
        self.waiting = QLabel(self.tr("Looking through your notes…"))
        self.waiting.setProperty("role", "muted")
        row.addWidget(self.waiting)
        row.addStretch()
        return self._waiting

    def _make_heading(self) -> QWidget:
        self._heading = QWidget()
        row = QHBoxLayout(self._heading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._heading_icon = Drawing(self._icons, "question", "accent", 22)
        self.heading = QLabel()
        row.addWidget(self._heading_icon)
        row.addWidget(self.heading)
        row.addStretch()
        return self._heading

    def _make_foot(self, icons: Icons) -> QWidget:
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        self.coverage = QLabel(wordWrap=True)
        self.coverage.setProperty("role", "small")
        self._copy = IconButton(icons, "copy")
        self._copy.describe(self.tr("Copy the answer with its references"))
        self._copy.clicked.connect(self.copy)
        row.addWidget(self.coverage, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        return self._foot

    def _show_more_of(self, answer: Answer) -> None:
        """What only some answers have."""
        self.searched.show_words(answer)
        self.gap.show_gap(answer)
        self.listing.show_listing(answer.listing)
        self.conflicts.show_conflicts(answer)

    # -- doing --------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the answer and its references on the clipboard as plain text."""
        if self.answer is not None:
            QGuiApplication.clipboard().setText(answer_with_references(self.answer))
            self._copy.draw("check", "good")
            QTimer.singleShot(COPIED_MS, self._copy, lambda: self._copy.draw("copy"))

    def add_rows(self, listing: Listing) -> None:
        """The next page of the list."""
        self.listing.add(listing)
        lead_tab(self)
        self.grown.emit()

    def _search_otherwise(self, words: str) -> None:
        if self.answer is not None:
            self.wished.emit(Wish(self.answer.question, searched_for=words))

    def _quote_nearest(self) -> None:
        if self.answer is not None:
            words = self.answer.searched_for
            self.wished.emit(Wish(self.answer.question, searched_for=words, nearest_too=True))

    def _list_more(self, shown: int) -> None:
        if self.answer is not None:
            self.more_wanted.emit(self.answer.searched_for, shown)

    def _show_so_far(self) -> None:
        if self._sentences or self._tail.strip():
            self.waiting.setText(self.tr("Writing…"))
            self.text.show()
            self.text.show_answer(self._sentences, list(self._citations.values()), self._tail)
        self.grown.emit()

    def _show_sources(self, answer: Answer) -> None:
        roots = self._known.paths
        if answer.abstained:
            places = [Place.of_passage(passage, roots) for passage in answer.nearest]
            self._caption.setText(self.tr("The nearest notes, in case they help"))
        else:
            cited = () if answer.listing else answer.citations  # its rows say it all
            places = [Place.of_citation(citation, roots) for citation in cited]
            self._caption.setText(self.tr("Sources"))
        self.sources.show_places(places)
        lead_tab(self)
        self.sources.setVisible(bool(places))
        self._caption.setVisible(bool(places))

    def _head(self, drawing: str, text: str, big: bool = False) -> None:
        self._heading_icon.draw(drawing, "accent" if big else "muted")
        self.heading.setText(text)
        set_role(self.heading, "heading" if big else "muted")
        self._heading.show()

    def _citation_clicked(self, n: int) -> None:
        citations = self.answer.citations if self.answer else tuple(self._citations.values())
        for citation in citations:
            if citation.n == n:
                self.place_chosen.emit(Place.of_citation(citation, self._known.paths))


def _after(tail: str, sentence: str) -> str:
    """The raw words that come after `sentence`, which is now shown checked."""
    at = tail.find(sentence.strip())
    if at >= 0:
        return tail[at + len(sentence.strip()) :]
    return tail[len(sentence) + 1 :]  # the engine tidied it: near enough until the next event
