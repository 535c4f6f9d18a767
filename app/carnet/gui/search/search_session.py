"""Searching while a person types: words first, meaning when they pause, never a stale result."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from carnet.domain.errors import ErrorInfo
from carnet.domain.search import SearchMode, SearchResult
from carnet.engine.protocol import Method, SearchParams
from carnet.gui.engine_client import EngineClient

KEYWORD_MS = 80  # after the last key: quick enough to feel live
HYBRID_MS = 320  # after the last key: the person has paused
LIMIT = 20


class SearchSession(QObject):
    """Each key stops the search before it; a reply is shown only for the words in the field."""

    found = Signal(str, object, object)  # query, SearchMode, SearchResult
    failed = Signal(object)  # ErrorInfo
    cleared = Signal()

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._query = ""
        self._requests: list[int] = []
        self._shown: SearchMode | None = None
        self._keyword_timer = QTimer(self, singleShot=True, interval=KEYWORD_MS)
        self._keyword_timer.timeout.connect(lambda: self._ask(SearchMode.KEYWORD))
        self._hybrid_timer = QTimer(self, singleShot=True, interval=HYBRID_MS)
        self._hybrid_timer.timeout.connect(lambda: self._ask(SearchMode.HYBRID))

    @property
    def waiting(self) -> bool:
        """Whether a result is still to come."""
        timers = self._keyword_timer.isActive() or self._hybrid_timer.isActive()
        return timers or bool(self._requests)

    def type(self, text: str) -> None:
        """The field now holds `text`."""
        query = " ".join(text.split())
        if query == self._query:
            return
        self.stop()
        self._query = query
        self._shown = None
        if not query:
            self.cleared.emit()
            return
        self._keyword_timer.start()
        self._hybrid_timer.start()

    def stop(self) -> None:
        """Forget what is under way."""
        self._keyword_timer.stop()
        self._hybrid_timer.stop()
        for request in self._requests:
            self._client.abandon(request)
        self._requests.clear()
        self._query = ""

    def _ask(self, mode: SearchMode) -> None:
        query = self._query
        request = 0

        def take(result: SearchResult) -> None:
            self._requests.remove(request)
            if self._shown is not SearchMode.HYBRID:  # words may come after meaning
                self._shown = mode
                self.found.emit(query, mode, result)

        def give_up(error: ErrorInfo) -> None:
            self._requests.remove(request)
            if self._shown is None:  # what is shown stays
                self.failed.emit(error)

        params = SearchParams(query, mode, LIMIT)
        request = self._client.request(Method.SEARCH, params, SearchResult, take, give_up)
        self._requests.append(request)
