"""How long ago and how much longer, in words that do not jump."""

from __future__ import annotations

import math

from carnet.gui.words import phrases
from carnet.gui.words.translating import tr

MINUTE_S, HOUR_S, DAY_S = 60.0, 3_600.0, 86_400.0
UNSAID_S = 5.0  # less than this is not worth a word
SMOOTHING_S = 8.0  # an estimate counts fully after about this long


def indexed(at: float, now: float) -> str:
    """`indexed 2 s ago`, then minutes, hours, at last a date. Both in seconds since 1970."""
    age = max(0.0, now - at)
    if age >= DAY_S:
        return tr("indexed on {day}").format(day=phrases.day(at))
    if age >= HOUR_S:
        return tr("indexed {n} h ago").format(n=int(age / HOUR_S))
    if age >= MINUTE_S:
        return tr("indexed {n} min ago").format(n=int(age / MINUTE_S))
    return tr("indexed {n} s ago").format(n=int(age))


def until_next_word_ms(at: float, now: float) -> int:
    """When `indexed` says something else."""
    age = max(0.0, now - at)
    unit = 1.0 if age < MINUTE_S else MINUTE_S if age < HOUR_S else HOUR_S
    return max(50, math.ceil((unit - age % unit) * 1_000))


def left(seconds: float | None) -> str:
    """`about 20 s left`; nothing when nobody knows or it is as good as done."""
    if seconds is None or seconds < UNSAID_S:
        return ""
    if seconds < MINUTE_S:
        said, number = tr("about {n} s left"), round(seconds)
    elif seconds < HOUR_S:
        said, number = tr("about {n} min left"), round(seconds / MINUTE_S)
    else:
        said, number = tr("about {n} h left"), round(seconds / HOUR_S)
    # The number keeps its unit beside it when the line is broken.
    return said.replace("{n} ", "{n}\u00a0").format(n=phrases.number(number))


class Countdown:
    """Estimates that wander in, a rounded number that stays or falls out.

    What is smoothed is the moment of the end, so that the number falls with the clock while the
    estimates agree. It rises only when they have come to say a whole step more.
    """

    def __init__(self) -> None:
        self._end: float | None = None
        self._heard_at = 0.0
        self._shown: float | None = None

    def forget(self) -> None:
        """Other work has begun."""
        self._end = self._shown = None

    def hear(self, seconds_left: float | None, now: float) -> None:
        """One more estimate; None takes nothing away. `now` is monotonic."""
        if seconds_left is None:
            return
        end = now + seconds_left
        if self._end is None:
            self._end = end
        else:
            share = 1.0 - math.exp(-max(0.0, now - self._heard_at) / SMOOTHING_S)
            self._end += share * (end - self._end)
        self._heard_at = now

    def seconds(self, now: float) -> float | None:
        """What to say: rounded, None when nothing is known or less than `UNSAID_S` remain."""
        if self._end is None:
            return None
        remaining = self._end - now
        if remaining < UNSAID_S:
            self._shown = None
            return None
        rounded = _rounded(remaining)
        rises = self._shown is None or remaining > self._shown + _step(self._shown)
        if self._shown is None or rounded < self._shown or rises:
            self._shown = rounded
        return self._shown


def _step(seconds: float) -> float:
    if seconds < MINUTE_S:
        return 10.0
    if seconds < 10 * MINUTE_S:
        return MINUTE_S
    return 5 * MINUTE_S if seconds < HOUR_S else HOUR_S


def _rounded(seconds: float) -> float:
    """Up to the next step, so that it never takes longer than was said."""
    step = _step(seconds)
    return math.ceil(seconds / step) * step
