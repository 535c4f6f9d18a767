"""Which notes were visited, in order, and where in them: what back and forward go through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal

MOST = 200
TURNS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}


@dataclass(frozen=True, slots=True)
class Visit:
    """A note, and the line at the top of the view, or the page, when it was left."""

    path: str
    title: str
    line: int = 0
    page: int | None = None


class Visits(QObject):
    """As a browser's history: going somewhere new drops what lay ahead."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stops: list[Visit] = []
        self._at = -1

    @property
    def current(self) -> Visit | None:
        """Where the reader is."""
        return self._stops[self._at] if self._stops else None

    def beside(self, by: int) -> Visit | None:
        """The visit before (-1) or after (1) this one."""
        at = self._at + by
        return self._stops[at] if self._stops and 0 <= at < len(self._stops) else None

    def arrive(self, path: str, title: str) -> None:
        """A note is shown, or another place of it."""
        del self._stops[self._at + 1 :]
        self._stops.append(Visit(path, title))
        del self._stops[:-MOST]
        self._at = len(self._stops) - 1
        self.changed.emit()

    def leave(self, line: int, page: int | None) -> None:
        """The reader goes on from here."""
        if self._stops:
            self._stops[self._at] = replace(self._stops[self._at], line=line, page=page)

    def go(self, by: int) -> Visit | None:
        """Back or forward; None when there is nothing."""
        visit = self.beside(by)
        if visit is not None:
            self._at += by
            self.changed.emit()
        return visit

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Notes were forgotten: they were never visited."""
        before = [stop for stop in self._stops[: self._at + 1] if not gone(stop.path)]
        after = [stop for stop in self._stops[self._at + 1 :] if not gone(stop.path)]
        self._stops = before + after
        self._at = len(before) - 1 if before else min(0, len(after) - 1)
        self.changed.emit()
