"""The list of conversations, fetched from the engine a page at a time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from carnet.domain.conversations import Conversation, ConversationPage
from carnet.engine.protocol import ConversationsParams, Method
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.words import phrases

PAGE = 100
CONVERSATION = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ConversationModel(QAbstractListModel):
    """Rows are `Conversation`s, the one that changed last first. A title can be edited."""

    loaded = Signal()  # a page came
    renamed = Signal(int, str)  # id, what a person wrote

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._rows: list[Conversation] = []
        self._total = 0
        self._text = ""
        self._request: int | None = None

    @property
    def text(self) -> str:
        """What is searched for; "" lists everything."""
        return self._text

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Rows fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, all of it as a tip, and the conversation itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {phrases.day(row.changed_at)}"
        if role in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole
        ):  # fmt: skip
            return row.title
        return row if role == CONVERSATION else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A title can be written where it stands."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A person wrote another title; it shows when the engine has it."""
        row = index.data(CONVERSATION)
        if not isinstance(row, Conversation) or value == row.title:
            return False
        self.renamed.emit(row.id, str(value))
        return True

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the engine has more rows than are here."""
        return not parent.isValid() and self._request is None and len(self._rows) < self._total

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; rows appear when it comes."""
        if self.canFetchMore(parent):
            self._ask(len(self._rows))

    def search(self, text: str) -> None:
        """List those in which every word of `text` occurs."""
        self._text = text
        self._ask(0)

    def take(self, conversation: Conversation) -> None:
        """It was begun, has grown or has another title."""
        if self._text:
            self.search(self._text)  # nobody here knows whether it still matches
            return
        old = self.row_of(conversation.id)
        if old >= 0 and self._rows[old].changed_at == conversation.changed_at:
            self._rows[old] = conversation
            self.dataChanged.emit(self.index(old), self.index(old))
            return
        if old > 0:
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), 0)
            del self._rows[old]
            self._rows.insert(0, conversation)
            self.endMoveRows()
        elif old < 0:
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._rows.insert(0, conversation)
            self._total += 1
            self.endInsertRows()
        self._rows[0] = conversation
        self.dataChanged.emit(self.index(0), self.index(0))
        self.loaded.emit()

    def drop(self, conversation_id: int) -> None:
        """It was deleted."""
        row = self.row_of(conversation_id)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self._total -= 1
            self.endRemoveRows()
            self.loaded.emit()

    def row_of(self, conversation_id: int) -> int:
        """Where it stands; -1 when it is not among those fetched."""
        ids = (row.id for row in self._rows)
        return next((n for n, id_ in enumerate(ids) if id_ == conversation_id), -1)

    def _ask(self, offset: int) -> None:
        if self._request is not None:
            self._client.abandon(self._request)
        self._request = self._client.request(
            Method.CONVERSATIONS,
            ConversationsParams(offset, PAGE, self._text),
            ConversationPage,
            lambda page: self._show(offset, page),
            lambda _error: self._give_up(),
        )

    def _give_up(self) -> None:
        self._request = None

    def _show(self, offset: int, page: ConversationPage) -> None:
        self._request = None
        self._total = page.total
        if offset == 0:
            self.beginResetModel()
            self._rows = list(page.conversations)
            self.endResetModel()
        else:
            known = {row.id for row in self._rows}  # one that grew meanwhile pushed others down
            fresh = [row for row in page.conversations if row.id not in known]
            if fresh:
                first = len(self._rows)
                self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
                self._rows += fresh
                self.endInsertRows()
            if not page.conversations:
                self._total = len(self._rows)
        self.loaded.emit()
