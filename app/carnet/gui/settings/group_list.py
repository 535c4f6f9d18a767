"""The groups of settings, to choose one."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyleOptionViewItem

from carnet.gui.library.row_painters import SIDE, Index, RowPainter
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.settings.groups import GROUPS, title_of

NAME = Qt.ItemDataRole.UserRole
DRAWING = Qt.ItemDataRole.UserRole + 1
FOUND = Qt.ItemDataRole.UserRole + 2  # whether a search left something of it
ICON_PX = 18
AIR_PX = 9


class GroupPainter(RowPainter):
    """Drawing and title."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        metrics = QFontMetrics(self.theme.font())
        wide = metrics.horizontalAdvance(str(index.data())) + self.theme.px(ICON_PX)
        return QSize(wide + 2 * SIDE + 14, metrics.height() + 2 * AIR_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one group."""
        painter.save()
        self.ground(painter, option)
        box: QRect = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        side = self.theme.px(ICON_PX)
        found = index.data(FOUND)
        self.draw(painter, box, index.data(DRAWING), side, "muted")
        box.setLeft(box.left() + side + 10)
        self.write(painter, box, str(index.data()), self.theme.font(), "text" if found else "muted")
        painter.restore()


class GroupList(QListWidget):
    """`chosen` tells which; a search marks those that have something."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._most_px = 16_777_215
        self.setAccessibleName(self.tr("Groups of settings"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(GroupPainter(theme, icons))
        for group in GROUPS:
            item = QListWidgetItem(title_of(group), self)
            item.setData(NAME, group.name)
            item.setData(DRAWING, group.drawing)
            item.setData(FOUND, True)
        self.currentItemChanged.connect(self._changed)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(NAME)))
        self._fit()

    @property
    def current(self) -> str:
        """The name of the group that is chosen."""
        return str(self.currentItem().data(NAME)) if self.currentItem() else GROUPS[0].name

    def choose(self, name: str) -> None:
        """Choose one without telling anybody."""
        self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(NAME) == name:
                self.setCurrentRow(row)
        self.blockSignals(False)

    def mark(self, found: Collection[str] | None) -> None:
        """Those with something found; None when nothing is searched for."""
        for row in range(self.count()):
            item = self.item(row)
            item.setData(FOUND, found is None or item.data(NAME) in found)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.count():
            self._fit()

    def give_room(self, most_px: int) -> None:
        """Be no wider than that; titles give way."""
        self._most_px = most_px
        self._fit()

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(NAME))

    def _fit(self) -> None:
        self.doItemsLayout()
        widest = max(self.sizeHintForIndex(self._at(row)).width() for row in range(self.count()))
        self.setFixedWidth(min(widest + 4, self._most_px))

    def _at(self, row: int) -> QModelIndex:
        return self.model().index(row, 0)
