"""The pane at the right: a note with its title, its place, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import DocumentText
from carnet.gui.forget.subject import Subject
from carnet.gui.look.buttons import IconButton
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.source.absent_note import AbsentNote, Remembered
from carnet.gui.source.note_layout import Target
from carnet.gui.source.page_bar import PageBar
from carnet.gui.source.page_reader import PageReader
from carnet.gui.words import page_words, phrases

if TYPE_CHECKING:
    from carnet.gui.source.note_view import NoteView

IMAGE = "image"
MARKDOWN_KIND = "markdown"
# What readers of documents turn into Markdown-like text.
DOCUMENTS = frozenset({
    "pdf", "word", "slides", "sheet", "table", "book", "notebook", "page", "mail", "archive",
    "calendar", "evernote", IMAGE,
})  # fmt: skip


class SourcePane(QWidget):
    """Shows what it is given; opening is somebody else's work."""

    edit_wanted = Signal(str)  # path
    reveal_wanted = Signal(str)  # path
    close_wanted = Signal()
    forget_wanted = Signal(object)  # Subject
    retry_wanted = Signal()
    link_clicked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.note: DocumentText | None = None
        self._remembered: Remembered | None = None  # instead of it, when it cannot be shown
        self._where = ""
        self._theme = theme
        self._roots: tuple[str, ...] = ()
        self._target: Target | None = None
        self._drawn = False  # whether the text view shows this note
        self._view: NoteView | None = None
        self.absent = AbsentNote(icons)
        self.absent.retry_wanted.connect(self.retry_wanted)
        self._message = QLabel(wordWrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setProperty("role", "muted")
        self._message.setContentsMargins(40, 0, 40, 64)
        self.bar = PageBar(icons)
        self.bar.switched.connect(self._switch)
        self.reader = PageReader(theme, self.bar)
        self._body = QSplitter(Qt.Orientation.Vertical)
        self._body.setHandleWidth(1)
        self._body.setChildrenCollapsible(False)
        self._body.addWidget(self.reader)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._message)
        self._pages.addWidget(self.absent)
        self._pages.addWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head(icons))
        column.addWidget(self._make_notice())
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        self.show_nothing()

    @property
    def view(self) -> NoteView:
        """The note itself; made when it is first needed, for Markdown takes a while to load."""
        if self._view is None:
            from carnet.gui.source.note_view import NoteView  # noqa: PLC0415

            self._view = NoteView(self._theme)
            self._view.link_clicked.connect(self.link_clicked)
            self._body.addWidget(self._view)
        return self._view

    def show_nothing(self) -> None:
        """No note is open: say how one gets here."""
        self.note = None
        self._remembered = None
        self._title.set_whole("")
        self._set_where("", "")
        self._message.setText(
            self.tr("Click a number in an answer and its note opens here, at the right line.")
        )
        self._pages.setCurrentIndex(0)
        self._enable(file=False, known=False)
        self.notice.hide()
        self.bar.hide()
        self._about.hide()
        self.reader.open("", 0)
        if self._view is not None:
            self._view.show_note("", "text", "", ())  # nothing of it stays behind the page

    def show_note(self, note: DocumentText, roots: tuple[str, ...]) -> None:
        """Draw a note; `point_at` may follow."""
        self.note, self._roots, self._target, self._drawn = note, roots, None, False
        self._remembered = None
        self._title.set_whole(note.title)
        self._set_where(phrases.place(note.path, roots), phrases.day(note.modified_at))
        self._tags.setText("  ".join(f"#{tag}" for tag in note.tags))
        self._tags.setVisible(bool(note.tags))
        self.notice.setVisible(note.stale)
        self._enable(file=True, known=True)
        self._show_about()
        self._pages.setCurrentWidget(self._body)
        picture = note.format == IMAGE
        self.reader.open(note.path if note.paged or picture else "", 1 if picture else 0)
        self._show_mode(pictures=note.paged or picture, text=not note.paged)

    def point_at(self, target: Target) -> None:
        """Show these lines, or the page they are on, and mark the words."""
        self._target = target
        self._show_about()
        if self.note is not None and self.note.paged and not self.reader.isHidden():
            self.reader.show_quote(target.page or 1, target.quote)
            return
        if self._drawn:
            self.view.point_at(target)

    def show_offline(self, note: Remembered, folder: str) -> None:
        """Its folder is not there now."""
        self._show_absent(note)
        self.absent.show_offline(note, folder)

    def show_error(self, note: Remembered, error: ErrorInfo) -> None:
        """The note could not be opened."""
        self._show_absent(note)
        self.absent.show_error(note, error)

    @property
    def path(self) -> str:
        """Of the note that is here, shown or absent; empty when there is none."""
        shown = self.note or self._remembered
        return shown.path if shown is not None else ""

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Let go of the note if it is being forgotten."""
        if self.path and gone(self.path):
            self.show_nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the path to fit."""
        super().resizeEvent(event)
        self._elide()

    def _switch(self) -> None:
        """The page as a picture, or its text."""
        pictures = self.reader.isHidden()
        self._show_mode(pictures=pictures, text=not pictures)
        if pictures and self._target is not None:
            self.reader.show_quote(self._target.page or 1, self._target.quote)

    def _show_mode(self, pictures: bool, text: bool) -> None:
        note = self.note
        if note is None:
            return
        self.reader.setVisible(pictures)
        self.bar.setVisible(note.paged or pictures)
        self.bar.show_mode(pictures, note.paged)
        if text:
            self.view.show()
        if text and not self._drawn:
            self._drawn = True
            kind = MARKDOWN_KIND if note.format in DOCUMENTS else note.format
            self.view.show_note(note.text, kind, note.path, self._roots)
            if self._target is not None:
                self.view.point_at(self._target)
        if self._view is not None:
            self._view.setVisible(text)

    def _show_about(self) -> None:
        """Which part of it is meant, and what reading it took or left out."""
        note = self.note
        if note is None:
            return
        said = page_words.notes(note.notes)
        if self._target is not None and self._target.page and not note.paged and note.pages:
            place = page_words.part_of(note.path, self._target.page, len(note.pages))
            said.insert(0, place)
        line = " · ".join(said)
        self._about.setText(line[:1].upper() + line[1:])
        self._about.setVisible(bool(said))

    # -- parts --------------------------------------------------------------------------------

    def _make_head(self, icons: Icons) -> QWidget:
        head = QWidget()
        head.setObjectName("source-head")
        self._title = ElidedLabel()
        self._title.setProperty("role", "strong")
        self._place = QLabel()
        self._place.setProperty("role", "small")
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._date = QLabel()
        self._date.setProperty("role", "small")
        self._tags = QLabel(wordWrap=True)
        self._tags.setProperty("role", "small")
        self._tags.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = IconButton(icons, "edit")
        self.edit.describe(self.tr("Open in your editor"))
        self.edit.clicked.connect(lambda: self._emit(self.edit_wanted))
        self.reveal = IconButton(icons, "reveal")
        self.reveal.describe(self.tr("Show in its folder"))
        self.reveal.clicked.connect(lambda: self._emit(self.reveal_wanted))
        self.forget_button = IconButton(icons, "forget")
        self.forget_button.describe(self.tr("Forget this note…"))
        self.forget_button.clicked.connect(self._ask_to_forget)
        close = IconButton(icons, "cross")
        close.describe(self.tr("Close the note"))
        close.clicked.connect(self.close_wanted)
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self._title, 1)
        for button in (self.edit, self.reveal, self.forget_button, close):
            first.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(16)
        second.setContentsMargins(0, 0, 16, 0)
        second.addWidget(self._place)
        second.addStretch()
        second.addWidget(self._date)
        column = QVBoxLayout(head)
        column.setContentsMargins(28, 8, 12, 10)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._tags)
        self._about = QLabel(wordWrap=True)
        self._about.setProperty("role", "small")
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self._about)
        return head

    def _make_notice(self) -> QWidget:
        self.notice = QLabel(
            self.tr("This note has changed since it was read; the lines may have moved a little.")
        )
        self.notice.setProperty("role", "notice-line")
        self.notice.setWordWrap(True)
        return self.notice

    def _set_where(self, place: str, date: str) -> None:
        self._where = place
        self._place.setToolTip(place)
        self._date.setText(date)
        self._tags.hide()
        self._elide()

    def _elide(self) -> None:
        room = max(80, self.width() - 72 - self._date.sizeHint().width())
        metrics = QFontMetrics(self._place.font())
        self._place.setText(metrics.elidedText(self._where, Qt.TextElideMode.ElideMiddle, room))

    def _show_absent(self, note: Remembered) -> None:
        self.show_nothing()
        self._remembered = note
        self._title.set_whole(note.title)
        self._set_where(note.path, "")
        self._enable(file=False, known=True)
        self._pages.setCurrentWidget(self.absent)

    def _enable(self, file: bool, known: bool) -> None:
        self.edit.setEnabled(file)
        self.reveal.setEnabled(file)
        self.forget_button.setEnabled(known)

    def _ask_to_forget(self) -> None:
        shown = self.note or self._remembered
        if shown is not None:
            name = shown.title or PurePath(shown.path).stem
            self.forget_wanted.emit(Subject(shown.path, name))

    def _emit(self, signal: SignalInstance) -> None:
        if self.note is not None:
            signal.emit(self.note.path)
