"""Fewer, larger messages: what is offered in quick succession is merged before it is sent."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Pacer(Generic[T]):
    """Sends at most once every `interval_s`, and what was offered last is always sent.

    `merge(earlier, later)` makes one of two. `send` runs on the pacer's own thread, in order.
    """

    def __init__(
        self, name: str, interval_s: float, merge: Callable[[T, T], T], send: Callable[[T], None]
    ) -> None:
        self._interval_s = interval_s
        self._merge = merge
        self._send = send
        self._changed = threading.Condition()
        self._pending: tuple[T] | None = None  # boxed: None is a value like any other
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=f"carnet-{name}", daemon=True)
        self._thread.start()

    def offer(self, item: T) -> None:
        """To be sent as soon as the pace allows. Nothing happens once closed."""
        with self._changed:
            if self._closed:
                return
            self._pending = (
                (item,) if self._pending is None else (self._merge(self._pending[0], item),)
            )
            self._changed.notify()

    def close(self, timeout_s: float | None = None) -> None:
        """Send what is pending without waiting for its turn, then end."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join(timeout_s)

    def _run(self) -> None:
        next_turn = time.monotonic()
        while (item := self._take(next_turn)) is not None:
            try:
                self._send(item[0])
            except Exception:
                _log.exception("a paced message could not be sent")
            next_turn = time.monotonic() + self._interval_s

    def _take(self, next_turn: float) -> tuple[T] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._pending is not None)
            while not self._closed and (left_s := next_turn - time.monotonic()) > 0:
                self._changed.wait(left_s)
            item, self._pending = self._pending, None
            return item
