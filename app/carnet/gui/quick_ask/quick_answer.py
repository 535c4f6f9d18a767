"""One answer with its sources, in a space that scrolls when it is long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from carnet.domain.answers import Answer, AnswerEvent
from carnet.domain.errors import ErrorInfo
from carnet.gui.conversation.answer_card import AnswerCard
from carnet.gui.conversation.asker import Asker, Wish
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme

_LEFT_PX, _RIGHT_PX, _AIR_PX = 4, 12, 4
_LEAST_PX = 40


class QuickAnswer(QScrollArea):
    """The card of the conversation, alone. Each question begins a new conversation."""

    place_chosen = Signal(object)  # Place
    search_wanted = Signal(str)
    more_wanted = Signal()  # more of a list than fits here
    grown = Signal()

    def __init__(self, theme: Theme, icons: Icons, known: KnownFolders, asker: Asker) -> None:
        super().__init__(widgetResizable=True)
        self._theme, self._icons, self._known, self._asker = theme, icons, known, asker
        self.card: AnswerCard | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Answer"))
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(_LEFT_PX, _AIR_PX, _RIGHT_PX, _AIR_PX)
        self._column.addStretch(1)
        self.setWidget(self._page)
        self._page.installEventFilter(self)
        asker.started.connect(self._started)
        asker.advanced.connect(self._advanced)
        asker.finished.connect(self._finished)
        asker.failed.connect(self._failed)

    def ask(self, question: str) -> None:
        """Ask anew; an answer under way is let go."""
        self._asker.forget()
        self._asker.ask(question)

    def clear(self) -> None:
        """No answer, and none to come."""
        self._asker.forget()
        self._drop()
        self.hide()

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Let go of what comes from notes that are being forgotten."""
        self._asker.stop()
        if self.card is not None:
            self.card.forget(gone)

    def fit(self, width: int, most: int) -> None:
        """As high as the card is at this width, `most` pixels at most."""
        if self.card is None:
            self.setFixedHeight(0)
            return
        layout = self.card.layout()
        inside = width - 2 * self.frameWidth() - _LEFT_PX - _RIGHT_PX
        asked = self.card.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            layout.activate()
            asked = layout.totalHeightForWidth(inside)
        asked += 2 * _AIR_PX
        policy = Qt.ScrollBarPolicy  # a bar takes width, and with it makes the text longer
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if asked > most else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(max(_LEAST_PX, min(most, asked)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells when what is inside has another height; changes no event."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return super().eventFilter(watched, event)

    def _started(self, question: str) -> None:
        self._drop()
        card = AnswerCard(self._theme, self._icons, self._known)
        card.place_chosen.connect(self.place_chosen)
        card.search_wanted.connect(self.search_wanted)
        card.wished.connect(self._grant)
        card.ask_again.connect(lambda: self.ask(question))
        card.more_wanted.connect(lambda _words, _shown: self.more_wanted.emit())
        card.grown.connect(self.grown)
        self._column.insertWidget(0, card)
        self.card = card
        self.show()
        self.grown.emit()

    def _grant(self, wish: Wish) -> None:
        self._asker.forget()
        self._asker.grant(wish)

    def _drop(self) -> None:
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
            self.card = None

    def _advanced(self, event: AnswerEvent) -> None:
        if self.card is not None:
            self.card.take(event)

    def _finished(self, answer: Answer) -> None:
        if self.card is not None:
            self.card.finish(answer)

    def _failed(self, error: ErrorInfo) -> None:
        if self.card is not None:
            self.card.fail(error)
