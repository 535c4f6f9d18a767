"""What was searched for lately: kept on this machine alone, and only if the person wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from carnet.gui.search.query_text import one_line
from carnet.gui.settings.choices import Choices
from carnet.gui.window.window_state import WindowState
from carnet.settings.recent import searches_without
from carnet.settings.schema import KEEP_SEARCHES

MOST = 50
LONGEST = 200  # a longer one was pasted and is nothing to search for again


class SearchHistory(QObject):
    """Searches that led somewhere (a note was opened, a question asked), the last one first.

    They lie with the window's sizes. Where the setting says not to keep them, none is kept and
    those that were are gone.
    """

    changed = Signal()

    def __init__(self, state: WindowState, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._choices = choices
        self._searches = state.searches if self.keeps else []
        if not self.keeps:
            state.searches = []
        choices.changed.connect(self._chosen)

    @property
    def keeps(self) -> bool:
        """Whether searches are kept."""
        return self._choices.get(KEEP_SEARCHES)

    @property
    def queries(self) -> Sequence[str]:
        """The last one first."""
        return tuple(query for query, _path in self._searches)

    def add(self, query: str, path: str = "") -> None:
        """A search led somewhere: to the note at `path`, if it was one."""
        query = one_line(query)
        if not self.keeps or not query or len(query) > LONGEST:
            return
        same = query.casefold()
        others = [other for other in self._searches if other[0].casefold() != same]
        self._set([(query, path), *others][:MOST])

    def remove(self, query: str) -> None:
        """Forget one."""
        self._set([other for other in self._searches if other[0] != query])

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Let go of those that led to a note that is being forgotten: they may hold its words."""
        kept = searches_without(self._searches, gone)
        if kept != self._searches:
            self._set(kept)

    def clear(self) -> None:
        """Forget all."""
        self._set([])

    def keep(self, wanted: bool) -> None:
        """Keep them from now on, or keep none and forget those there are."""
        if wanted != self.keeps:
            self._choices.choose(KEEP_SEARCHES, wanted)

    def _chosen(self, keys: frozenset[str]) -> None:
        if KEEP_SEARCHES.key in keys:
            self._set([])

    def _set(self, searches: list[tuple[str, str]]) -> None:
        self._searches = searches
        self._state.searches = searches
        self.changed.emit()
