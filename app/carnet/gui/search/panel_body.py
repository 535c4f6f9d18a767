"""What stands in the search panel: results, recent searches or a sentence; beside them a pane."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QStackedWidget, QWidget

from carnet.domain.search import Passage
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.search.context_reader import ContextReader
from carnet.gui.search.preview import Preview
from carnet.gui.search.recent_list import RecentList
from carnet.gui.search.result_view import ResultView
from carnet.gui.search.why_panel import WhyPanel

ROWS_SHOWN = 6
ROWS_ABOVE = 2  # results over the reasons, where there is no room beside
LIST_EM = 48  # widths and heights in lines of text, so that large text counts as little room
BOTH_EM = 78
PREVIEW_FROM_EM = 62
PREVIEW_FROM_PX = 1_040
PREVIEW_TALL_EM = 36
BESIDE_FROM_EM = 46
WHY_TALL_EM = 33


class Offer(StrEnum):
    """What there is to choose from."""

    RESULTS = "results"
    RECENT = "recent"
    NOTHING = "nothing"  # a sentence says why


class PanelBody:
    """Fills `widget`. Sizes are told to it by the card it stands in."""

    def __init__(self, theme: Theme, icons: Icons, reader: ContextReader, widget: QWidget) -> None:
        self.offer = Offer.NOTHING
        self.why_wanted = False
        self.results = ResultView(theme, icons)
        self.recent = RecentList(theme, icons)
        self.message = QLabel(wordWrap=True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setProperty("role", "muted")
        self.message.setContentsMargins(12, 12, 12, 12)
        self.preview = Preview(theme, reader)
        self.why = WhyPanel(theme)
        self.side = QStackedWidget()
        self.side.setProperty("look", "bare")
        self.side.addWidget(self.preview)
        self.side.addWidget(self.why)
        self._line = QFrame()
        self._line.setProperty("role", "hairline")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, widget)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        for shown in (self.message, self.results, self.recent):
            self._box.addWidget(shown, 10)
        self._box.addWidget(self._line)
        self._box.addWidget(self.side, 9)

    def show_offer(self, offer: Offer, message: str = "") -> None:
        """Put one of the three there."""
        self.offer = offer
        self.message.setText(message)
        self.message.setVisible(offer is Offer.NOTHING)
        self.results.setVisible(offer is Offer.RESULTS)
        self.recent.setVisible(offer is Offer.RECENT)

    def width(self, room: int, tall: int, em: int) -> int:
        """How wide the card is to be in a window with `room` pixels across and `tall` ones down.

        Decides what stands beside the results, too.
        """
        found = self.offer is Offer.RESULTS
        roomy = room >= max(PREVIEW_FROM_PX, PREVIEW_FROM_EM * em) and tall >= PREVIEW_TALL_EM * em
        shown = found and (self.why_wanted or roomy)
        self.side.setVisible(shown)
        self._line.setVisible(shown)
        self.side.setCurrentWidget(self.why if self.why_wanted else self.preview)
        direction = QBoxLayout.Direction
        beside = room >= BESIDE_FROM_EM * em
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        if beside:
            self._line.setFixedSize(1, 16_777_215)
        else:
            self._line.setFixedSize(16_777_215, 1)
        return (BOTH_EM if shown and beside else LIST_EM) * em

    def height(self, width: int, free: int, em: int) -> int:
        """How tall, of `free` pixels."""
        if self.offer is Offer.NOTHING:
            return min(free, self.message.heightForWidth(width))
        shown = self.results if self.offer is Offer.RESULTS else self.recent
        row = max(1, shown.sizeHintForRow(0))
        rows = shown.model().rowCount()
        if self.side.isHidden():
            return max(row, min(free, min(rows, ROWS_SHOWN) * row + 4))
        if self._box.direction() is QBoxLayout.Direction.LeftToRight:
            least = WHY_TALL_EM * em if self.why_wanted else 0
            return min(free, max(ROWS_SHOWN * row + 4, least))
        above = min(rows, ROWS_ABOVE) * row + 4
        self.results.setMaximumHeight(above)
        return min(free, above + WHY_TALL_EM * em)

    def show_side(self, roots: tuple[str, ...]) -> None:
        """What belongs to the chosen result, where it is on view."""
        passage = self.results.passage
        if passage is None or self.side.isHidden():
            self.clear_side()
        elif self.why_wanted:
            self.why.show_passage(self.results.currentIndex().row() + 1, passage)
        else:
            words = self.results.found.marked_words(passage)
            self.preview.show_passage(passage, words, roots)

    def clear_side(self) -> None:
        """Keep nothing of a note."""
        self.preview.clear()
        self.why.clear()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key may go: what stands beside the results."""
        return (self.why,) if self.why_wanted else self.preview.stops

    def chosen(self) -> Passage | None:
        """The result that is chosen."""
        return self.results.passage if self.offer is Offer.RESULTS else None
