"""Searching while a person types: words at once, meaning when they pause, never a stale result."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from carnet.domain.errors import ErrorInfo
from carnet.domain.search import SearchMode, SearchResult
from carnet.engine.protocol import Method, SearchParams
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.search.query_text import one_line

KEYWORD_MS = 40  # from one search by words to the next at least, however fast the keys come
HYBRID_MS = 250  # after the last key: the person has paused
LIMIT = 20
LONGEST = 10_000  # characters that are sent: a page that was pasted still finds itself


class SearchSession(QObject):
    """Each key stops the search before it; a reply is shown only for the words in the field.

    At most one search by words and one by meaning are under way.
    """

    found = Signal(str, object, object)  # query, SearchMode, SearchResult
    failed = Signal(object)  # ErrorInfo
    cleared = Signal()

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._query = ""
        self._explain = False
        self._requests: dict[SearchMode, int] = {}
        self._shown: SearchMode | None = None
        self._since = QElapsedTimer()  # the last search by words
        self._keyword_timer = QTimer(self, singleShot=True)
        self._keyword_timer.timeout.connect(self._ask_words)
        self._hybrid_timer = QTimer(self, singleShot=True, interval=HYBRID_MS)
        self._hybrid_timer.timeout.connect(lambda: self._ask(SearchMode.HYBRID))

    @property
    def query(self) -> str:
        """What is being looked for; empty when nothing is."""
        return self._query

    @property
    def waiting(self) -> bool:
        """Whether a result is still to come."""
        timers = self._keyword_timer.isActive() or self._hybrid_timer.isActive()
        return timers or bool(self._requests)

    def type(self, text: str) -> None:
        """The field now holds `text`."""
        query = one_line(text[:LONGEST])
        if query == self._query:
            return
        self.stop()
        self._query = query
        if not query:
            self.cleared.emit()
            return
        rested = not self._since.isValid() or self._since.elapsed() >= KEYWORD_MS
        self._keyword_timer.start(0 if rested else KEYWORD_MS - self._since.elapsed())
        self._hybrid_timer.start()

    def hurry(self) -> None:
        """The person will not type on: search by meaning now."""
        if self._hybrid_timer.isActive():
            self._hybrid_timer.start(0)

    def set_explain(self, explain: bool) -> None:
        """Whether results come with the reasons for their places; asks again for what is shown."""
        if explain == self._explain:
            return
        self._explain = explain
        if explain and self._query and not self._hybrid_timer.isActive():
            self._ask(SearchMode.HYBRID)

    def stop(self) -> None:
        """Forget what is under way."""
        self._keyword_timer.stop()
        self._hybrid_timer.stop()
        for mode in list(self._requests):
            self._abandon(mode)
        self._query = ""
        self._shown = None

    def _ask_words(self) -> None:
        self._since.start()
        self._ask(SearchMode.KEYWORD)

    def _ask(self, mode: SearchMode) -> None:
        self._abandon(mode)
        query, typing = self._query, mode is SearchMode.KEYWORD

        def take(result: SearchResult) -> None:
            self._requests.pop(mode)
            if mode is SearchMode.HYBRID or self._shown is not SearchMode.HYBRID:
                self._shown = mode  # words may come after meaning
                self.found.emit(query, mode, result)

        def give_up(error: ErrorInfo) -> None:
            self._requests.pop(mode)
            if self._shown is None:  # what is shown stays
                self.failed.emit(error)

        params = SearchParams(query, mode, LIMIT, explain=self._explain, typing=typing)
        self._requests[mode] = self._client.request(
            Method.SEARCH, params, SearchResult, take, give_up
        )

    def _abandon(self, mode: SearchMode) -> None:
        if mode in self._requests:
            self._client.abandon(self._requests.pop(mode))
