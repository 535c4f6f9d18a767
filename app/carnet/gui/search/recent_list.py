"""Recent searches, offered while the field is empty; each has a cross that forgets it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem

from carnet.gui.library.row_painters import RowPainter
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PAD = 10
SIGN = 16
CROSS_PX = 36  # at the end of a row


class RecentModel(QAbstractListModel):
    """Queries, the last one first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queries: tuple[str, ...] = ()

    def show_queries(self, queries: Sequence[str]) -> None:
        """Replace them."""
        self.beginResetModel()
        self._queries = tuple(queries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many are kept."""
        return 0 if parent.isValid() else len(self._queries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words; for screen readers also what they are."""
        if not index.isValid() or index.row() >= len(self._queries):
            return None
        query = self._queries[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Searched for lately: {query}").format(query=query)
        return query if role == Qt.ItemDataRole.DisplayRole else None


class RecentPainter(RowPainter):
    """A clock, the words, and a cross on the row that is chosen or under the pointer."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(200, QFontMetrics(self.theme.font()).height() + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one search."""
        painter.save()
        self.ground(painter, option)
        rect: QRect = option.rect.adjusted(PAD + 2, 0, -CROSS_PX, 0)
        self.draw(painter, rect, "clock", SIGN)
        rect.setLeft(rect.left() + SIGN + 10)
        self.write(painter, rect, str(index.data()), self.theme.font())
        lively = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        if option.state & lively:
            cross = QRect(option.rect.right() - 26, option.rect.top(), SIGN, option.rect.height())
            self.draw(painter, cross, "cross", SIGN)
        painter.restore()


class RecentList(QListView):
    """The keys come from the field; the pointer chooses a row or, on its cross, forgets it."""

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.recent = RecentModel(self)
        self.setModel(self.recent)
        self.setItemDelegate(RecentPainter(theme, icons))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Recent searches"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a click."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        on_cross = point.x() >= self.viewport().width() - CROSS_PX
        (self.removed if on_cross else self.chosen).emit(str(index.data()))
