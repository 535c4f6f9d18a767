"""Looks for likely folders off the window's thread."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from carnet.gui.start.likely_folders import likely_folders


class FolderFinder(QObject):
    """`found` carries a list of `LikelyFolder`, once."""

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = Path.home()
        place = QStandardPaths.StandardLocation.DocumentsLocation
        self.documents = Path(QStandardPaths.writableLocation(place) or self.home / "Documents")
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def look(self) -> None:
        """Begin, the first time it is asked."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._find, name="likely-folders", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop, and wait for it: a folder's listing at the most."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def _find(self) -> None:
        folders = likely_folders(self.home, self.documents, self._stopped.is_set)
        if not self._stopped.is_set():
            self.found.emit(folders)
