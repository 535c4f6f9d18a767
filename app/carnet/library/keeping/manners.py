"""When background work leaves the machine to the person, and how it treats the machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from carnet.domain.library import PauseReason


@dataclass(frozen=True, slots=True)
class Limits:
    """`battery_percent`: below it, unplugged, nothing is embedded; 0 is never.

    `busy_share` of the processor taken by other programs for `busy_s` means that somebody works
    with it, until it is less than `calm_share`. That pauses `longest_s` at most and then not again
    for `between_s`: a machine that is always busy has to be served too.
    """

    battery_percent: int = 30
    make_room: bool = True
    busy_share: float = 0.5
    calm_share: float = 0.3
    busy_s: float = 30.0
    longest_s: float = 60.0
    between_s: float = 60.0
    look_s: float = 5.0  # between two looks at the machine


class Crowd:
    """Whether other programs need the processor, judged from one look after the other."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._looked_at = float("-inf")
        self._busy_since: float | None = None
        self._paused_since: float | None = None
        self._not_before = float("-inf")

    def look(self, share: float | None, now: float) -> bool:
        """Whether to make room, when others took `share` of the processor since the last look."""
        limits = self._limits
        fresh = now - self._looked_at > 3 * limits.look_s  # what was between is unknown
        self._looked_at = now
        if share is None or (fresh and self._paused_since is None):
            self._busy_since = self._paused_since = None
            return False
        if self._paused_since is not None:
            if share < limits.calm_share or now - self._paused_since >= limits.longest_s:
                self._paused_since = self._busy_since = None
                self._not_before = now + limits.between_s
            return self._paused_since is not None
        if share < limits.busy_share or now < self._not_before:
            self._busy_since = None
            return False
        self._busy_since = now if self._busy_since is None else self._busy_since
        if now - self._busy_since >= limits.busy_s:
            self._paused_since = now
        return self._paused_since is not None


def _nothing() -> None:
    return


def _unknown() -> None:
    return None


class Manners:
    """Asks the machine, seldom, whether background work should rest.

    `battery` gives the percent left while running on it, `others` the share of the processor that
    other programs took since it was asked last; None where the system does not tell. `lower` makes
    the calling thread one that gives way, `tidy` gives memory back.
    """

    def __init__(
        self,
        limits: Limits,
        battery: Callable[[], float | None] = _unknown,
        others: Callable[[], float | None] = _unknown,
        lower: Callable[[], None] = _nothing,
        tidy: Callable[[], None] = _nothing,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.tidy = tidy
        self._lower = lower
        self._lowered = False
        self._limits = limits
        self._battery = battery
        self._others = others
        self._monotonic = monotonic
        self._crowd = Crowd(limits)
        self._look_at = float("-inf")
        self._reason: PauseReason | None = None
        self._overruled = False

    def follow(self, limits: Limits) -> None:
        """Go by other limits, from the next time that somebody asks."""
        self._limits = limits
        self._crowd = Crowd(limits)
        self._look_at = float("-inf")

    @property
    def look_s(self) -> float:
        """How long an answer of `reason` stands."""
        return self._limits.look_s

    def reason(self) -> PauseReason | None:
        """Why to rest now, None to work on."""
        now = self._monotonic()
        if now >= self._look_at:
            self._look_at = now + self._limits.look_s
            self._reason = self._ask(now)
            self._overruled = self._overruled and self._reason is not None
        return None if self._overruled else self._reason

    def lower(self) -> None:
        """Make the calling thread, the one that works, give way from now on."""
        if not self._lowered:
            self._lowered = True
            self._lower()

    def overrule(self) -> None:
        """A person wants it done all the same, for as long as the reason lasts."""
        self._overruled = self._reason is not None

    def _ask(self, now: float) -> PauseReason | None:
        left = self._battery() if self._limits.battery_percent else None
        if left is not None and left < self._limits.battery_percent:
            return PauseReason.BATTERY
        if self._limits.make_room and self._crowd.look(self._others(), now):
            return PauseReason.ACTIVE
        return None
