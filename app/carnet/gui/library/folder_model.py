"""The watched folders as rows, after a first row for the whole library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from carnet.domain.documents import Folder, FolderState
from carnet.domain.library import Activity, Progress
from carnet.gui.words import phrases, progress_text
from carnet.gui.words.translating import tr

FOLDER = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 2
STATE = Qt.ItemDataRole.UserRole + 3  # a few words; empty for the first row
SIGN = Qt.ItemDataRole.UserRole + 4  # a drawing that says the same
Index = QModelIndex | QPersistentModelIndex

_SIGNS = {
    FolderState.CURRENT: "check",
    FolderState.SCANNING: "search",
    FolderState.READING: "note",
    FolderState.EMBEDDING: "hourglass",
    FolderState.OFFLINE: "unplugged",
}


class FolderModel(QAbstractListModel):
    """Few rows, known whole."""

    def __init__(self, parent: QObject | None = None, imports: str = "") -> None:
        super().__init__(parent)
        self._imports = imports
        self._folders: list[Folder] = []
        self._documents = 0
        self._progress = Progress(Activity.IDLE)
        self._names: list[str] = []

    def show_folders(
        self, folders: Sequence[Folder], documents: int, progress: Progress | None = None
    ) -> None:
        """Take the library's state. Rows stay where they are unless folders came or went."""
        same = [f.id for f in folders] == [f.id for f in self._folders]
        if not same:
            self.beginResetModel()
            self._names = _names([folder.path for folder in folders], self._imports)
        self._folders, self._documents = list(folders), documents
        self._progress = progress or Progress(Activity.IDLE)
        if same:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        else:
            self.endResetModel()

    def row_of(self, folder_id: int | None) -> int:
        """Where a folder stands; 0 when it is gone or None."""
        ids = [folder.id for folder in self._folders]
        return ids.index(folder_id) + 1 if folder_id in ids else 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Folders and the row for all of them."""
        return 0 if parent.isValid() else len(self._folders) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, count, drawing, the folder itself; state in words for all who need them."""
        if not index.isValid() or index.row() > len(self._folders):
            return None
        if index.row() == 0:
            return {
                Qt.ItemDataRole.DisplayRole: self.tr("All notes"),
                COUNT: phrases.number(self._documents),
                ICON: "library",
                STATE: "",
            }.get(role)
        folder, name = self._folders[index.row() - 1], self._names[index.row() - 1]
        story = progress_text.folder_story(folder, self._progress)
        return {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.AccessibleTextRole: f"{name}, {story}",
            Qt.ItemDataRole.ToolTipRole: f"{folder.path}\n{story}",
            COUNT: phrases.number(folder.documents),
            ICON: self._icon(folder),
            STATE: progress_text.folder_state(folder, self._progress),
            SIGN: _sign(folder),
            FOLDER: folder,
        }.get(role)

    def _icon(self, folder: Folder) -> str:
        if folder.path == self._imports:
            return "download"
        return "folder-off" if folder.state is FolderState.OFFLINE else "folder"


def _sign(folder: Folder) -> str:
    if folder.state is FolderState.CURRENT and folder.polled:
        return "refresh"
    return _SIGNS[folder.state]


def _names(paths: Sequence[str], imports: str) -> list[str]:
    """The last part of each path, with the part before it where two would read the same."""
    pure = [PurePath(path) for path in paths]
    count = Counter(path.name for path in pure)
    return [
        tr("Imported")
        if str(path) == imports
        else f"{path.name} · {path.parent.name}"
        if count[path.name] > 1 and path.parent.name
        else path.name or str(path)
        for path in pure
    ]
