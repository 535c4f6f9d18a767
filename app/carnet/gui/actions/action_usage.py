"""Which actions were used last, and which notes were opened last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from carnet.engine.protocol import DocumentText
from carnet.gui.settings.choices import Choices
from carnet.gui.window.window_state import WindowState
from carnet.settings.recent import notes_without
from carnet.settings.schema import KEEP_SEARCHES

MOST_ACTIONS = 8
MOST_NOTES = 20


class ActionUsage(QObject):
    """Names of actions, the last one first. They lie with the window's sizes."""

    def __init__(self, state: WindowState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state

    @property
    def names(self) -> Sequence[str]:
        """The last one first."""
        return self._state.actions

    def add(self, name: str) -> None:
        """One was chosen in the palette."""
        others = [other for other in self._state.actions if other != name]
        self._state.actions = [name, *others][:MOST_ACTIONS]


class OpenedNotes(QObject):
    """Notes that were opened, each its path, title and format, the last one first.

    They are kept from one start to the next where searches are kept too.
    """

    def __init__(self, state: WindowState, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._choices = choices
        self._notes = state.notes if self._keeps else []
        choices.changed.connect(self._chosen)

    @property
    def notes(self) -> Sequence[tuple[str, str, str]]:
        """Paths, titles and formats."""
        return tuple(self._notes)

    def add(self, note: DocumentText) -> None:
        """One was opened."""
        path = note.path
        others = [other for other in self._notes if other[0] != path]
        self._set([(path, note.title, note.format), *others][:MOST_NOTES])

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Let go of those that are being forgotten."""
        self._set(notes_without(self._notes, gone))

    @property
    def _keeps(self) -> bool:
        return self._choices.get(KEEP_SEARCHES)

    def _chosen(self, keys: frozenset[str]) -> None:
        if KEEP_SEARCHES.key in keys:
            self._set([])

    def _set(self, notes: list[tuple[str, str, str]]) -> None:
        self._notes = notes
        self._state.notes = notes if self._keeps else []
