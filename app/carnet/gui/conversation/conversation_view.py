"""The conversation: questions and answers in one column, the question field below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from carnet.domain.answers import Answer, AnswerEvent
from carnet.domain.conversations import Exchange, ExchangePage
from carnet.domain.errors import ErrorInfo
from carnet.gui.conversation.answer_card import AnswerCard
from carnet.gui.conversation.answer_voice import AnswerVoice
from carnet.gui.conversation.asker import Asker
from carnet.gui.conversation.composer import Composer
from carnet.gui.conversation.empty_page import EmptyPage
from carnet.gui.conversation.exchange_column import ExchangeColumn
from carnet.gui.conversation.question_bubble import QuestionBubble
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import READING_WIDTH_EM, Theme

NEAR_BOTTOM_PX = 48
NEAR_TOP_PX = 24  # whoever scrolls so far up goes on to what was before
SIDE_PX = 24


class ConversationView(QWidget):
    """Follows the answer while a person is at the bottom, and leaves them alone when they read."""

    place_chosen = Signal(object)  # Place
    search_wanted = Signal(str)  # words
    rows_wanted = Signal(object, str, int)  # AnswerCard, the criterion of its list, rows it has
    earlier_wanted = Signal(int)  # id of the first exchange shown
    end_wanted = Signal()  # the conversation as it ends
    last_wanted = Signal()  # what was before the question that is asked
    answered = Signal()

    def __init__(self, theme: Theme, icons: Icons, asker: Asker, known: KnownFolders) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._asker = asker
        self._known = known
        self._follow = True
        self._held: tuple[QWidget, int] | None = None  # what stays where it is, and where
        self._first = self._earlier = 0  # id of the first exchange shown; how many lie before it
        self._asked_before = 0  # the first exchange for which what was before is on its way
        self._exchanges = ExchangeColumn()
        self.cards, self.bubbles = self._exchanges.cards, self._exchanges.bubbles
        self.empty = EmptyPage()
        self.empty.begun.connect(self.begin)
        self.composer = Composer(theme, icons)
        self.composer.asked.connect(asker.ask)
        self.composer.stopped.connect(asker.stop)
        self.composer.adapters.chosen.connect(asker.use_adapter)

        self._exchanges.addWidget(self.empty, 1)
        self.earlier = WordButton("", Rank.QUIET)
        self.earlier.clicked.connect(self._want_earlier)
        self.earlier.hide()
        self._exchanges.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._filler = QWidget()  # keeps the first exchanges at the top
        self._filler.hide()
        self.newest = self._way_to_newest()
        self._exchanges.addWidget(self.newest, 0, Qt.AlignmentFlag.AlignHCenter)
        self._exchanges.addWidget(self._filler, 1)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._page())
        self.area.setAccessibleName(self.tr("Conversation"))
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(self._range_changed)
        bar.valueChanged.connect(self._scrolled)
        self._foot = QHBoxLayout()
        self._centre(self._foot, self.composer)
        self._line_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addLayout(self._foot)

        asker.started.connect(self._started)
        asker.advanced.connect(self._advanced)
        asker.finished.connect(self._finished)
        asker.failed.connect(self._failed)
        AnswerVoice(asker, self.composer.field)

    def begin(self, words: str) -> None:
        """Put the beginning of a question into the field."""
        self.composer.field.setPlainText(words)
        self.composer.field.moveCursor(QTextCursor.MoveOperation.End)
        self.composer.field.setFocus()

    def clear(self, *, quietly: bool = False) -> None:
        """Begin a new conversation; an answer under way is stopped and let go."""
        self._asker.forget()
        self._held = None
        self._earlier = self._asked_before = 0
        self._exchanges.empty()
        self.newest.hide()
        self.composer.set_running(False)
        self.composer.adapters.reset()
        self._filler.hide()
        self.earlier.hide()
        self.empty.show()
        if not quietly:  # somebody may be typing elsewhere
            self.composer.field.setFocus()

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """What is shown and answered; only the first has the id that it is kept under."""
        shown = [] if self._exchanges.trimmed else self.cards  # else it opens at its end again
        answers = [card.answer for card in shown if card.answer is not None]
        return tuple(
            Exchange(self._first if number == 0 else 0, 0.0, answer, redacted=False)
            for number, answer in enumerate(answers)
        )

    @property
    def earlier_count(self) -> int:
        """How many exchanges lie before those that are shown."""
        return self._earlier

    def show_page(self, page: ExchangePage, *, quietly: bool = False) -> None:
        """Show a kept conversation in place of what is there, from its end."""
        self.clear(quietly=quietly)
        self._asker.conversation = page.conversation.id
        self.composer.adapters.choose(page.conversation.adapter)
        self.show_earlier(page)
        self._follow = True

    def show_earlier(self, page: ExchangePage) -> None:
        """Put exchanges before those that are shown; what is looked at stays where it is."""
        self._follow = False
        if self.bubbles:
            first = self.bubbles[0]
            self._held = first, self.area.verticalScrollBar().value() - first.y()
        for number, exchange in enumerate(page.exchanges):
            card = self._add_exchange(exchange.answer.question, number)
            card.finish(exchange.answer)
            if exchange.redacted:
                card.say_redacted()
        if page.exchanges:
            self._first = page.exchanges[0].id
        self._earlier = page.earlier
        self.earlier.setText(self.tr("Show %Ln earlier question(s)", "", page.earlier))
        self.earlier.setVisible(page.earlier > 0)
        if not self._asker.running:
            self._exchanges.trim()
            self.newest.setVisible(self._exchanges.trimmed)
        self._remember()

    def show_before_last(self, page: ExchangePage) -> None:
        """What was before the question that is asked just now."""
        asked = self.bubbles[0].text if self.bubbles else ""
        kept = page.exchanges
        if kept and kept[-1].answer.question == asked:  # it is kept already
            kept = kept[:-1]
        self.show_earlier(replace(page, exchanges=kept))
        self._follow = True

    def give_up_earlier(self) -> None:
        """They did not come; they can be wanted again."""
        self._asked_before = 0

    def _want_earlier(self) -> None:
        """Once for each exchange that is the first."""
        if self.bubbles and self._earlier and self._asked_before != self._first:
            self._asked_before = self._first
            self.earlier_wanted.emit(self._first)

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Let go of what is quoted from notes that are being forgotten."""
        self._asker.stop()
        for card in self.cards:
            card.forget(gone)
        self._remember()
        if self._exchanges.trimmed:
            self._asker.remember([])  # what is not shown may hold something of it

    def _remember(self) -> None:
        if not self._exchanges.trimmed:  # else it remembers more than is shown
            self._asker.remember([card.answer for card in self.cards if card.answer is not None])

    def _add_exchange(self, question: str, number: int) -> AnswerCard:
        """A question with room for its answer, as the exchange `number` of those shown."""
        self.empty.hide()
        self._filler.show()
        bubble = QuestionBubble(self._theme, question)
        card = AnswerCard(self._theme, self._icons, self._known)
        card.place_chosen.connect(self.place_chosen)
        card.search_wanted.connect(self.search_wanted)
        card.wished.connect(self._asker.grant)
        card.ask_again.connect(lambda: self._asker.ask(question))
        card.more_wanted.connect(lambda words, shown: self.rows_wanted.emit(card, words, shown))
        card.grown.connect(self._grown)
        self._exchanges.put(number, bubble, card)
        return card

    # -- an exchange --------------------------------------------------------------------------

    def _started(self, question: str) -> None:
        self._follow = True
        if self._exchanges.trimmed:
            self._exchanges.empty()
            self.newest.hide()
            self.last_wanted.emit()
        self._add_exchange(question, len(self.cards))
        self.composer.set_running(True)

    def _advanced(self, event: AnswerEvent) -> None:
        self.cards[-1].take(event)

    def _finished(self, answer: Answer) -> None:
        self.cards[-1].finish(answer)
        if self.cards[-1].answer is not answer:  # something was forgotten while it was written
            self._remember()
        self._ended()

    def _failed(self, error: ErrorInfo) -> None:
        self.cards[-1].fail(error)
        self._ended()

    def _ended(self) -> None:
        self.composer.set_running(False)
        self.answered.emit()

    def _way_to_newest(self) -> WordButton:
        button = WordButton(self.tr("Go to the last question"), Rank.QUIET)
        button.clicked.connect(self.end_wanted)
        button.hide()
        return button

    # -- layout -------------------------------------------------------------------------------

    def _page(self) -> QWidget:
        page = QWidget()
        column = QWidget()
        column.setLayout(self._exchanges)
        row = QHBoxLayout(page)
        row.setContentsMargins(SIDE_PX, 24, SIDE_PX, 24)
        self._centre(row, column)
        return page

    def _centre(self, row: QHBoxLayout, widget: QWidget) -> None:
        widget.setMaximumWidth(self._reading_width())
        row.addStretch(1)
        row.addWidget(widget, 1_000)
        row.addStretch(1)

    def _reading_width(self) -> int:
        return QFontMetrics(self._theme.font(1.1)).horizontalAdvance("x") * 2 * READING_WIDTH_EM

    def _range_changed(self, _low: int, high: int) -> None:
        held = self._held
        if self._follow:
            self.area.verticalScrollBar().setValue(high)
        elif held is not None:
            self.area.verticalScrollBar().setValue(held[0].y() + held[1])
            self._held = held  # moving the bar lets go of it
        self._line_up()

    def _line_up(self) -> None:
        """Keep the field under the answers when the scroll bar takes room beside them."""
        bar = self.area.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._foot.setContentsMargins(SIDE_PX, 8, SIDE_PX + taken, 12)

    def _scrolled(self, value: int) -> None:
        self._held = None
        if (
            value <= NEAR_TOP_PX
            and not self._follow
            and self.area.verticalScrollBar().maximum() > 0
        ):
            self._want_earlier()
        self._follow = value >= self.area.verticalScrollBar().maximum() - NEAR_BOTTOM_PX

    def _grown(self) -> None:
        if self._follow:
            bar = self.area.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))
