"""The places an answer comes from, as rows to click: number, title, line, quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from carnet.domain.answers import Citation
from carnet.domain.flat_text import flat
from carnet.domain.search import Passage
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases

SHOWN_AT_FIRST = 4
PAD = 8
SIGN = 13


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in a note. `n` is the citation's number, 0 when there is none."""

    n: int
    path: str
    title: str
    first_line: int
    last_line: int
    page: int | None
    quote: str
    where: str = ""  # folder/file, line
    query: str = ""  # what was searched for, when that led here

    @classmethod
    def of_citation(cls, citation: Citation, roots: tuple[str, ...] = ()) -> Place:
        """The place a citation names."""
        where = phrases.lines(citation.start_line, citation.end_line, citation.page, citation.path)
        return cls(
            citation.n, citation.path, citation.title, citation.start_line, citation.end_line,
            citation.page, citation.quote, f"{phrases.place(citation.path, roots)} · {where}",
        )  # fmt: skip

    @classmethod
    def of_passage(cls, passage: Passage, roots: tuple[str, ...] = (), query: str = "") -> Place:
        """The place of a search result."""
        where = phrases.lines(passage.start_line, passage.end_line, passage.page, passage.path)
        return cls(
            0, passage.path, passage.title, passage.start_line, passage.end_line, passage.page,
            passage.text, f"{phrases.place(passage.path, roots)} · {where}",
            query,
        )  # fmt: skip


class SourceRow(QAbstractButton):
    """One place. Painted by hand: two lines that give way gracefully when it is narrow."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        place: Place,
        offline: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.place = place
        self._theme = theme
        self._icons = icons
        self._offline = offline
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name()
        self.setToolTip(f"{place.path}\n{place.where.rpartition('· ')[2]}")

    def set_offline(self, offline: bool) -> None:
        """Its folder went, or came back."""
        if offline != self._offline:
            self._offline = offline
            self._name()
            self.update()

    def _name(self) -> None:
        place = self.place
        number = f"[{place.n}] " if place.n else ""
        self.setAccessibleName(f"{number}{place.title}, {self._where()}: {place.quote}")

    def _where(self) -> str:
        return self.tr("offline") + f" · {self.place.where}" if self._offline else self.place.where

    def sizeHint(self) -> QSize:
        """Two lines of text with air around them."""
        height = QFontMetrics(self._theme.font()).height()
        height += QFontMetrics(self._theme.font(0.95)).height()
        return QSize(240, height + 2 * PAD + 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, number, title and place, then the quote."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._theme.color
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(tone("border"), 1))
        if self.hasFocus():
            painter.setPen(QPen(tone("accent"), 2))
        painter.setBrush(tone("hover" if self.underMouse() or self.isDown() else "surface"))
        painter.drawRoundedRect(ground, 8, 8)

        left = PAD + 4
        if self.place.n:
            left += self._number(painter, left) + 10
        width = self.width() - left - PAD - 4
        bold = self._theme.font(1.0, QFont.Weight.DemiBold)
        line = QRect(left, PAD, width, QFontMetrics(bold).height())
        title = QFontMetrics(bold).elidedText(
            self.place.title, Qt.TextElideMode.ElideRight, int(width * 0.62)
        )
        painter.setFont(bold)
        painter.setPen(tone("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)
        line.setLeft(left + QFontMetrics(bold).horizontalAdvance(title) + 12)
        if self._offline:
            sign = self._icons.tinted("unplugged", "muted", SIGN, self.devicePixelRatioF())
            painter.drawPixmap(line.left(), line.center().y() - SIGN // 2, sign)
            line.setLeft(line.left() + SIGN + 5)
        self._small(painter, line, self._where(), Qt.TextElideMode.ElideMiddle, 0.88)
        below = QRect(left, line.bottom() + 3, width, QFontMetrics(bold).height())
        quote = flat(self.place.quote)
        self._small(painter, below, quote, Qt.TextElideMode.ElideRight, 0.95)

    def _number(self, painter: QPainter, left: int) -> int:
        side = QFontMetrics(self._theme.font()).height() + 4
        box = QRectF(left, PAD, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("tint"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(self._theme.font(0.88, QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("on_tint"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.place.n))
        return side

    def _small(
        self, painter: QPainter, box: QRect, text: str, elide: Qt.TextElideMode, scale: float
    ) -> None:
        font = self._theme.font(scale)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        shown = QFontMetrics(font).elidedText(text, elide, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


class SourceRows(QWidget):
    """Several places; the first few, and the rest on request."""

    chosen = Signal(object)  # Place

    def __init__(
        self, theme: Theme, icons: Icons, known: KnownFolders, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._known = known
        known.offline_changed.connect(self._mark_offline)
        self.rows: list[SourceRow] = []
        self._more: WordButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_places(self, places: Sequence[Place]) -> None:
        """Replace the rows."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.rows = []
        self._more = None
        for index, place in enumerate(places):
            offline = self._known.is_offline(place.path)
            row = SourceRow(self._theme, self._icons, place, offline, self)
            row.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
            row.setVisible(index < SHOWN_AT_FIRST)
            self._column.addWidget(row)
            self.rows.append(row)
        if len(places) > SHOWN_AT_FIRST:
            self._more = WordButton(self.tr("Show all %Ln source(s)", "", len(places)), Rank.QUIET)
            self._more.clicked.connect(self._show_all)
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _mark_offline(self) -> None:
        for row in self.rows:
            row.set_offline(self._known.is_offline(row.place.path))

    def _show_all(self) -> None:
        for row in self.rows:
            row.show()
        if self._more is not None:
            self._more.hide()
