"""Looking again and again through folders whose disk tells nobody what changes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carnet.domain.documents import Folder, FolderState


@dataclass(frozen=True, slots=True)
class PollPace:
    """`share` of the time may go into looking; within bounds of seconds between two looks."""

    shortest_s: float = 10.0
    longest_s: float = 900.0
    share: float = 0.02


def poll_delay_s(scan_s: float, pace: PollPace) -> float:
    """How long to wait after a scan that took `scan_s`."""
    return min(max(scan_s / pace.share, pace.shortest_s), pace.longest_s)


class Polling:
    """Which folders are polled, and when next. `due_at` is infinite where there are none."""

    def __init__(
        self,
        folders: Callable[[], Sequence[Folder]],
        pace: PollPace,
        monotonic: Callable[[], float],
    ) -> None:
        self._folders = folders
        self._pace = pace
        self._monotonic = monotonic
        self._took_s = 0.0
        self.due_at = math.inf

    def begin(self) -> list[str]:
        """The folders to look through now; nothing is due until `plan`."""
        self.due_at = math.inf
        return [
            folder.path
            for folder in self._folders()
            if folder.polled and folder.state is not FolderState.OFFLINE
        ]

    def plan(self, took_s: float | None = None) -> None:
        """The next time, after a look that took so long (None: that is not known)."""
        self._took_s = self._took_s if took_s is None else took_s
        if self.begin():
            self.due_at = self._monotonic() + poll_delay_s(self._took_s, self._pace)
