"""The column of questions and answers: how many are there, and which are let go."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet.gui.conversation.answer_card import AnswerCard
from carnet.gui.conversation.question_bubble import QuestionBubble
from carnet.gui.look.tab_chain import lead_through, stops

MOST_SHOWN = 40  # exchanges: each takes near a megabyte, and all are laid out together
_BEFORE_EXCHANGES = 2  # the page of an empty conversation, and the way to what was before
GAP_BEFORE_QUESTION_PX = 32
GAP_BEFORE_ANSWER_PX = 16


class ExchangeColumn(QVBoxLayout):
    """Pairs of a bubble and a card, in order. `trimmed`: the newest were let go."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(0)
        self.setContentsMargins(0, 0, 0, 0)
        self.cards: list[AnswerCard] = []
        self.bubbles: list[QuestionBubble] = []
        self.trimmed = False

    def put(self, number: int, bubble: QuestionBubble, card: AnswerCard) -> None:
        """As the exchange `number` of those shown."""
        for place, widget in enumerate((bubble, card)):
            gap = GAP_BEFORE_ANSWER_PX if place else GAP_BEFORE_QUESTION_PX if number else 0
            widget.setContentsMargins(0, gap, 0, 0)
            self.insertWidget(2 * number + place + _BEFORE_EXCHANGES, widget)
        above = self.itemAt(2 * number + _BEFORE_EXCHANGES - 1)
        before = above.widget() if above is not None else None
        if before is not None:
            lead_through([*list(stops(before))[-1:], *stops(bubble), *stops(card)])
        self.cards.insert(number, card)
        self.bubbles.insert(number, bubble)

    def trim(self) -> None:
        """Let the newest go when there are too many; they are fetched again when wanted."""
        for widget in (*self.cards[MOST_SHOWN:], *self.bubbles[MOST_SHOWN:]):
            self._drop(widget)
            self.trimmed = True
        del self.cards[MOST_SHOWN:], self.bubbles[MOST_SHOWN:]

    def empty(self) -> None:
        """Let all go."""
        for widget in (*self.cards, *self.bubbles):
            self._drop(widget)
        self.cards.clear()
        self.bubbles.clear()
        self.trimmed = False

    def _drop(self, widget: QWidget) -> None:
        self.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
