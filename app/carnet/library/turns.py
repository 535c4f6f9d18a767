"""Who may work on the library now."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from carnet.domain.cancel import CancelToken


class Turns:
    """One piece of work at a time; who must be alone stops the work under way and goes first."""

    def __init__(self) -> None:
        self._running = threading.Lock()
        self._guard = threading.Lock()
        self._waiting = 0
        self._nobody_waits = threading.Event()
        self._nobody_waits.set()
        self._current: CancelToken | None = None

    @contextmanager
    def work(self, cancel: CancelToken) -> Iterator[None]:
        """Work that stops when `cancel` is set: by whoever gave it, or by somebody more urgent."""
        self._nobody_waits.wait()
        with self._running:
            with self._guard:
                self._current = cancel
                if self._waiting:
                    cancel.cancel()
            try:
                yield
            finally:
                with self._guard:
                    self._current = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Work that nothing else may run beside: what runs now stops after its batch."""
        with self._guard:
            self._waiting += 1
            self._nobody_waits.clear()
            if self._current is not None:
                self._current.cancel()
        try:
            with self._running:
                yield
        finally:
            with self._guard:
                self._waiting -= 1
                if not self._waiting:
                    self._nobody_waits.set()
