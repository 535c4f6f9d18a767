"""Ctrl+C in the terminal and a polite kill close the window as its own button does."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class TerminalSignals(QObject):
    """Qt's event loop sleeps in C, where Python hears no signal: a socket wakes it."""

    def __init__(self, on_signal: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._on_signal = on_signal
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno())
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_args: None)  # the wake-up does the work
        notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        self._reader.recv(16)
        self._on_signal()
