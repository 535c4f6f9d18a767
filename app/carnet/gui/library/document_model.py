"""The list of notes, fetched from the engine a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from carnet.domain.documents import Document
from carnet.engine.protocol import DocumentPage, DocumentsParams, Method
from carnet.gui.engine_client import EngineClient

PAGE = 200
LARGEST_PAGE = 1_000  # the engine gives no more at once
DOCUMENT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class DocumentModel(QAbstractListModel):
    """Rows are `Document`s by path. One request is under way at most; no row asks for itself."""

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._rows: list[Document] = []
        self._folder_id: int | None = None
        self._text = ""
        self._complete = True  # nothing more to fetch (or nothing asked for yet)
        self._request: int | None = None
        self._fresh: list[Document] = []

    # -- what the view calls ------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Rows fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the path as a tip, and the document itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        document = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return document.display_title
        if role == Qt.ItemDataRole.ToolTipRole:
            return document.path
        return document if role == DOCUMENT else None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the engine has more rows than are here."""
        return not parent.isValid() and not self._complete and self._request is None

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; rows appear when it comes."""
        if self.canFetchMore(parent):
            self._ask(len(self._rows), PAGE, self._append)

    # -- what the pane calls ------------------------------------------------------------------

    def narrow(self, folder_id: int | None, text: str) -> None:
        """List one folder, or only notes with `text` in path or title."""
        self._folder_id, self._text = folder_id, text
        self._ask(0, PAGE, self._replace)

    def refresh(self) -> None:
        """The library changed: fetch what is shown again, without losing the reader's place."""
        self._fresh = []
        self._ask(0, min(LARGEST_PAGE, max(PAGE, len(self._rows))), self._gather)

    @property
    def busy(self) -> bool:
        """Whether a page is still to come."""
        return self._request is not None

    # -- inside -------------------------------------------------------------------------------

    def _ask(self, offset: int, limit: int, take: Callable[[list[Document], int], None]) -> None:
        if self._request is not None:
            self._client.abandon(self._request)
        params = DocumentsParams(offset, limit, self._folder_id, self._text)
        self._request = self._client.request(
            Method.DOCUMENTS,
            params,
            DocumentPage,
            lambda page: take(list(page.documents), limit),
            lambda _error: self._give_up(),
        )

    def _give_up(self) -> None:
        self._request = None

    def _append(self, rows: list[Document], limit: int) -> None:
        self._request = None
        self._complete = len(rows) < limit
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def _gather(self, rows: list[Document], limit: int) -> None:
        """Collect pages until as much is there as was shown, then change the rows at once."""
        self._fresh += rows
        missing = len(self._rows) - len(self._fresh)
        if len(rows) == limit and missing > 0:
            self._ask(len(self._fresh), min(LARGEST_PAGE, max(PAGE, missing)), self._gather)
        else:
            self._replace(self._fresh, len(self._fresh) + (len(rows) < limit))

    def _replace(self, rows: list[Document], limit: int) -> None:
        """Change rows in place, so that the view keeps its scroll position."""
        self._request = None
        self._complete = len(rows) < limit
        old = len(self._rows)
        if len(rows) < old:
            self.beginRemoveRows(QModelIndex(), len(rows), old - 1)
            del self._rows[len(rows) :]
            self.endRemoveRows()
        both = min(old, len(rows))
        changed = [row for row in range(both) if self._rows[row] != rows[row]]
        if changed:
            self._rows[:both] = rows[:both]
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        if len(rows) > old:
            self.beginInsertRows(QModelIndex(), old, len(rows) - 1)
            self._rows.extend(rows[old:])
            self.endInsertRows()
