"""How folders and notes look in the library's lists."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from carnet.domain.documents import Document
from carnet.gui.library.document_model import DOCUMENT
from carnet.gui.library.folder_model import COUNT, ICON
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases

Index = QModelIndex | QPersistentModelIndex
SIDE = 10
ROW_AIR = 7


class RowPainter(QStyledItemDelegate):
    """The ground of a row: chosen, under the pointer, holding the focus."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self.theme = theme
        self.icons = icons

    def ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint it, and set the painter up for what comes on it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        box = QRectF(option.rect).adjusted(0.5, 1, -0.5, -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("selected" if chosen else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus and chosen:
            painter.setPen(QPen(self.theme.color("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        font: QFont,
        ink: str = "text",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """One line that gives way with an ellipsis."""
        painter.setFont(font)
        painter.setPen(self.theme.color(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | align, shown)


class FolderPainter(RowPainter):
    """Drawing, name, and at the right how many notes."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(120, QFontMetrics(self.theme.font()).height() + 2 * ROW_AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one folder."""
        painter.save()
        self.ground(painter, option)
        rect: QRect = option.rect
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        drawing = self.icons.pixmap(index.data(ICON), self.theme.color("muted"), 18, ratio)
        painter.drawPixmap(rect.left() + SIDE, rect.center().y() - 8, drawing)
        small = self.theme.font(0.9)
        count = str(index.data(COUNT))
        width = QFontMetrics(small).horizontalAdvance(count)
        right = QRect(rect.right() - SIDE - width, rect.top(), width + 1, rect.height())
        self.write(painter, right, count, small, "muted", Qt.AlignmentFlag.AlignRight)
        left = rect.left() + SIDE + 26
        middle = QRect(left, rect.top(), right.left() - left - 8, rect.height())
        self.write(painter, middle, str(index.data()), self.theme.font())
        painter.restore()


class DocumentPainter(RowPainter):
    """Title; below it the folder it lies in; at the right its date."""

    roots: tuple[str, ...] = ()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        first = QFontMetrics(self.theme.font()).height()
        second = QFontMetrics(self.theme.font(0.88)).height()
        return QSize(120, first + second + 2 * ROW_AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one note."""
        document = index.data(DOCUMENT)
        if not isinstance(document, Document):
            return
        painter.save()
        self.ground(painter, option)
        rect: QRect = option.rect.adjusted(SIDE, ROW_AIR, -SIDE, -ROW_AIR)
        first = QFontMetrics(self.theme.font()).height()
        small = self.theme.font(0.88)
        date = phrases.day(document.mtime_ns / 1e9)
        width = QFontMetrics(small).horizontalAdvance(date) + 2
        top = QRect(rect.left(), rect.top(), rect.width(), first)
        self.write(painter, top, date, small, "muted", Qt.AlignmentFlag.AlignRight)
        top.setRight(top.right() - width - 8)
        self.write(painter, top, document.display_title, self.theme.font())
        below = QRect(rect.left(), rect.top() + first, rect.width(), rect.height() - first)
        if document.problem is not None:
            self.write(painter, below, self.tr("could not be read"), small, "warning")
        else:
            where = str(PurePath(phrases.place(document.path, self.roots)).parent)
            self.write(painter, below, where, small, "muted")
        painter.restore()
