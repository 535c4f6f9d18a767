"""Cooperative stop: checked per batch and per generated token."""

from __future__ import annotations

import threading

from carnet.domain.errors import Cancelled


class CancelToken:
    """Set by one thread, looked at by another."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._event.set()

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
