"""Sizes and positions, kept from one start to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget


class WindowState:
    """An INI file beside the settings. A broken one is as good as none."""

    def __init__(self, file: Path) -> None:
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
