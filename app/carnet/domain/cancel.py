"""Cooperative stop: checked per batch and per generated token."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from carnet.domain.errors import Cancelled


class CancelToken:
    """Set by one thread, looked at by another."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.RLock()
        self._actions: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        with self._lock:
            self._event.set()
            actions, self._actions = self._actions, []
            for action in actions:
                action()

    @property
    def cancelled(self) -> bool:
        """Whether stop was asked for."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` when stop was asked for."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> bool:
        """Sleep up to `seconds`; True as soon as stop was asked for."""
        return self._event.wait(seconds)

    @contextmanager
    def calling(self, action: Callable[[], None]) -> Iterator[None]:
        """While the block runs, call `action` as soon as stop is asked for, once.

        For work that cannot look at the token: native code, a child process. The action runs in
        the thread that cancels (in this one if stop was asked for already), so it must be quick.
        """
        with self._lock:
            if self._event.is_set():
                action()
            else:
                self._actions.append(action)
        try:
            yield
        finally:
            with self._lock:
                if action in self._actions:
                    self._actions.remove(action)
