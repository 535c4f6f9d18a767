"""How long it will still take, said only when it can be said honestly."""

from __future__ import annotations

from collections.abc import Callable

from carnet.domain.library import Activity, Progress

OnProgress = Callable[[Progress], None]

_EVIDENCE_S = 2.0  # no estimate before this much work was seen
_BETWEEN_REPORTS_S = 0.2


class Outlook:
    """Progress of one phase. Work is weighed, because documents and chunks differ in size."""

    def __init__(
        self,
        activity: Activity,
        total: int,
        on_progress: OnProgress,
        monotonic: Callable[[], float],
    ) -> None:
        self._activity = activity
        self._total = total
        self._on_progress = on_progress
        self._monotonic = monotonic
        self._started = monotonic()
        self._reported = float("-inf")
        self._weight_done = 0.0

    def step(
        self, done: int, weight: float, weight_left: float, current_path: str | None = None
    ) -> None:
        """`done` of the total are through; `weight` was done since the last step."""
        self._weight_done += weight
        now = self._monotonic()
        if now - self._reported < _BETWEEN_REPORTS_S and done < self._total:
            return
        self._reported = now
        elapsed = now - self._started
        left = None
        if elapsed >= _EVIDENCE_S and self._weight_done > 0:
            left = elapsed * weight_left / self._weight_done
        self._on_progress(Progress(self._activity, done, self._total, current_path, left))
