"""Opens notes in the source pane: a place of an answer, a search result, one visited before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import DocumentText, Method, PathParams
from carnet.gui.conversation.source_rows import Place
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.source.absent_note import Remembered
from carnet.gui.source.drawing.note_layout import Target
from carnet.gui.source.link_follower import LinkFollower
from carnet.gui.source.source_pane import SourcePane
from carnet.gui.source.visits import Visits


class NoteOpener(QObject):
    """Only the last note asked for is shown, however the replies arrive."""

    opened = Signal()
    shown = Signal(object)  # DocumentText, when it is there
    external_link = Signal(str)  # a person must agree first
    not_found = Signal(str)  # a note's name

    def __init__(self, client: EngineClient, pane: SourcePane, known: KnownFolders) -> None:
        super().__init__(pane)
        self._client = client
        self._pane = pane
        self._known = known
        self.visits = Visits(self)
        self.links = LinkFollower(client, pane, self)
        self._request: int | None = None
        self._absent: tuple[Remembered, Target | None] | None = None  # asked for, not shown
        known.offline_changed.connect(self._folders_changed)
        pane.retry_wanted.connect(self.retry)

    def open_place(self, place: Place) -> None:
        """Open a note at the place's lines."""
        exact = place.n > 0  # a citation is a quote; a search result is a whole passage
        quote = place.quote if exact else ""
        target = Target(place.first_line, place.last_line, quote, place.query, place.page)
        self.open(place.path, target, Remembered.of_place(place))

    def open(
        self, path: str, target: Target | None = None, remembered: Remembered | None = None
    ) -> None:
        """Open a note, and point at lines when `target` names them.

        `remembered` is shown instead when it cannot be opened.
        """
        self._go(path, target, remembered, returning=False)

    def turn(self, by: int) -> None:
        """Back (-1) or forward (1), to the place that was left."""
        if self.visits.beside(by) is None:
            return
        self._leave()
        visit = self.visits.go(by)
        if visit is not None:
            target = Target(visit.line, visit.line, page=visit.page, top=True)
            self._go(visit.path, target, Remembered(visit.path, visit.title), returning=True)

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Notes that are being forgotten are nowhere to go back to."""
        self.visits.forget(gone)

    def _leave(self) -> None:
        current = self.visits.current
        if current is not None and current.path == self._pane.path:
            self.visits.leave(*self._pane.place)

    def _go(
        self, path: str, target: Target | None, remembered: Remembered | None, *, returning: bool
    ) -> None:
        if not returning:
            self._leave()
        self._absent = None
        if self._request is not None:
            self._client.abandon(self._request)
        self.opened.emit()
        note = self._pane.note
        if note is not None and note.path == path and target is not None and not note.stale:
            self._request = None
            if not returning:
                self.visits.arrive(path, note.title)
            self._pane.point_at(target)
            return
        self._request = self._client.request(
            Method.OPEN,
            PathParams(path),
            DocumentText,
            lambda text: self._show(text, target, returning),
            lambda error: self._fail(remembered or Remembered(path), target, returning, error),
        )

    def retry(self) -> None:
        """Open what could not be opened before."""
        if self._absent is not None:
            remembered, target = self._absent
            self._go(remembered.path, target, remembered, returning=True)

    def _show(self, text: DocumentText, target: Target | None, returning: bool) -> None:
        self._request = None
        if not returning:
            self.visits.arrive(text.path, text.title)
        self._pane.show_note(text, self._known.paths)
        self.shown.emit(text)
        if target is not None:
            self._pane.point_at(target)

    def _fail(
        self, note: Remembered, target: Target | None, returning: bool, error: ErrorInfo
    ) -> None:
        self._request = None
        if not returning:
            self.visits.arrive(note.path, note.title)
        self._absent = (note, target)
        if self._known.is_offline(note.path):
            self._pane.show_offline(note, self._known.holder_name(note.path))
        else:
            self._pane.show_error(note, error)

    def _folders_changed(self) -> None:
        """A disk came back: what was asked for opens now."""
        if self._absent is None or self._pane.path != self._absent[0].path:
            return
        if not self._known.is_offline(self._absent[0].path):
            self.retry()
