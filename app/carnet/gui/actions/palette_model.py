"""The rows of the palette and how they look."""

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
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from carnet.gui.actions.entry import Entry
from carnet.gui.library.row_painters import RowPainter

ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
PAD_PX = 12
AIR_PX = 9
SIGN_PX = 18
GAP_PX = 10
KEY_PAD_PX = 6


class PaletteModel(QAbstractListModel):
    """Entries, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace them."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many fit."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text; for screen readers all that is drawn."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "" if entry.enabled else self.tr("not possible now")
            return ", ".join(filter(None, (entry.text, entry.about, entry.keys, state)))
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        return entry if role == ENTRY else None


class PalettePainter(RowPainter):
    """Drawing, text, quietly what it is about, and at the right its keys."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        height = QFontMetrics(self.theme.font()).height()
        return QSize(240, max(height, self.theme.px(SIGN_PX)) + 2 * AIR_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        self.ground(painter, option)
        rect: QRect = option.rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        side = self.theme.px(SIGN_PX)
        if entry.drawing:
            self.draw(painter, rect, entry.drawing, side)
        rect.setLeft(rect.left() + side + GAP_PX)
        if entry.keys:
            rect.setRight(self._keys(painter, rect, entry.keys) - GAP_PX)
        body, small = self.theme.font(), self.theme.font(0.88)
        width = min(QFontMetrics(body).horizontalAdvance(entry.text) + 2, rect.width())
        ink = "text" if entry.enabled else "muted"
        self.write(
            painter, QRect(rect.left(), rect.top(), width, rect.height()), entry.text, body, ink
        )
        rect.setLeft(rect.left() + width + GAP_PX)
        about = entry.about if entry.enabled else self.tr("not possible now")
        if rect.width() > 4 * side:
            elide = Qt.TextElideMode.ElideMiddle
            self.write(painter, rect, about, small, "muted", elide=elide)
        painter.restore()

    def _keys(self, painter: QPainter, rect: QRect, keys: str) -> int:
        """Draw them as a key cap at the right; where it begins."""
        font = self.theme.font(0.85)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(keys) + 2 * KEY_PAD_PX
        cap = QRect(rect.right() - width, 0, width, metrics.height() + 4)
        cap.moveTop(rect.top() + (rect.height() - cap.height()) // 2)
        painter.setPen(self.theme.color("border_strong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 4, 4)
        self.write(painter, cap, keys, font, "muted", Qt.AlignmentFlag.AlignHCenter)
        return cap.left()
