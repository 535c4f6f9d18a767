"""Merging what comes too fast."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from carnet.engine.pacer import Pacer

PATIENCE_S = 30.0


class Sink:
    """Notes what was sent and when; `until` is asked after each."""

    def __init__(self, until: Callable[[list[int]], bool] = lambda _: False) -> None:
        self.sent: list[int] = []
        self.times: list[float] = []
        self.reached = threading.Event()
        self._until = until

    def __call__(self, item: int) -> None:
        self.times.append(time.monotonic())
        self.sent.append(item)
        if self._until(self.sent):
            self.reached.set()


def add(earlier: int, later: int) -> int:
    return earlier + later


def test_the_first_item_is_not_held_back() -> None:
    sink = Sink(bool)
    pacer = Pacer("test", 1000.0, add, sink)
    pacer.offer(1)
    assert sink.reached.wait(PATIENCE_S)
    pacer.close()
    assert sink.sent == [1]


def test_what_comes_within_the_interval_is_merged_and_nothing_is_lost() -> None:
    sink = Sink(lambda sent: sum(sent) == 300)
    pacer = Pacer("test", 0.02, add, sink)
    for _ in range(300):
        pacer.offer(1)
    assert sink.reached.wait(PATIENCE_S)
    pacer.close()
    assert len(sink.sent) < 300


def test_messages_keep_their_distance() -> None:
    sink = Sink(lambda sent: len(sent) >= 5)
    pacer = Pacer("test", 0.02, add, sink)
    while not sink.reached.is_set():
        pacer.offer(1)
    pacer.close()
    gaps = [
        later - earlier for earlier, later in zip(sink.times[:5], sink.times[1:5], strict=False)
    ]
    assert min(gaps) >= 0.02


def test_closing_sends_what_is_pending_at_once() -> None:
    sink = Sink(bool)
    pacer = Pacer("test", 1000.0, add, sink)
    pacer.offer(1)
    assert sink.reached.wait(PATIENCE_S)
    pacer.offer(2)
    pacer.offer(3)
    pacer.close()
    assert sink.sent == [1, 5]


def test_nothing_is_sent_after_closing() -> None:
    sink = Sink()
    pacer = Pacer("test", 0.0, add, sink)
    pacer.close()
    pacer.offer(1)
    assert sink.sent == []


def test_a_message_that_fails_does_not_stop_the_next() -> None:
    def fail_first(item: int) -> None:
        sink(item)
        if item == 1:
            raise OSError

    sink = Sink(bool)
    pacer = Pacer("test", 0.0, add, fail_first)
    pacer.offer(1)
    assert sink.reached.wait(PATIENCE_S)
    pacer.offer(2)
    pacer.close()
    assert sink.sent == [1, 2]
