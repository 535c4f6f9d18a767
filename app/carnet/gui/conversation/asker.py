"""Asks the engine one question at a time and passes on what comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from carnet.domain.answers import Answer, AnswerEvent, Turn
from carnet.domain.conversations import NEW
from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import AskParams, ConversationNotice, Method
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.engine.succession import hear

TURNS_REMEMBERED = 6  # enough for "and the second one?", little enough for a small model


@dataclass(frozen=True, slots=True)
class Wish:
    """A question, and how to look: for these words alone, or quoting what is nearest at least."""

    question: str
    searched_for: str = ""
    nearest_too: bool = False


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A question that is being answered: its request, and what came until now."""

    request: int
    question: str
    events: tuple[AnswerEvent, ...]


class Asker(QObject):
    """Knows which request is under way, so that late replies of another never mix in.

    `conversation` is the id of the one that answers are kept in; `NEW` until the first is there.
    `keeps` says whether they are kept at all.
    """

    started = Signal(str)
    advanced = Signal(object)  # AnswerEvent
    finished = Signal(object)  # Answer
    failed = Signal(object)  # ErrorInfo
    kept = Signal(object)  # Conversation, that the answer under way went to

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._request: int | None = None
        self._turns: list[Turn] = []
        self._question = ""
        self._events: list[AnswerEvent] = []  # of the answer under way
        self.conversation = NEW
        self.adapter: str | None = None  # as in `AskParams`
        self.keeps: Callable[[], bool] = lambda: True
        client.answer_event.connect(self._event)
        client.conversation_changed.connect(self._kept)

    @property
    def running(self) -> bool:
        """Whether an answer is under way."""
        return self._request is not None

    def ask(self, question: str) -> None:
        """Send a question with the turns before it. Does nothing while one is under way."""
        self.grant(Wish(question))

    def grant(self, wish: Wish) -> None:
        """Ask as wished. Does nothing while an answer is under way."""
        if self.running or not wish.question.strip():
            return
        self._begin(wish.question)
        params = AskParams(
            wish.question,
            tuple(self._turns[-TURNS_REMEMBERED:]),
            nearest_too=wish.nearest_too,
            searched_for=wish.searched_for,
            conversation=self.conversation if self.keeps() else None,
            adapter=self.adapter,
        )
        self._request = self._client.request(
            Method.ASK, params, Answer, self._answered, self._gone_wrong
        )

    @property
    def under_way(self) -> UnderWay | None:
        """What another window may go on with."""
        if self._request is None:
            return None
        return UnderWay(self._request, self._question, tuple(self._events))

    def go_on(self, under_way: UnderWay) -> None:
        """Take over an answer that another window asked for."""
        self._begin(under_way.question)
        if not hear(self._client, under_way.request, self._answered, self._gone_wrong):
            return
        self._request = under_way.request
        for event in under_way.events:
            self._event(under_way.request, event)

    def use_adapter(self, name: str | None) -> None:
        """Have the next questions answered with this adapter of the language model."""
        self.adapter = name

    def stop(self) -> None:
        """Ask the engine to stop; what is written so far comes as the answer."""
        if self._request is not None:
            self._client.cancel(self._request)

    def forget(self) -> None:
        """Begin a new conversation, without the answer under way."""
        if self._request is not None:
            self._client.abandon(self._request)
            self._request = None
        self._turns.clear()
        self.conversation = NEW

    def remember(self, answers: Sequence[Answer]) -> None:
        """The conversation is now these answers: some may have lost a part."""
        self._turns = _turns(answers)

    def _begin(self, question: str) -> None:
        self._question, self._events = question, []
        self.started.emit(question)

    def _event(self, request_id: int, event: AnswerEvent) -> None:
        if request_id == self._request:
            self._events.append(event)
            self.advanced.emit(event)

    def _kept(self, notice: ConversationNotice) -> None:
        if notice.id == self._request:
            self.conversation = notice.conversation.id
            self.kept.emit(notice.conversation)

    def _answered(self, answer: Answer) -> None:
        self._request = None
        self._turns += _turns([answer])
        self.finished.emit(answer)

    def _gone_wrong(self, error: ErrorInfo) -> None:
        self._request = None
        self.failed.emit(error)


def _turns(answers: Sequence[Answer]) -> list[Turn]:
    """What was meant, and what was said: nothing when the notes did not say."""
    return [Turn(answer.searched_for or answer.question, answer.answer) for answer in answers]
