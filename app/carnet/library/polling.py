"""How often to look through a folder whose disk tells nobody what changes. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PollPace:
    """`share` of the time may go into looking; within bounds of seconds between two looks."""

    shortest_s: float = 10.0
    longest_s: float = 900.0
    share: float = 0.02


def poll_delay_s(scan_s: float, pace: PollPace) -> float:
    """How long to wait after a scan that took `scan_s`."""
    return min(max(scan_s / pace.share, pace.shortest_s), pace.longest_s)
