"""The chosen passage beside the list: where it stands, and its lines with a few around them."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from carnet.domain.search import Passage
from carnet.engine.protocol import DocumentText
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.theme import Theme
from carnet.gui.search.context_reader import ContextReader
from carnet.gui.search.excerpt import Excerpt, excerpt
from carnet.gui.source.drawing.note_layout import Target
from carnet.gui.words import phrases, search_text

if TYPE_CHECKING:
    from carnet.gui.source.note_view import NoteView

PLAIN = frozenset({".txt", ".text", ".org", ".rst", ".log"})
SIDE_PX = 16


class Preview(QWidget):
    """Shows one passage at a time; `clear` shows none."""

    def __init__(self, theme: Theme, reader: ContextReader) -> None:
        super().__init__()
        self.passage: Passage | None = None
        self._theme = theme
        self._reader = reader
        self._words = ""
        self._roots: tuple[str, ...] = ()
        self._view: NoteView | None = None
        self.title = ElidedLabel()
        self.title.setProperty("role", "strong")
        self.place = ElidedLabel()
        self.place.setProperty("role", "small")
        self.about = QLabel(wordWrap=True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setProperty("role", "small")
        head = QVBoxLayout()
        head.setContentsMargins(SIDE_PX, 8, SIDE_PX, 6)
        head.setSpacing(2)
        for label in (self.title, self.place, self.about):
            head.addWidget(label)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        reader.read.connect(self._take)

    @property
    def view(self) -> NoteView:
        """The lines; made when they are first needed, for Markdown takes a while to load."""
        if self._view is None:
            from carnet.gui.source.note_view import NoteView  # noqa: PLC0415

            self._view = NoteView(self._theme, side_px=SIDE_PX, below_px=16)
            self._view.setAccessibleName(self.tr("Preview"))
            self._view.setTextInteractionFlags(  # links are followed in the note itself
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._column.addWidget(self._view, 1)
        return self._view

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key may go."""
        return (self._view,) if self._view is not None else ()

    def prepare(self) -> None:
        """Load what the first passage needs, so that it does not hold up the typing."""
        self.view.ensurePolished()

    def show_passage(self, passage: Passage, words: str, roots: tuple[str, ...]) -> None:
        """Show it at once as it was found; the lines around it follow."""
        if passage == self.passage and words == self._words:
            return
        self.passage, self._words, self._roots = passage, words, roots
        self.title.set_whole(passage.title)
        self.place.set_whole(phrases.place(passage.path, roots))
        elsewhere = [phrases.place(path, roots) for path in passage.also_in]
        said = (_about(passage), search_text.same_in(elsewhere))
        self.about.setText("\n".join(filter(None, said)))
        known = self._reader.known(passage)
        if known is not None:
            self._reader.stop()
            self._take(passage, known)
            return
        lines = passage.text.count("\n") + 1
        self._draw(Excerpt(passage.text, 1, lines), _kind(passage.path))
        self._reader.want(passage)

    def clear(self) -> None:
        """Show nothing and keep nothing of a note."""
        self.passage = None
        self._reader.forget()
        for label in (self.title, self.place):
            label.set_whole("")
        self.about.setText("")
        if self._view is not None:
            self._view.show_note("", "text", "", ())

    def _take(self, passage: Passage, note: DocumentText) -> None:
        if passage == self.passage:
            shown = excerpt(note.text, passage.start_line, passage.end_line)
            self._draw(shown, _kind(passage.path))

    def _draw(self, shown: Excerpt, kind: str) -> None:
        passage = self.passage
        if passage is not None:
            self.view.show_note(shown.text, kind, passage.path, self._roots)
            self.view.point_at(Target(shown.first, shown.last, query=self._words))


def _kind(path: str) -> str:
    return "text" if PurePath(path).suffix.lower() in PLAIN else "markdown"


def _about(passage: Passage) -> str:
    heading = passage.heading.removeprefix(passage.title).replace(" > ", " › ").strip(" ›>/")
    where = phrases.lines(passage.start_line, passage.end_line, passage.page, passage.path)
    return " · ".join(filter(None, (heading, where, phrases.day(passage.modified_at))))
