"""What a person does with the note that is shown: copying, finding, forgetting, its menu."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QTextCursor

from carnet.gui.forget.subject import Subject
from carnet.gui.source.drawing.note_layout import Backdrop
from carnet.gui.source.drawing.note_text import selected_lines, selected_text
from carnet.gui.source.note_menu import Spot
from carnet.gui.source.source_pane import SourcePane
from carnet.gui.words.quote_text import QuotedPlace, as_link, as_quote

if TYPE_CHECKING:
    from carnet.gui.source.note_view import NoteView


class NoteActions(QObject):
    """Belongs to one pane."""

    copied = Signal(str)  # what belongs on the clipboard
    missing = Signal(str)  # a heading that was looked for

    def __init__(self, pane: SourcePane) -> None:
        super().__init__(pane)
        self._pane = pane
        pane.view_made.connect(self._hear_view)
        pane.finding.closed.connect(pane.stop_finding)
        menu = pane.menu
        menu.code_wanted.connect(self.copied)
        menu.quote.triggered.connect(self.copy_quote)
        menu.link.triggered.connect(self.copy_link)
        menu.look.triggered.connect(pane.begin_finding)
        menu.edit.triggered.connect(self.edit)
        menu.reveal.triggered.connect(self.reveal)
        menu.forget.triggered.connect(self.forget)
        menu.heading_wanted.connect(pane.go_to)
        pane.head.edit_wanted.connect(self.edit)

    def edit(self) -> None:
        """In the person's editor."""
        if self._pane.note is not None:
            self._pane.edit_wanted.emit(self._pane.note.path)

    def reveal(self) -> None:
        """In its folder."""
        if self._pane.note is not None:
            self._pane.reveal_wanted.emit(self._pane.note.path)

    def forget(self) -> None:
        """The note that is here, shown or absent."""
        shown = self._pane.shown
        if shown is not None:
            name = shown.title or PurePath(shown.path).stem
            self._pane.forget_wanted.emit(Subject(shown.path, name))

    def copy_quote(self) -> None:
        """What is selected, else the cited lines, with where it stands."""
        place = self._quoted()
        if place is not None:
            self.copied.emit(as_quote(self._words(), place))

    def copy_link(self) -> None:
        """Of the selection, else of the cited lines, else of what is at the top."""
        place = self._quoted()
        if place is not None:
            self.copied.emit(as_link(place))

    # -- inside -------------------------------------------------------------------------------

    def _hear_view(self, view: NoteView) -> None:
        view.own_menu = True
        view.menu_wanted.connect(self._show_menu)
        view.copy_wanted.connect(self.copied)
        self._pane.finding.wanted.connect(view.search.look_for)
        self._pane.finding.stepped.connect(view.search.step)
        self._pane.menu.copy.triggered.connect(view.copy)
        self._pane.menu.select_all.triggered.connect(view.selectAll)
        view.place_missing.connect(self.missing)
        view.search.changed.connect(self._count)

    def _count(self) -> None:
        finder = self._pane.view.search.finder
        self._pane.finding.show_count(finder.at, len(finder.found))

    def _show_menu(self, where: QPoint, position: int) -> None:
        view = self._pane.view
        cursor = QTextCursor(view.document())
        cursor.setPosition(min(position, view.document().characterCount() - 1))
        link = view.anchorAt(view.cursorRect(cursor).center()) or cursor.charFormat().anchorHref()
        block = cursor.blockNumber()
        code = next((
            "\n".join(
                view.document().findBlockByNumber(number).text()
                for number in range(ground.first, ground.last + 1)
                if number not in view.layout_map.chrome
            )
            for ground in view.layout_map.decorations
            if ground.kind is Backdrop.CODE and ground.first <= block <= ground.last
        ), "")  # fmt: skip
        self._pane.menu.at(where, Spot(link, code, view.textCursor().hasSelection()))

    def _words(self) -> str:
        if not self._pane.reads_text:
            return ""
        view = self._pane.view
        cursor = view.textCursor()
        if not cursor.hasSelection() and view.band:
            cursor = self._cited(view)
        return selected_text(cursor, view.layout_map)

    def _quoted(self) -> QuotedPlace | None:
        note = self._pane.note
        if note is None:
            return None
        line, page = self._pane.place
        first = last = line
        if self._pane.reads_text:
            view = self._pane.view
            cursor = view.textCursor()
            if not cursor.hasSelection() and view.band:
                cursor = self._cited(view)
            if cursor.hasSelection():
                first, last = selected_lines(cursor, view.layout_map)
        return QuotedPlace(note.path, note.title, note.modified_at, first, last, page)

    def _cited(self, view: NoteView) -> QTextCursor:
        """The quoted words, else the cited lines, as if they were selected."""
        cursor = QTextCursor(view.document())
        first = view.document().findBlockByNumber(view.band[0])
        last = view.document().findBlockByNumber(view.band[-1])
        start, end = first.position(), last.position() + last.length() - 1
        if view.marked:
            start, end = view.marked[0][0], view.marked[-1][1]
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor
