"""Asks the engine one question at a time and passes on what comes back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from carnet.domain.answers import Answer, Turn
from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import AskParams, Method
from carnet.gui.engine_client import EngineClient

TURNS_REMEMBERED = 6  # enough for "and the second one?", little enough for a small model


class Asker(QObject):
    """Knows which request is under way, so that late replies of another never mix in."""

    started = Signal(str)
    advanced = Signal(object)  # AnswerEvent
    finished = Signal(object)  # Answer
    failed = Signal(object)  # ErrorInfo

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._request: int | None = None
        self._turns: list[Turn] = []
        client.answer_event.connect(self._event)

    @property
    def running(self) -> bool:
        """Whether an answer is under way."""
        return self._request is not None

    def ask(self, question: str) -> None:
        """Send a question with the turns before it. Does nothing while one is under way."""
        if self.running or not question.strip():
            return
        self.started.emit(question)
        params = AskParams(question, tuple(self._turns[-TURNS_REMEMBERED:]))
        self._request = self._client.request(
            Method.ASK, params, Answer, self._answered, self._gone_wrong
        )

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

    def remember(self, answers: Sequence[Answer]) -> None:
        """The conversation is now these answers: some may have lost a part."""
        self._turns = _turns(answers)

    def _event(self, request_id: int, event: object) -> None:
        if request_id == self._request:
            self.advanced.emit(event)

    def _answered(self, answer: Answer) -> None:
        self._request = None
        self._turns += _turns([answer])
        self.finished.emit(answer)

    def _gone_wrong(self, error: ErrorInfo) -> None:
        self._request = None
        self.failed.emit(error)


def _turns(answers: Sequence[Answer]) -> list[Turn]:
    return [
        Turn(answer.question, answer.answer)
        for answer in answers
        if answer.sentences and not answer.abstained
    ]
