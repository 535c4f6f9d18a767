"""How folders and notes look in the library's lists."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from carnet.domain.documents import Document
from carnet.gui.library.document_model import DOCUMENT
from carnet.gui.library.folder_model import COUNT, ICON, SIGN, STATE
from carnet.gui.library.kind_icons import kind_icon
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases

Index = QModelIndex | QPersistentModelIndex
SIDE = 10
ROW_AIR = 7
ICON_SIDE = 18
SIGN_SIDE = 13
KIND_SIDE = 16
KIND_GAP = 7
NARROW_EM = 11


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
        if state & QStyle.StateFlag.State_HasFocus:
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
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """One line that gives way with an ellipsis."""
        painter.setFont(font)
        painter.setPen(self.theme.color(ink))
        shown = QFontMetrics(font).elidedText(text, elide, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | align, shown)

    def draw(self, painter: QPainter, box: QRect, name: str, side: int, ink: str = "muted") -> None:
        """A drawing at the left of `box`, in its middle."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        top = box.top() + (box.height() - side) // 2
        painter.drawPixmap(box.left(), top, self.icons.tinted(name, ink, side, ratio))


class FolderPainter(RowPainter):
    """Drawing, name, at the right how many notes; below, a sign and what the folder is doing."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines; one where there is no state to tell."""
        height = QFontMetrics(self.theme.font()).height()
        if index.data(STATE):
            height += QFontMetrics(self.theme.font(0.88)).height()
        return QSize(120, height + 2 * ROW_AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one folder."""
        painter.save()
        self.ground(painter, option)
        rect: QRect = option.rect.adjusted(SIDE, ROW_AIR, -SIDE, -ROW_AIR)
        top = QRect(rect.left(), rect.top(), rect.width(), QFontMetrics(self.theme.font()).height())
        icon_side, sign_side = self.theme.px(ICON_SIDE), self.theme.px(SIGN_SIDE)
        self.draw(painter, top, index.data(ICON), icon_side)
        small = self.theme.font(0.88)
        count = str(index.data(COUNT))
        width = QFontMetrics(small).horizontalAdvance(count)
        self.write(painter, top, count, small, "muted", Qt.AlignmentFlag.AlignRight)
        top.setLeft(rect.left() + icon_side + 8)
        top.setRight(rect.right() - width - 8)
        name, middle = str(index.data()), Qt.TextElideMode.ElideMiddle
        self.write(painter, top, name, self.theme.font(), elide=middle)
        if state := index.data(STATE):
            below = QRect(top.left(), top.bottom() + 1, rect.right() - top.left(), 0)
            below.setBottom(rect.bottom())
            self.draw(painter, below, index.data(SIGN), sign_side)
            below.setLeft(below.left() + sign_side + 5)
            self.write(painter, below, state, small, "muted")
        painter.restore()


class DocumentPainter(RowPainter):
    """What kind it is, its title; below it the folder it lies in; at the right its date."""

    def __init__(self, theme: Theme, icons: Icons, known: KnownFolders) -> None:
        super().__init__(theme, icons)
        self._known = known

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
        narrow = rect.width() < NARROW_EM * first  # then the title needs its line for itself
        if not narrow:
            self.write(painter, top, date, small, "muted", Qt.AlignmentFlag.AlignRight)
            top.setRight(top.right() - width - 8)
        side = self.theme.px(KIND_SIDE)
        self.draw(painter, top, kind_icon(document.format), side)
        top.setLeft(top.left() + side + KIND_GAP)
        self.write(painter, top, document.display_title, self.theme.font())
        below = QRect(top.left(), rect.top() + first, 0, rect.height() - first)
        below.setRight(rect.right())
        where = str(PurePath(phrases.place(document.path, self._known.paths)).parent)
        if narrow:
            where = date
        if self._known.is_offline(document.path):
            sign = self.theme.px(SIGN_SIDE)
            self.draw(painter, below, "unplugged", sign)
            below.setLeft(below.left() + sign + 5)
            where = self.tr("offline") + f" · {where}"
        if document.generated:
            where = self.tr("written by Carnet") + f" · {where}"
        if document.problem is not None:
            self.write(painter, below, self.tr("could not be read"), small, "warning")
        else:
            self.write(painter, below, where, small, "muted", elide=Qt.TextElideMode.ElideMiddle)
        painter.restore()
