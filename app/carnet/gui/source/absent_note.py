"""A note that cannot be shown now: what is known of it, and what a person can do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from carnet.domain.documents import Document
from carnet.domain.errors import ErrorInfo
from carnet.domain.flat_text import flat
from carnet.gui.conversation.source_rows import Place
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.words import phrases
from carnet.gui.words.error_text import explain


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the window knows of a note without its file. `text` is a passage of it."""

    path: str
    title: str = ""
    modified_at: float = 0.0
    text: str = ""

    @classmethod
    def of_document(cls, document: Document) -> Remembered:
        """A row of the list."""
        return cls(document.path, document.display_title, document.mtime_ns / 1e9)

    @classmethod
    def of_place(cls, place: Place) -> Remembered:
        """A source of an answer, or a search result."""
        return cls(place.path, place.title, text=place.quote)


class AbsentNote(QScrollArea):
    """Calm: nothing is lost, and it says so."""

    retry_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._drawing = Drawing(icons, "unplugged", "muted", 36, flush=True)
        self.heading = QLabel(wordWrap=True)
        self.heading.setProperty("role", "heading")
        self.message = QLabel(wordWrap=True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.advice = QLabel(wordWrap=True)
        self.advice.setProperty("role", "muted")
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.retry = WordButton(self.tr("Try again"), Rank.PLAIN, icons, "refresh")
        self.retry.clicked.connect(self.retry_wanted)
        self._caption = QLabel(self.tr("What Carnet knows of it"))
        self._caption.setProperty("role", "caption")
        self._caption.setIndent(0)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(8)
        column.addWidget(self._drawing)
        column.addWidget(self.heading)
        column.addWidget(self.message)
        column.addWidget(self.advice)
        column.addSpacing(4)
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        column.addWidget(self._caption)
        column.addWidget(self._make_card())
        column.addStretch()
        self.setWidget(page)

    def show_offline(self, note: Remembered, folder: str) -> None:
        """Its folder is not there now."""
        self._drawing.draw("unplugged", "muted")
        self.heading.setText(self.tr("This note is offline"))
        said = self.tr("It lies in “{folder}”, which is not plugged in, or was moved. What Carnet "
                       "read of it stays findable.")  # fmt: skip
        self.message.setText(said.format(folder=folder))
        self.advice.setText(
            self.tr("Connect the disk or the network share. The note then opens here by itself.")
        )
        self._show_known(note)

    def show_error(self, note: Remembered, error: ErrorInfo) -> None:
        """It cannot be opened for another reason."""
        said = explain(error)
        self._drawing.draw("alert", "muted")
        self.heading.setText(self.tr("This note cannot be shown"))
        self.message.setText(said.message)
        self.message.setToolTip(said.detail)
        self.advice.setText(said.advice)
        self._show_known(note)

    def _make_card(self) -> QWidget:
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._date = QLabel()
        self._date.setProperty("role", "small")
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addWidget(self._date)
        return self._card

    def _show_known(self, note: Remembered) -> None:
        self.advice.setVisible(bool(self.advice.text()))
        day = phrases.day(note.modified_at)
        self._date.setText(self.tr("last changed on {day}").format(day=day) if day else "")
        self._date.setVisible(bool(day))
        self.text.setText(flat(note.text))
        self.text.setVisible(bool(note.text))
        for part in (self._caption, self._card):
            part.setVisible(bool(day or note.text))
