"""The watched folders as rows, after a first row for the whole library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from carnet.domain.documents import Folder, FolderState
from carnet.gui.words import phrases

FOLDER = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class FolderModel(QAbstractListModel):
    """Few rows, known whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders: list[Folder] = []
        self._documents = 0

    def show_folders(self, folders: Sequence[Folder], documents: int) -> None:
        """Take the library's state. Rows stay where they are unless folders came or went."""
        same = [f.id for f in folders] == [f.id for f in self._folders]
        if not same:
            self.beginResetModel()
        self._folders, self._documents = list(folders), documents
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
            }.get(role)
        folder = self._folders[index.row() - 1]
        name = PurePath(folder.path).name or folder.path
        return {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.AccessibleTextRole: f"{name}, {self._said(folder)}",
            Qt.ItemDataRole.ToolTipRole: f"{folder.path}\n{self._said(folder)}",
            COUNT: self._count(folder),
            ICON: "folder-off" if folder.state is FolderState.OFFLINE else "folder",
            FOLDER: folder,
        }.get(role)

    def _count(self, folder: Folder) -> str:
        if folder.state is FolderState.OFFLINE:
            return self.tr("not there now")
        return phrases.number(folder.documents)

    def _said(self, folder: Folder) -> str:
        notes = phrases.notes(folder.documents)
        if folder.state is FolderState.OFFLINE:
            return self.tr("not there now; its {notes} can still be asked").format(notes=notes)
        if folder.state is FolderState.SCANNING:
            return self.tr("{notes}, looking for changes").format(notes=notes)
        return notes
