"""Notifications to the window, at a pace it can paint."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from carnet.domain.answers import AnswerEvent
from carnet.domain.errors import ErrorInfo
from carnet.domain.library import Problem
from carnet.engine.pacer import Pacer
from carnet.engine.protocol import (
    AnswerNotice,
    ConversationNotice,
    EngineNotice,
    EnginePhase,
    ExportNotice,
    LibraryNotice,
    Notice,
)
from carnet.engine.rpc.codec import encode_notification
from carnet.engine.rpc.streams import LineWriter

ANSWER_INTERVAL_S = 1 / 30
_WRITING = "writing"


class Announcer:
    """Sends notifications from any thread. `phase` is how ready the engine is."""

    def __init__(self, writer: LineWriter) -> None:
        self._writer = writer
        self._lock = threading.Lock()
        self._phase = EnginePhase.OPEN

    @property
    def phase(self) -> EnginePhase:
        """The phase announced last."""
        return self._phase

    def enter(self, phase: EnginePhase) -> None:
        """Announce a new phase."""
        with self._lock:
            self._phase = phase
            self._send(Notice.ENGINE, EngineNotice(phase))

    def problem(self, error: ErrorInfo, path: str = "") -> None:
        """Announce something that went wrong without a request to answer."""
        with self._lock:
            self._send(Notice.ENGINE, EngineNotice(self._phase, Problem(path, error)))

    def conversation(self, notice: ConversationNotice) -> None:
        """Announce that an answer was kept."""
        self._send(Notice.CONVERSATION, notice)

    def export(self, notice: ExportNotice) -> None:
        """Announce how far an export is."""
        self._send(Notice.EXPORT_PROGRESS, notice)

    def library(self, notice: LibraryNotice) -> None:
        """Announce how the library stands now."""
        self._send(Notice.LIBRARY, notice)

    @contextmanager
    def answering(self, request_id: int) -> Iterator[Callable[[AnswerEvent], None]]:
        """Give the function that streams the events of one answer.

        When the block ends everything has been sent, so the result follows its events.
        """

        def send(events: tuple[AnswerEvent, ...]) -> None:
            for event in events:
                self._send(Notice.ANSWER_EVENT, AnswerNotice(request_id, event))

        pacer = Pacer("answer-events", ANSWER_INTERVAL_S, join_events, send)
        try:
            yield lambda event: pacer.offer((event,))
        finally:
            pacer.close()

    def _send(self, notice: Notice, params: object) -> None:
        self._writer.send(encode_notification(notice, params))


def join_events(
    earlier: tuple[AnswerEvent, ...], later: tuple[AnswerEvent, ...]
) -> tuple[AnswerEvent, ...]:
    """One sequence of both; text that was written in a row becomes one event."""
    last, first = earlier[-1], later[0]
    if last.stage == first.stage == _WRITING:
        return (*earlier[:-1], replace(last, delta=last.delta + first.delta), *later[1:])
    return earlier + later
