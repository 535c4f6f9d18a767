"""Asks what stands around the note that is shown, and again when the library has changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from carnet.domain.errors import ErrorInfo
from carnet.domain.related import RelatedNotes
from carnet.engine.protocol import LibraryNotice, Method, PathParams
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.source.source_pane import SourcePane

CALM_MS = 800  # after a change of the library: while it is read, one comes after the other


class RelatedFetcher(QObject):
    """Only what belongs to the note that is shown now is told."""

    def __init__(self, client: EngineClient, pane: SourcePane, known: KnownFolders) -> None:
        super().__init__(pane)
        self._client = client
        self._pane = pane
        self._known = known
        self._request: int | None = None
        self._later = QTimer(self, singleShot=True, interval=CALM_MS)
        self._later.timeout.connect(self._ask)
        pane.note_changed.connect(self._ask)
        client.library_changed.connect(self._library_changed)

    def _library_changed(self, notice: LibraryNotice) -> None:
        if notice.documents_changed and self._pane.note is not None:
            self._later.start()

    def _ask(self) -> None:
        self._later.stop()
        if self._request is not None:
            self._client.abandon(self._request)
            self._request = None
        note = self._pane.note
        if note is None:
            self._pane.show_related(None)
            return
        self._request = self._client.request(
            Method.RELATED, PathParams(note.path), RelatedNotes, self._take, self._fail
        )

    def _take(self, related: RelatedNotes) -> None:
        self._request = None
        note = self._pane.note
        if note is not None and note.path == related.path:
            self._pane.show_related(related)

    def _fail(self, _error: ErrorInfo) -> None:
        self._request = None
        self._pane.show_related(None)
