"""What the machine says of its battery and of what other programs do."""

from __future__ import annotations

import os
from dataclasses import dataclass


def battery_left() -> float | None:
    """Percent left while the machine runs on its battery; None when it does not, or is mute."""
    import psutil

    try:
        found = psutil.sensors_battery()
    except (OSError, RuntimeError, NotImplementedError, AttributeError, ValueError):
        return None
    if found is None or found.power_plugged is not False:
        return None
    return float(found.percent)


@dataclass(frozen=True, slots=True)
class ProcessorTimes:
    """Seconds of all cores since the machine started; `own` are those of this process."""

    total: float
    idle: float
    nice: float  # a part of the rest
    own: float


class OtherPrograms:
    """The share of the processor that other programs take.

    Measured as all that is taken less what this process takes, and not from the load average or
    Linux's pressure figures, because those count our own threads too. Programs that run "nice" do
    not count where the system tells them apart: they would give way as we do.
    """

    def __init__(self) -> None:
        self._before: ProcessorTimes | None = None

    def share(self) -> float | None:
        """From 0 to 1, since it was asked last; None the first time."""
        import psutil

        times = psutil.cpu_times()
        own = os.times()
        now = ProcessorTimes(
            # Linux counts the time of guests in `user` and once more.
            sum(times) - getattr(times, "guest", 0.0) - getattr(times, "guest_nice", 0.0),
            times.idle + getattr(times, "iowait", 0.0),
            getattr(times, "nice", 0.0),
            own.user + own.system + own.children_user + own.children_system,
        )
        before, self._before = self._before, now
        return None if before is None else others_share(before, now)


def others_share(before: ProcessorTimes, now: ProcessorTimes) -> float | None:
    """What other programs took between the two, from 0 to 1; None when no time has passed."""
    total = now.total - before.total
    if total <= 0:
        return None
    idle, nice, own = now.idle - before.idle, now.nice - before.nice, now.own - before.own
    # Our background threads are "nice" and the system does not say whose such time was, so as
    # much of it as we took is taken to be ours.
    impolite = max(own - nice, 0.0)
    return min(max((total - idle - nice - impolite) / total, 0.0), 1.0)
