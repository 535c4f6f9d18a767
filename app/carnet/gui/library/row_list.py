"""A list of rows that keeps its place while rows come and go above, and sends typing elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QWidget


class RowList(QListView):
    """Qt searches all rows for typed letters, which takes long in a long list: `typed` instead."""

    typed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anchor = QPersistentModelIndex()
        self._anchor_row = self._anchor_y = 0
        self._wanted_px: int | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "bare")

    def want_height(self, wanted_px: int, least_px: int) -> None:
        """Be this high if there is room, and not below the least."""
        if wanted_px != self._wanted_px:
            self._wanted_px = wanted_px
            self.setMinimumHeight(min(wanted_px, least_px))
            self.setMaximumHeight(max(1, wanted_px))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """What was wanted, if anything was."""
        hint = super().sizeHint()
        return hint if self._wanted_px is None else QSize(hint.width(), self._wanted_px)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed into the list."""
        if search.strip():
            self.typed.emit(search)

    def last_visible(self) -> int:
        """The row at the lower edge."""
        index = self.indexAt(QPoint(8, self.viewport().height() - 2))
        return index.row() if index.isValid() else self.model().rowCount() - 1

    def hold(self) -> None:
        """Remember what is at the upper edge, before rows change."""
        top = self.indexAt(QPoint(8, 1)) if self.verticalScrollBar().value() > 0 else None
        if top is None or not top.isValid():
            self._anchor = QPersistentModelIndex()
            return
        self._anchor = QPersistentModelIndex(top)
        self._anchor_row, self._anchor_y = top.row(), self.visualRect(top).top()

    def settle(self) -> None:
        """Show the same at the upper edge again."""
        if not self._anchor.isValid() or self._anchor.row() == self._anchor_row:
            return
        self.doItemsLayout()
        index = self.model().index(self._anchor.row(), 0)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(index).top() - self._anchor_y)
