"""A lock that a person's request gets before the background's next piece of work."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class PriorityLock:
    """Held by one thread at a time; those who wait urgently go first."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._held = False
        self._urgent = 0
        self._patient = 0

    @property
    def waiting(self) -> tuple[int, int]:
        """How many threads wait urgently, and how many patiently."""
        with self._condition:
            return self._urgent, self._patient

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Wait only for whoever holds it now."""
        with self._condition:
            self._urgent += 1
            self._condition.wait_for(lambda: not self._held)
            self._urgent -= 1
            self._held = True
        try:
            yield
        finally:
            self._release()

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Wait until nobody urgent waits either."""
        with self._condition:
            self._patient += 1
            self._condition.wait_for(lambda: not self._held and not self._urgent)
            self._patient -= 1
            self._held = True
        try:
            yield
        finally:
            self._release()

    def _release(self) -> None:
        with self._condition:
            self._held = False
            self._condition.notify_all()
