"""The list of notes, fetched from the engine a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from carnet.domain.documents import Document
from carnet.engine.protocol import DocumentPage, DocumentsParams, Method
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.library.page_merge import Change, merge
from carnet.gui.words import document_words

PAGE = 200
REFRESH_PAGE = 400  # as much as can be brought in without being felt
DOCUMENT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class DocumentModel(QAbstractListModel):
    """Rows are `Document`s by path. One request is under way at most; no row asks for itself."""

    moving = Signal()  # rows are about to come or go above what is looked at
    moved = Signal()
    settled = Signal()  # a refresh has reached the end of what is shown

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._rows: list[Document] = []
        self._origins: dict[str, str] = {}  # of those that were imported, by path
        self._folder_id: int | None = None
        self._text = ""
        self._complete = True  # nothing more to fetch (or nothing asked for yet)
        self._request: int | None = None
        self._refreshed: int | None = None  # rows a refresh has been through; None: none runs
        self._wanted = 0  # rows a refresh shall leave

    # -- what the view calls ------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Rows fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the path as a tip, and the document itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        document = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return document.display_title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return document_words.spoken(document)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(document)
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
        self._refreshed = None
        self._ask(0, PAGE, self._replace)

    def refresh(self, looked_at: int = 0) -> None:
        """The library changed: bring what is shown up to date, page by page, row by row.

        The list keeps its length, and a page beyond row `looked_at` at least: a library that grows
        does not have to be fetched whole for a person who looks at its beginning.
        """
        self._refreshed = 0
        self._wanted = max(len(self._rows), looked_at + PAGE)
        self._ask(0, REFRESH_PAGE, self._bring_in)

    def drop(self, gone: Callable[[str], bool]) -> None:
        """Take documents away at once, by their path."""
        self._origins = {path: was for path, was in self._origins.items() if not gone(path)}
        for row in reversed(range(len(self._rows))):
            if gone(self._rows[row].path):
                self._change(Change(row, removed=1))

    def row_of(self, path: str) -> int:
        """Where a document stands; -1 when it is not among those fetched."""
        return next((row for row, doc in enumerate(self._rows) if doc.path == path), -1)

    @property
    def busy(self) -> bool:
        """Whether a page is still to come."""
        return self._request is not None

    @property
    def refreshing(self) -> bool:
        """Whether a refresh is on its way through the rows."""
        return self._refreshed is not None

    # -- inside -------------------------------------------------------------------------------

    def _tip(self, document: Document) -> str:
        return document_words.tip(document, self._origins.get(document.path, ""))

    def _ask(self, offset: int, limit: int, take: Callable[[list[Document], int], None]) -> None:
        if self._request is not None:
            self._client.abandon(self._request)
        params = DocumentsParams(offset, limit, self._folder_id, self._text)
        self._request = self._client.request(
            Method.DOCUMENTS,
            params,
            DocumentPage,
            lambda page: self._take(page, limit, take),
            lambda _error: self._give_up(),
        )

    def _take(
        self, page: DocumentPage, limit: int, take: Callable[[list[Document], int], None]
    ) -> None:
        self._origins |= page.origins
        take(list(page.documents), limit)

    def _give_up(self) -> None:
        self._request = self._refreshed = None

    def _replace(self, rows: list[Document], limit: int) -> None:
        """Another list altogether."""
        self._request = None
        self._complete = len(rows) < limit
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        self.settled.emit()

    def _append(self, rows: list[Document], limit: int) -> None:
        """The next page; a row that a change of the library pushed into it is not shown twice."""
        self._request = None
        self._complete = len(rows) < limit
        last = self._rows[-1].path if self._rows else ""
        rows = [row for row in rows if row.path > last]
        if rows:
            self._change(Change(len(self._rows), rows=tuple(rows)))

    def _bring_in(self, rows: list[Document], limit: int) -> None:
        self._request = None
        start = self._refreshed or 0
        self.moving.emit()
        for change in merge(self._rows, start, rows):
            self._change(change)
        end, last = start + len(rows), len(rows) < limit
        done = last or end >= self._wanted
        kept = end if last else max(end, self._wanted)
        if done and len(self._rows) > kept:
            self._change(Change(kept, removed=len(self._rows) - kept))
        self.moved.emit()
        if done:
            self._complete = last
            self._refreshed = None
            self.settled.emit()
        else:
            self._refreshed = end
            self._ask(end, REFRESH_PAGE, self._bring_in)

    def _change(self, change: Change) -> None:
        first, count = change.first, len(change.rows)
        if change.removed:
            self.beginRemoveRows(QModelIndex(), first, first + change.removed - 1)
            del self._rows[first : first + change.removed]
            self.endRemoveRows()
        elif change.replace:
            self._rows[first : first + count] = change.rows
            self.dataChanged.emit(self.index(first), self.index(first + count - 1))
        elif count:
            self.beginInsertRows(QModelIndex(), first, first + count - 1)
            self._rows[first:first] = change.rows
            self.endInsertRows()
