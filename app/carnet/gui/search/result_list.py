"""Search results: a model of passages, and how one looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyleOptionViewItem

from carnet.domain.search import Passage
from carnet.gui.library.row_painters import RowPainter
from carnet.gui.search.snippet import snippet
from carnet.gui.words import phrases

PASSAGE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
PAD = 10
SIGN = 13
SNIPPET_LINES = 2


class ResultModel(QAbstractListModel):
    """Passages of one search, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = ""
        self._passages: tuple[Passage, ...] = ()

    def show_passages(self, query: str, passages: Sequence[Passage]) -> None:
        """Replace them."""
        self.beginResetModel()
        self.query, self._passages = query, tuple(passages)
        self.endResetModel()

    def drop(self, gone: Callable[[str], bool]) -> None:
        """Take results away, by their path."""
        self.show_passages(self.query, [p for p in self._passages if not gone(p.path)])

    def row_of(self, passage: Passage | None) -> int:
        """Where the same place stands now; 0 when it is gone."""
        for row, other in enumerate(self._passages):
            if passage and (other.path, other.start_char) == (passage.path, passage.start_char):
                return row
        return 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many were found."""
        return 0 if parent.isValid() else len(self._passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title; for screen readers also where and what; the passage itself."""
        if not index.isValid() or index.row() >= len(self._passages):
            return None
        passage = self._passages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return passage.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            where = phrases.lines(passage.start_line, passage.end_line, passage.page, passage.path)
            if passage.offline:
                where = self.tr("offline") + f", {where}"
            return f"{passage.title}, {where}: {snippet(passage.text, self.query)[0]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            where = phrases.lines(passage.start_line, passage.end_line, passage.page, passage.path)
            return f"{passage.path}\n{where}"
        return passage if role == PASSAGE else None


class ResultPainter(RowPainter):
    """Title and headings, the place, two lines of text with the matched words bold."""

    roots: tuple[str, ...] = ()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Three lines."""
        title = QFontMetrics(self.theme.font()).height()
        line = QFontMetrics(self.theme.font(0.95)).lineSpacing()
        return QSize(200, title + SNIPPET_LINES * line + 2 * PAD + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one result."""
        passage = index.data(PASSAGE)
        model = index.model()
        if not isinstance(passage, Passage) or not isinstance(model, ResultModel):
            return
        painter.save()
        self.ground(painter, option)
        rect: QRect = option.rect.adjusted(PAD + 2, PAD, -PAD - 2, -PAD)
        bold = self.theme.font(1.0, QFont.Weight.DemiBold)
        small = self.theme.font(0.88)
        height = QFontMetrics(bold).height()
        where = phrases.lines(passage.start_line, passage.end_line, passage.page, passage.path)
        place = f"{phrases.place(passage.path, self.roots)} · {where}"
        if passage.offline:
            place = self.tr("offline") + f" · {place}"
        room = int(rect.width() * 0.45)
        place = QFontMetrics(small).elidedText(place, Qt.TextElideMode.ElideMiddle, room)
        width = QFontMetrics(small).horizontalAdvance(place)
        top = QRect(rect.left(), rect.top(), rect.width(), height)
        self.write(painter, top, place, small, "muted", Qt.AlignmentFlag.AlignRight)
        if passage.offline:
            width += SIGN + 5
            sign = QRect(rect.right() - width, top.top(), SIGN, top.height())
            self.draw(painter, sign, "unplugged", SIGN)
        top.setRight(rect.right() - width - 16)
        self.write(painter, top, passage.title, bold)
        under = passage.heading.removeprefix(passage.title).replace(" > ", " › ").strip(" ›>/")
        if under:
            used = QFontMetrics(bold).horizontalAdvance(passage.title) + 8
            top.setLeft(min(top.right(), top.left() + used))
            self.write(painter, top, f"› {under}", self.theme.font(), "muted")
        body = QRect(rect.left(), rect.top() + height + 4, rect.width(), rect.height() - height)
        self._paint_snippet(painter, body, passage.text, model.query)
        painter.restore()

    def _paint_snippet(self, painter: QPainter, box: QRect, text: str, query: str) -> None:
        shown, hits = snippet(text, query)
        layout = QTextLayout(shown, self.theme.font(0.95))
        layout.setFormats([self._bold(start, end) for start, end in hits])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        for _ in range(SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            line.setPosition(QPointF(0, y))
            y += QFontMetrics(self.theme.font(0.95)).lineSpacing()
        layout.endLayout()
        painter.setPen(self.theme.color("muted"))
        layout.draw(painter, QPointF(box.topLeft()))

    def _bold(self, start: int, end: int) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.Bold)
        style.setForeground(self.theme.color("text"))
        matched = QTextLayout.FormatRange()
        matched.start = start
        matched.length = end - start
        matched.format = style
        return matched
