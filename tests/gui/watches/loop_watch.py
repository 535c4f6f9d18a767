"""How long the event loop is kept from coming round: its own work, and how late a timer is.

What counts against the window is the processor time its thread spends from one tick of a quick
timer to the next: a handler that runs long keeps the tick from coming. How late the tick comes by
the clock also depends on who else uses the machine, so that is told, not judged.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

PERIOD_MS = 5


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds, of `count` values."""

    count: int
    p50: float
    p99: float
    p999: float
    most: float

    @classmethod
    def of(cls, values_s: Sequence[float]) -> Spread:
        """Of seconds; at least one."""
        ordered = sorted(values_s)

        def share(part: float) -> float:
            return ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1e3

        return cls(len(ordered), share(0.5), share(0.99), share(0.999), ordered[-1] * 1e3)

    def __str__(self) -> str:
        return (
            f"p50 {self.p50:.1f} ms, p99 {self.p99:.1f} ms, p99.9 {self.p999:.1f} ms, "
            f"max {self.most:.1f} ms of {self.count}"
        )


class LoopWatch(QObject):
    """Watches the loop of the thread that it is made in, from `start` to `stop`."""

    def __init__(self) -> None:
        super().__init__()
        self.busy_s: list[float] = []  # processor time between two ticks
        self.late_s: list[float] = []  # wall time a precise timer came after its time
        self._spent = self._due = 0.0
        self._timer = QTimer(self, interval=PERIOD_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure."""
        self._spent = time.thread_time()
        self._due = time.perf_counter() + PERIOD_MS / 1e3
        self._timer.start()

    def stop(self) -> None:
        """Enough."""
        self._timer.stop()

    @property
    def busy(self) -> Spread:
        """Of the handlers."""
        return Spread.of(self.busy_s)

    @property
    def late(self) -> Spread:
        """Of the timer."""
        return Spread.of(self.late_s)

    def _tick(self) -> None:
        spent, now = time.thread_time(), time.perf_counter()
        self.busy_s.append(spent - self._spent)
        self.late_s.append(max(0.0, now - self._due))
        self._spent = time.thread_time()
        self._due = time.perf_counter() + PERIOD_MS / 1e3
