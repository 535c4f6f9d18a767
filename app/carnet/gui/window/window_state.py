"""Sizes, positions and recent searches, kept from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget


class WindowState:
    """An INI file beside the settings. A broken one is as good as none."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def restore(self, window: QWidget, splitter: QSplitter) -> bool:
        """Put the window where it was; False when nothing is known."""
        geometry = self._store.value("window/geometry")
        panes = self._store.value("window/panes")
        restored = isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)
        if isinstance(panes, QByteArray):
            splitter.restoreState(panes)
        return restored

    def save(self, window: QWidget, splitter: QSplitter) -> None:
        """Remember."""
        self._store.setValue("window/geometry", window.saveGeometry())
        self._store.setValue("window/panes", splitter.saveState())

    @property
    def had_folders(self) -> bool:
        """Whether the library had a folder last time: which page to show before it is known."""
        return str(self._store.value("library/had_folders", "false")).lower() == "true"

    @had_folders.setter
    def had_folders(self, value: bool) -> None:
        if value != self.had_folders:  # each write goes to the disk
            self._store.setValue("library/had_folders", value)

    @property
    def conversation(self) -> int:
        """The one that was shown last; 0 for a new one."""
        stored = str(self._store.value("conversation/current", "0"))
        return int(stored) if stored.isdecimal() else 0

    @conversation.setter
    def conversation(self, value: int) -> None:
        self._store.setValue("conversation/current", value)

    @property
    def searches(self) -> list[tuple[str, str]]:
        """What was searched for lately, the last one first, each with the note it led to or ""."""
        try:
            stored = json.loads(str(self._store.value("search/recent", "[]")))
            return [(str(query), str(path)) for query, path in stored]
        except (ValueError, TypeError):
            return []

    @searches.setter
    def searches(self, searches: Sequence[tuple[str, str]]) -> None:
        if list(searches) == self.searches:
            return
        if searches:
            self._store.setValue("search/recent", json.dumps(searches))
        else:
            self._store.remove("search/recent")
        self._store.sync()
        with suppress(OSError):
            self._file.chmod(0o600)  # what a person looks for is theirs to know
