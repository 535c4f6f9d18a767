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

    def clear(self) -> None:
        """Remember nothing of what was."""
        self._store.clear()
        self._store.sync()

    @property
    def had_folders(self) -> bool:
        """Whether the library had a folder last time: which page to show before it is known."""
        return str(self._store.value("library/had_folders", "false")).lower() == "true"

    @had_folders.setter
    def had_folders(self, value: bool) -> None:
        if value != self.had_folders:  # each write goes to the disk
            self._store.setValue("library/had_folders", value)

    @property
    def told_tray(self) -> bool:
        """Whether it was said that the program goes on in the tray."""
        return str(self._store.value("desktop/told_tray", "false")).lower() == "true"

    @told_tray.setter
    def told_tray(self, value: bool) -> None:
        self._store.setValue("desktop/told_tray", value)

    def flush(self) -> None:
        """To the disk, now."""
        self._store.sync()

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
        return [(query, path) for query, path in self._rows("search/recent", 2)]

    @searches.setter
    def searches(self, searches: Sequence[tuple[str, str]]) -> None:
        if list(searches) != self.searches:
            self._keep_private("search/recent", searches)

    @property
    def notes(self) -> list[tuple[str, str, str]]:
        """Notes opened lately, the last one first: path, title, format."""
        return [(path, title, kind) for path, title, kind in self._rows("notes/recent", 3)]

    @notes.setter
    def notes(self, notes: Sequence[tuple[str, str, str]]) -> None:
        if list(notes) != self.notes:
            self._keep_private("notes/recent", notes)

    @property
    def actions(self) -> list[str]:
        """Names of the actions used lately, the last one first."""
        return [name for (name,) in self._rows("actions/recent", 1)]

    @actions.setter
    def actions(self, names: Sequence[str]) -> None:
        self._store.setValue("actions/recent", json.dumps([[name] for name in names]))

    def _rows(self, key: str, width: int) -> list[list[str]]:
        """What is stored there as lists of `width` texts; nothing when it is anything else."""
        try:
            stored = [
                [str(part) for part in row] for row in json.loads(str(self._store.value(key, "[]")))
            ]
        except (ValueError, TypeError):
            return []
        return stored if all(len(row) == width for row in stored) else []

    def _keep_private(self, key: str, rows: Sequence[object]) -> None:
        """Write at once, for this person alone: what they look for is theirs to know."""
        if rows:
            self._store.setValue(key, json.dumps(rows))
        else:
            self._store.remove(key)
        self._store.sync()
        with suppress(OSError):
            self._file.chmod(0o600)
