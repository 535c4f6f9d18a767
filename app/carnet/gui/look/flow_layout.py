"""A layout whose items stand in lines like words: for chips."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items keep their own size; a full line goes on below, words wider than a line wrap.

    Follows the reading direction. `centred`: each line stands in the middle.
    """

    def __init__(
        self, parent: QWidget | None = None, gap_px: int = 6, *, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self._gap = gap_px
        self._centred = centred
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append."""
        self._items.append(item)

    def count(self) -> int:
        """How many."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take it out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """As wide as the widest item at least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest item alone on a line."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, move: bool) -> int:
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        y = 0
        for line in self._lines(rect.width()):
            wide = sum(size.width() for _, size in line) + self._gap * (len(line) - 1)
            x = max(0, rect.width() - wide) // 2 if self._centred else 0
            for item, size in line:
                if move:
                    left = rect.right() + 1 - x - size.width() if mirrored else rect.left() + x
                    item.setGeometry(QRect(QPoint(left, rect.top() + y), size))
                x += size.width() + self._gap
            y += max(size.height() for _, size in line) + self._gap
        return max(0, y - self._gap)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if size.width() > width:
                size = QSize(max(1, width), size.height())
                if item.hasHeightForWidth():  # words that wrap
                    size.setHeight(item.heightForWidth(size.width()))
            if not lines or x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self._gap
        return lines
