"""The library's folders as every pane needs them: to shorten paths, and to say what is offline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QObject, Signal

from carnet.domain.documents import Folder, FolderState
from carnet.gui.words import phrases
from carnet.gui.words.phrases import ImportedRoot


class KnownFolders(QObject):
    """Follows the library's status. One for the window."""

    offline_changed = Signal()  # a folder went, or came back

    def __init__(self, parent: QObject | None = None, imports: str = "") -> None:
        super().__init__(parent)
        self.imports = imports
        self.paths: tuple[str, ...] = ()
        self._offline: tuple[str, ...] = ()

    def take(self, folders: Sequence[Folder]) -> None:
        """What the engine says of them now."""
        self.paths = tuple(
            ImportedRoot(folder.path) if folder.path == self.imports else folder.path
            for folder in folders
        )
        offline = tuple(f.path for f in folders if f.state is FolderState.OFFLINE)
        if offline != self._offline:
            self._offline = offline
            self.offline_changed.emit()

    def roots(self) -> tuple[str, ...]:
        """Their paths."""
        return self.paths

    def is_offline(self, path: str) -> bool:
        """Whether a note lies in a folder that is not there now."""
        return bool(self._offline) and self._holder(path) in self._offline

    def holder_name(self, path: str) -> str:
        """The name of the folder a note lies in; empty when it lies in none."""
        return phrases.root_name(self._holder(path))

    def _holder(self, path: str) -> str:
        pure = PurePath(path)
        return next((root for root in self.paths if pure.is_relative_to(root)), "")
