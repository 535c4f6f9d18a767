"""How fast something arrives, from what is there now and then."""

from __future__ import annotations

from collections import deque

WINDOW_S = 8.0  # what the speed is measured over
SOONEST_S = 1.0  # before that nothing is said


class Arrival:
    """Bytes over time. Time is given, in seconds of any clock that only goes on."""

    def __init__(self) -> None:
        self._heard: deque[tuple[float, int]] = deque()

    def hear(self, now: float, done_bytes: int) -> None:
        """So much is there. Less than before is a new beginning."""
        if self._heard and done_bytes < self._heard[-1][1]:
            self._heard.clear()
        self._heard.append((now, done_bytes))
        while now - self._heard[0][0] > WINDOW_S:
            self._heard.popleft()

    @property
    def bytes_per_second(self) -> float:
        """Over the last seconds; 0 while nobody can say."""
        if len(self._heard) < 2:
            return 0.0
        (begun, first), (now, last) = self._heard[0], self._heard[-1]
        return (last - first) / (now - begun) if now - begun >= SOONEST_S else 0.0

    def seconds_left(self, total_bytes: int) -> float | None:
        """Until it is all there; None while nobody can say."""
        speed = self.bytes_per_second
        if not speed or not self._heard:
            return None
        return max(0.0, (total_bytes - self._heard[-1][1]) / speed)
