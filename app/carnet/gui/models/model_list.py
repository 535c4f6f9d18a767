"""The models as rows: a heading for each role, its models, adapters below their model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from carnet.domain.models import InstalledModel, ModelRole, ModelState
from carnet.gui.words import model_text

ENTRY = Qt.ItemDataRole.UserRole + 1
_ORDER = (ModelRole.GENERATOR, ModelRole.EMBEDDER, ModelRole.RERANKER)
_STATES = (ModelState.READY, ModelState.CORRUPT, ModelState.MISSING)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a heading when there is no `model`. `line` stands below the title; `share` is how
    much of it has arrived, 0 to 1, None while nothing comes; `sign` and `ink` name a drawing and
    its colour."""

    title: str
    model: InstalledModel | None = None
    nested: bool = False
    line: str = ""
    sign: str = ""
    ink: str = "muted"
    share: float | None = None

    @property
    def name(self) -> str:
        """Of the model; "" of a heading."""
        return self.model.spec.name if self.model is not None else ""


def arrange(models: Sequence[InstalledModel]) -> list[Entry]:
    """Headings and models: what is in use first, then what is installed, the smaller first."""
    entries = []
    for role in _ORDER:
        mine = sorted((m for m in models if m.spec.role is role), key=_rank)
        if mine:
            entries.append(Entry(model_text.role(role)))
        for model in mine:
            entries.append(Entry(model.spec.title, model))
            adapters = [m for m in models if m.spec.base and m.spec.base == model.spec.name]
            entries += [
                Entry(one.spec.title, one, nested=True) for one in sorted(adapters, key=_rank)
            ]
    return entries


def _rank(model: InstalledModel) -> tuple[bool, int, int]:
    return (not model.in_use, _STATES.index(model.state), model.spec.size_bytes)


class ModelList(QAbstractListModel):
    """Rows of `Entry`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def take(self, entries: Sequence[Entry]) -> None:
        """Show these; rows that stay keep their place and selection."""
        if [self._key(entry) for entry in entries] == [self._key(one) for one in self.entries]:
            for row, entry in enumerate(entries):
                self.change(row, entry)
            return
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def change(self, row: int, entry: Entry) -> None:
        """Say something else in one row."""
        if self.entries[row] != entry:
            self.entries[row] = entry
            index = self.index(row, 0)
            self.dataChanged.emit(index, index)

    def row_of(self, name: str) -> int:
        """The row of a model; -1 when there is none."""
        return next((row for row, one in enumerate(self.entries) if name and one.name == name), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.entries[index.row()].model is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        chosen = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return chosen | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, what screen readers say, or the `Entry`."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {entry.line}" if entry.line else entry.title
        return entry if role == ENTRY else None

    @staticmethod
    def _key(entry: Entry) -> tuple[str, str]:
        return entry.name, "" if entry.model is not None else entry.title
