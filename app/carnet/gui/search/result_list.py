"""Search results: a model of passages, and how one looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from carnet.domain.search import Passage
from carnet.gui.library.row_painters import RowPainter
from carnet.gui.search.marked_text import draw_marked
from carnet.gui.search.snippet import snippet
from carnet.gui.words import phrases
from carnet.gui.words.matching import matching_words

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
        self.typing = False  # whether the last word may not be finished
        self.marked = ""
        self._passages: tuple[Passage, ...] = ()

    def show_passages(
        self, query: str, passages: Sequence[Passage], marked: str = "", typing: bool = False
    ) -> None:
        """Replace them. `marked` are the words that are marked in them."""
        self.beginResetModel()
        self.query, self._passages = query, tuple(passages)
        self.marked, self.typing = marked, typing
        self.endResetModel()

    def drop(self, gone: Callable[[str], bool]) -> None:
        """Take results away, by their path."""
        kept = [passage for passage in self._passages if not gone(passage.path)]
        self.show_passages(self.query, kept, self.marked, self.typing)

    def marked_words(self, passage: Passage) -> str:
        """Words to mark in a passage: those the engine found in it, if it said so."""
        if passage.explanation is not None and passage.explanation.matched_terms:
            return " ".join(passage.explanation.matched_terms)
        return self.marked

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
            if passage.generated:
                where = self.tr("written by Carnet") + f", {where}"
            shown = snippet(passage.text, self.marked_words(passage), self.typing)[0]
            return f"{passage.title}, {where}: {shown}"
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
        if passage.generated:
            place = self.tr("written by Carnet") + f" · {place}"
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
        title = QFontMetrics(bold).elidedText(
            passage.title, Qt.TextElideMode.ElideRight, top.width()
        )
        hits = matching_words(title, model.marked, model.typing)
        draw_marked(painter, self.theme, top, title, hits, bold)
        under = passage.heading.removeprefix(passage.title).replace(" > ", " › ").strip(" ›>/")
        used = QFontMetrics(bold).horizontalAdvance(passage.title) + 12
        if under and top.left() + used < top.right() - height:
            top.setLeft(top.left() + used)
            self.write(painter, top, f"› {under}", self.theme.font(), "muted")
        body = QRect(rect.left(), rect.top() + height + 4, rect.width(), rect.height() - height)
        shown, hits = snippet(passage.text, model.marked_words(passage), model.typing)
        small = self.theme.font(0.95)
        draw_marked(painter, self.theme, body, shown, hits, small, "muted", SNIPPET_LINES)
        painter.restore()
