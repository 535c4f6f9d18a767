"""The pane at the right: a note with its title, its place, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import DocumentText
from carnet.gui.look.buttons import IconButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases
from carnet.gui.words.error_text import explain

if TYPE_CHECKING:
    from carnet.gui.source.note_view import NoteView


class SourcePane(QWidget):
    """Shows what it is given; opening is somebody else's work."""

    edit_wanted = Signal(str)  # path
    reveal_wanted = Signal(str)  # path
    close_wanted = Signal()
    link_clicked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.note: DocumentText | None = None
        self._where = ""
        self._theme = theme
        self._view: NoteView | None = None
        self._message = QLabel(wordWrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setProperty("role", "muted")
        self._message.setContentsMargins(40, 0, 40, 64)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head(icons))
        column.addWidget(self._make_notice())
        column.addWidget(self._pages, 1)
        self.show_nothing()

    @property
    def view(self) -> NoteView:
        """The note itself; made when it is first needed, for Markdown takes a while to load."""
        if self._view is None:
            from carnet.gui.source.note_view import NoteView  # noqa: PLC0415

            self._view = NoteView(self._theme)
            self._view.link_clicked.connect(self.link_clicked)
            self._pages.addWidget(self._view)
        return self._view

    def show_nothing(self) -> None:
        """No note is open: say how one gets here."""
        self.note = None
        self._title.setText("")
        self._set_where("", "")
        self._message.setText(
            self.tr("Click a number in an answer and its note opens here, at the right line.")
        )
        self._pages.setCurrentIndex(0)
        self.edit.setEnabled(False)
        self.reveal.setEnabled(False)
        self.notice.hide()

    def show_note(self, note: DocumentText, roots: tuple[str, ...]) -> None:
        """Draw a note; `NoteView.point_at` may follow."""
        self.note = note
        self._title.setText(note.title)
        self._set_where(phrases.place(note.path, roots), phrases.day(note.modified_at))
        self._tags.setText("  ".join(f"#{tag}" for tag in note.tags))
        self._tags.setVisible(bool(note.tags))
        self.notice.setVisible(note.stale)
        self.edit.setEnabled(True)
        self.reveal.setEnabled(True)
        self.view.show_note(note.text, note.format, note.path, roots)
        self._pages.setCurrentWidget(self.view)

    def show_error(self, path: str, error: ErrorInfo) -> None:
        """The note could not be opened."""
        self.show_nothing()
        said = explain(error)
        self._set_where(path, "")
        self._message.setText(f"{said.message}\n{said.advice}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the path to fit."""
        super().resizeEvent(event)
        self._elide()

    # -- parts --------------------------------------------------------------------------------

    def _make_head(self, icons: Icons) -> QWidget:
        head = QWidget()
        head.setObjectName("source-head")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
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
        close = IconButton(icons, "cross")
        close.describe(self.tr("Close the note"))
        close.clicked.connect(self.close_wanted)
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self._title, 1)
        for button in (self.edit, self.reveal, close):
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

    def _emit(self, signal: SignalInstance) -> None:
        if self.note is not None:
            signal.emit(self.note.path)
