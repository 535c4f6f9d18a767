"""Fetches the note around a passage, for its preview: only the last one asked for matters."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QTimer, Signal

from carnet.domain.errors import ErrorInfo
from carnet.domain.search import Passage
from carnet.engine.protocol import DocumentText, Method, PathParams
from carnet.gui.engine.engine_client import EngineClient

PAUSE_MS = 150  # a selection that rests; running through a list reads nothing
KEPT = 8
LARGEST = 300_000  # characters of a note that is kept


class ContextReader(QObject):
    """A note that cannot be read has no context: its passage is shown alone."""

    read = Signal(object, object)  # Passage, DocumentText

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._wanted: Passage | None = None
        self._request: int | None = None
        self._kept: OrderedDict[tuple[str, int], DocumentText] = OrderedDict()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)

    def known(self, passage: Passage) -> DocumentText | None:
        """Its note, if it was read before."""
        return self._kept.get((passage.path, passage.revision))

    def want(self, passage: Passage) -> None:
        """Read its note soon, if reading it is quick and it has lines."""
        self.stop()
        if passage.page is None and not passage.offline:
            self._wanted = passage
            self._timer.start()

    def stop(self) -> None:
        """Nothing is wanted."""
        self._timer.stop()
        self._wanted = None
        if self._request is not None:
            self._client.abandon(self._request)
            self._request = None

    def forget(self) -> None:
        """Keep nothing."""
        self.stop()
        self._kept.clear()

    def _ask(self) -> None:
        passage = self._wanted
        if passage is not None:
            self._request = self._client.request(
                Method.OPEN,
                PathParams(passage.path),
                DocumentText,
                lambda text: self._take(passage, text),
                self._leave,
            )

    def _take(self, passage: Passage, text: DocumentText) -> None:
        self._request = None
        if text.stale:  # its lines may stand elsewhere by now
            return
        if len(text.text) <= LARGEST:
            self._kept[passage.path, passage.revision] = text
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self.read.emit(passage, text)

    def _leave(self, _error: ErrorInfo) -> None:
        self._request = None
