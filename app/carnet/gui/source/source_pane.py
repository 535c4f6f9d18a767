"""The pane at the right: a note with its title, its place, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from carnet.domain.errors import ErrorInfo
from carnet.domain.related import RelatedNotes
from carnet.engine.protocol import DocumentText
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.source.absent_note import AbsentNote, Remembered
from carnet.gui.source.drawing.note_layout import Heading, Target
from carnet.gui.source.finding.find_bar import FindBar
from carnet.gui.source.note_head import NoteHead
from carnet.gui.source.note_menu import NoteMenu
from carnet.gui.source.pages.page_bar import PageBar
from carnet.gui.source.pages.page_reader import PageReader
from carnet.gui.source.related.related_panel import RelatedPanel
from carnet.gui.source.visits import TURNS
from carnet.gui.words import page_words, phrases

if TYPE_CHECKING:
    from carnet.gui.library.known_folders import KnownFolders
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
    note_changed = Signal()  # another note is shown, or none
    view_made = Signal(object)  # NoteView, when the first text is shown
    turned = Signal(int)  # -1 back, 1 forward

    def __init__(self, theme: Theme, icons: Icons, known: KnownFolders | None = None) -> None:
        super().__init__()
        self.note: DocumentText | None = None
        self._remembered: Remembered | None = None  # instead of it, when it cannot be shown
        self._theme = theme
        self._roots: tuple[str, ...] = ()
        self._target: Target | None = None
        self._drawn = False  # whether the text view shows this note
        self._view: NoteView | None = None
        self.menu = NoteMenu(self)
        self.head = NoteHead(icons, self.menu)
        self.head.turned.connect(self.turned)
        self.head.close_wanted.connect(self.close_wanted)
        self.absent = AbsentNote(icons)
        self.absent.retry_wanted.connect(self.retry_wanted)
        self._message = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._message.setProperty("role", "muted")
        self._message.setContentsMargins(40, 0, 40, 64)
        self.notice = QLabel(
            self.tr("This note has changed since it was read; the lines may have moved a little.")
        )
        self.notice.setProperty("role", "notice-line")
        self.notice.setWordWrap(True)
        self.bar = PageBar(icons)
        self.bar.switched.connect(self._switch)
        self.finding = FindBar(icons)
        self.finding.hide()
        self.reader = PageReader(theme, self.bar)
        self._body = QSplitter(Qt.Orientation.Vertical)
        self._body.setHandleWidth(1)
        self._body.setChildrenCollapsible(False)
        self._body.addWidget(self.reader)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._message)
        self._pages.addWidget(self.absent)
        self._pages.addWidget(self._body)
        self.related = RelatedPanel(theme, icons, known)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.notice, self.bar, self.finding, self._pages, self.related):
            column.addWidget(part, int(part is self._pages))
        self.show_nothing()

    @property
    def view(self) -> NoteView:
        """The note itself; made when it is first needed, for Markdown takes a while to load."""
        if self._view is None:
            from carnet.gui.source.note_view import NoteView  # noqa: PLC0415

            self._view = NoteView(self._theme)
            self._view.link_clicked.connect(self.link_clicked)
            self._view.turned.connect(self.turned)
            self._view.drawn.connect(self._show_headings)
            self._body.addWidget(self._view)
            self.view_made.emit(self._view)
        return self._view

    @property
    def reads_text(self) -> bool:
        """Whether the text of a note is shown, not a picture of its page."""
        return self.note is not None and self._drawn and self.view.isVisibleTo(self)

    @property
    def place(self) -> tuple[int, int | None]:
        """Where the reader is: the line at the top, or the page."""
        if self.note is None:
            return 0, None
        if not self.reads_text:
            return 0, self.reader.page if self.note.paged else None
        return self.view.top_line, None

    @property
    def path(self) -> str:
        """Of the note that is here, shown or absent; empty when there is none."""
        return self.shown.path if self.shown is not None else ""

    @property
    def shown(self) -> DocumentText | Remembered | None:
        """The note that is here, or what is known of one that cannot be shown."""
        return self.note or self._remembered

    def show_nothing(self) -> None:
        """No note is open: say how one gets here."""
        self.note = None
        self._remembered = None
        self.head.show_note("", "", "")
        self._message.setText(
            self.tr("Click a number in an answer and its note opens here, at the right line.")
        )
        self._pages.setCurrentIndex(0)
        self._enable(file=False, known=False)
        self.notice.hide()
        self.bar.hide()
        self.reader.open("", 0)
        self.related.show_related(None, ())
        self.stop_finding()
        self.menu.show_headings(())
        if self._view is not None:
            self._view.show_note("", "text", "", ())  # nothing of it stays behind the page
        self.note_changed.emit()

    def show_note(self, note: DocumentText, roots: tuple[str, ...]) -> None:
        """Draw a note; `point_at` may follow."""
        self.note, self._roots, self._target, self._drawn = note, roots, None, False
        self._remembered = None
        place, day = phrases.place(note.path, roots), phrases.day(note.modified_at)
        self.head.show_note(note.title, place, day, note.tags)
        self.notice.setVisible(note.stale)
        self._enable(file=True, known=True)
        self._show_about()
        self.menu.show_headings(())
        self._pages.setCurrentWidget(self._body)
        picture = note.format == IMAGE
        self.reader.open(note.path if note.paged or picture else "", 1 if picture else 0)
        if self.related.related is None or self.related.related.path != note.path:
            self.related.wait()
        self._show_mode(pictures=note.paged or picture, text=not note.paged)
        self.note_changed.emit()

    def point_at(self, target: Target) -> None:
        """Show these lines, or the page they are on, and mark the words."""
        self._target = target
        self._show_about()
        paged = self.note is not None and self.note.paged
        if paged and target.page and target.top:
            self._show_mode(pictures=True, text=False)
        if paged and not self.reader.isHidden():
            self.reader.show_quote(target.page or 1, target.quote)
            return
        if self._drawn:
            self.view.point_at(target)

    def show_related(self, related: RelatedNotes | None) -> None:
        """What stands around the note; its links that lead nowhere are marked."""
        self.related.show_related(related, self._roots)
        if self._drawn and related is not None:
            self.view.mark_dead({link.target for link in related.outgoing if not link.path})

    def outgoing(self, target: str) -> str | None:
        """Where a link leads: "" nowhere, None when that is not known."""
        related = self.related.related
        if related is None or related.path != self.path:
            return None
        return next((link.path for link in related.outgoing if link.target == target), None)

    def show_offline(self, note: Remembered, folder: str) -> None:
        """Its folder is not there now."""
        self._show_absent(note)
        self.absent.show_offline(note, folder)

    def show_error(self, note: Remembered, error: ErrorInfo) -> None:
        """The note could not be opened."""
        self._show_absent(note)
        self.absent.show_error(note, error)

    def begin_finding(self) -> None:
        """Look for words of the note; of a page that is a picture, in its text."""
        if self.note is None:
            return
        if not self.reads_text:
            self._show_mode(pictures=False, text=True)
        selected = self.view.textCursor().selectedText().replace("\u2029", "\n")
        self.finding.begin(selected)

    def stop_finding(self) -> None:
        """Mark nothing any more, and give the keyboard back to the note."""
        if self.finding.isHidden():
            return
        self.finding.hide()
        self.view.search.look_for("")
        if self.note is not None:
            self.view.setFocus()

    def go_to(self, heading: Heading) -> None:
        """To a heading, in the text."""
        if not self.reads_text:
            self._show_mode(pictures=False, text=True)
        self.view.point_at(Target(heading.line, heading.line, top=True))
        self.view.setFocus()

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Let go of the note if it is being forgotten."""
        if self.path and gone(self.path):
            self.show_nothing()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The buttons at a mouse's side turn back and forward, over a page too."""
        if event.button() in TURNS:
            self.turned.emit(TURNS[event.button()])
        else:
            super().mousePressEvent(event)

    # -- inside -------------------------------------------------------------------------------

    def _switch(self) -> None:
        """The page as a picture, or its text."""
        pictures = self.reader.isHidden()
        self._show_mode(pictures=pictures, text=not pictures)
        if pictures and self._target is not None:
            self.reader.show_quote(self._target.page or 1, self._target.quote)

    def _show_mode(self, pictures: bool, text: bool) -> None:
        if (note := self.note) is None:
            return
        self.reader.setVisible(pictures)
        self.bar.setVisible(note.paged or pictures)
        self.bar.show_mode(pictures, note.paged)
        if text:
            self.view.show()
        else:
            self.stop_finding()
        if text and not self._drawn:
            self._drawn = True
            kind = MARKDOWN_KIND if note.format in DOCUMENTS else note.format
            self.view.show_note(note.text, kind, note.path, self._roots)
            if self._target is not None:
                self.view.point_at(self._target)
        if self._view is not None:
            self._view.setVisible(text)

    def _show_headings(self) -> None:
        if self.note is not None and self._drawn:
            self.menu.show_headings(self.view.layout_map.headings)

    def _show_about(self) -> None:
        """Which part of it is meant, and what reading it took or left out."""
        if (note := self.note) is None:
            return
        said = page_words.notes(note.notes)
        if self._target is not None and self._target.page and not note.paged and note.pages:
            said.insert(0, page_words.part_of(note.path, self._target.page, len(note.pages)))
        line = " · ".join(said)
        self.head.say(line[:1].upper() + line[1:])

    def _show_absent(self, note: Remembered) -> None:
        self.show_nothing()
        self._remembered = note
        self.head.show_note(note.title, note.path, "")
        self._enable(file=False, known=True)
        self._pages.setCurrentWidget(self.absent)

    def _enable(self, file: bool, known: bool) -> None:
        self.head.edit.setEnabled(file)
        self.head.outline.setEnabled(file)
        self.head.more.setEnabled(known)
        self.menu.enable(file, known)
