"""Letting questions pass, and stopping for what is more urgent."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator

import pytest

from carnet.domain.errors import Cancelled
from carnet.library.keeping.yielding import Questions, YieldingToken

_PATIENCE_S = 20.0


class Work(threading.Thread):
    """Asks a token once whether to stop, as work does between two batches."""

    def __init__(self, token: YieldingToken) -> None:
        super().__init__(daemon=True)
        self._token = token
        self.answers: list[bool] = []
        self.start()

    def run(self) -> None:
        self.answers.append(self._token.cancelled)

    def finished(self) -> bool:
        self.join(_PATIENCE_S)
        return not self.is_alive()


@pytest.fixture
def urgent() -> Iterator[threading.Event]:
    """Set, it makes every work stop; set at the end in any case."""
    event = threading.Event()
    yield event
    event.set()


def test_work_waits_while_a_question_is_answered(urgent: threading.Event) -> None:
    questions = Questions()
    with questions.one():
        with questions.one():
            work = Work(YieldingToken(urgent.is_set, questions, math.inf))
            work.join(0.1)
        work.join(0.1)
        assert work.answers == []
    assert work.finished()
    assert work.answers == [False]


def test_work_that_waits_stops_for_what_is_more_urgent(urgent: threading.Event) -> None:
    questions = Questions()
    with questions.one():
        work = Work(YieldingToken(urgent.is_set, questions, math.inf))
        urgent.set()
        assert work.finished()
    assert work.answers == [True]


def test_work_that_waits_can_be_cancelled(urgent: threading.Event) -> None:
    questions = Questions()
    with questions.one():
        token = YieldingToken(urgent.is_set, questions, math.inf)
        work = Work(token)
        token.cancel()
        assert work.finished()
    assert work.answers == [True]


def test_work_that_must_be_soon_waits_so_long_and_no_longer(urgent: threading.Event) -> None:
    questions = Questions()
    with questions.one():
        work = Work(YieldingToken(urgent.is_set, questions, 0.01))
        assert work.finished()
    assert work.answers == [False]


def test_a_check_never_waits_for_a_question(urgent: threading.Event) -> None:
    questions = Questions()
    token = YieldingToken(urgent.is_set, questions, math.inf)
    with questions.one():
        token.check()
        urgent.set()
        with pytest.raises(Cancelled):
            token.check()


def test_a_question_that_fails_holds_nobody_up(urgent: threading.Event) -> None:
    questions = Questions()
    with pytest.raises(ZeroDivisionError), questions.one():
        raise ZeroDivisionError
    assert not YieldingToken(urgent.is_set, questions, math.inf).cancelled


def test_a_turn_that_is_over_ends_between_two_batches(urgent: threading.Event) -> None:
    over = threading.Event()
    token = YieldingToken(urgent.is_set, Questions(), math.inf, over.is_set)
    assert not token.cancelled
    over.set()
    token.check()
    assert token.cancelled
