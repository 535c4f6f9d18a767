"""One answer in the conversation, from the first dots to its sources and coverage."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from carnet.domain.answers import Answer, AnswerEvent, AnswerKind, AnswerSentence, Citation
from carnet.domain.errors import ErrorInfo
from carnet.domain.redacting import touches, without
from carnet.gui.conversation.answer_text import AnswerText
from carnet.gui.conversation.source_rows import Place, SourceRows
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.busy_dots import BusyDots
from carnet.gui.look.buttons import IconButton, Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.look.roles import set_role
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases
from carnet.gui.words.error_text import explain
from carnet.gui.words.reference_text import answer_with_references

REPAINT_MS = 50  # at most 20 repaints a second while the model writes
COPIED_MS = 1_600


class AnswerCard(QWidget):
    """Takes events while the answer is written, then the answer itself."""

    place_chosen = Signal(object)  # Place
    ask_again = Signal()
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
        column.addWidget(self._make_heading())
        column.addWidget(self.text)
        column.addWidget(self._make_waiting(theme))
        column.addWidget(self._make_failure())
        self._caption = QLabel()
        self._caption.setProperty("role", "caption")
        self._caption.setIndent(0)
        column.addWidget(self._caption)
        column.addWidget(self.sources)
        column.addWidget(self._make_foot(icons))
        for part in (self._heading, self.text, self._failure, self._caption, self.sources):
            part.hide()
        self._foot.hide()

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
        self._show_sources(answer)
        self.coverage.setText(phrases.coverage(answer.coverage))
        self._copy.setVisible(bool(answer.sentences) and not answer.abstained)
        self._foot.show()
        self.setAccessibleName(answer.answer or self.tr("Your notes do not say."))
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
        if not touches(answer, gone):
            return
        rest = without(answer, gone)
        self.finish(rest)
        if rest.citations != answer.citations:
            self._head("forget", self.tr("Without what came from a forgotten note"))
            self.setAccessibleName(f"{self.heading.text()}. {rest.answer}")

    def fail(self, error: ErrorInfo) -> None:
        """Show what went wrong, calmly, and what was written until then."""
        self._repaint.stop()
        self._show_so_far()
        self._waiting.hide()
        self.error = error
        said = explain(error)
        self.failure.setText(said.message)
        self._failure_advice.setText(said.advice)
        self._failure_advice.setVisible(bool(said.advice))
        self.failure.setToolTip(said.detail)
        self._failure.show()
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

    def _make_failure(self) -> QWidget:
        self._failure = QWidget()
        self._failure.setProperty("role", "notice")
        self._failure.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._failure)
        column.setContentsMargins(16, 12, 16, 12)
        self.failure = QLabel(wordWrap=True)
        self.failure.setProperty("role", "strong")
        self._failure_advice = QLabel(wordWrap=True)
        again = WordButton(self.tr("Ask again"), Rank.PLAIN, self._icons, "refresh")
        again.clicked.connect(self.ask_again)
        column.addWidget(self.failure)
        column.addWidget(self._failure_advice)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        return self._failure

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

    # -- doing --------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the answer and its references on the clipboard as plain text."""
        if self.answer is not None:
            QGuiApplication.clipboard().setText(answer_with_references(self.answer))
            self._copy.draw("check", "good")
            QTimer.singleShot(COPIED_MS, self._copy, lambda: self._copy.draw("copy"))

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
            places = [Place.of_citation(citation, roots) for citation in answer.citations]
            self._caption.setText(self.tr("Sources"))
        self.sources.show_places(places)
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
