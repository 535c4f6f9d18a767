"""Work takes turns; who must be alone stops it and goes first."""

from __future__ import annotations

import threading

from carnet.domain.cancel import CancelToken
from carnet.library.turns import Turns


def test_being_alone_stops_the_work_and_waits_for_its_end() -> None:
    turns, order = Turns(), []
    begun = threading.Event()

    def work() -> None:
        cancel = CancelToken()
        with turns.work(cancel):
            begun.set()
            assert cancel.wait(60)
            order.append("work ended")

    worker = threading.Thread(target=work)
    worker.start()
    begun.wait()
    with turns.alone():
        order.append("alone")
    worker.join()
    assert order == ["work ended", "alone"]


def test_work_that_comes_meanwhile_waits_and_is_not_stopped() -> None:
    turns, order = Turns(), []
    asked = threading.Event()
    cancel = CancelToken()

    def work() -> None:
        asked.set()
        with turns.work(cancel):
            order.append("work")

    with turns.alone():
        worker = threading.Thread(target=work)
        worker.start()
        asked.wait()
        order.append("alone")
    worker.join()
    assert order == ["alone", "work"]
    assert not cancel.cancelled


def test_an_error_gives_the_turn_back() -> None:
    turns = Turns()
    for taking in (turns.alone, lambda: turns.work(CancelToken())):
        try:
            with taking():
                raise ValueError("a bug")
        except ValueError:
            pass
    with turns.work(CancelToken()), threading.Lock():
        pass
