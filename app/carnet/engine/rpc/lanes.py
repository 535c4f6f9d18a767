"""Lanes: one thread and one queue for each thing that only one request may use at a time."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable

from carnet.domain.cancel import CancelToken

_log = logging.getLogger(__name__)


class Job:
    """One piece of work. Exactly one of `work` and `on_dropped` is called."""

    def __init__(
        self, work: Callable[[CancelToken], None], on_dropped: Callable[[], None] = lambda: None
    ) -> None:
        self.cancel = CancelToken()
        self._work = work
        self._on_dropped = on_dropped

    def run(self) -> None:
        """Do it."""
        self._work(self.cancel)

    def drop(self) -> None:
        """Give it up before it began."""
        self._on_dropped()


class Lane:
    """Works off its jobs in order on one thread of its own.

    With `newest_only`, a new job asks the running one to stop and replaces those that wait:
    right for a search field, where only the last keystroke matters.
    """

    def __init__(self, name: str, *, newest_only: bool = False) -> None:
        self._newest_only = newest_only
        self._changed = threading.Condition()
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._work, name=f"carnet-{name}", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Put a job at the end of the queue; dropped at once when the lane is closed."""
        with self._changed:
            dropped: list[Job] = []
            if self._closed:
                dropped.append(job)
            else:
                if self._newest_only:
                    dropped = self._give_up_all()
                self._waiting.append(job)
                self._changed.notify()
        _drop(dropped)

    def cancel(self, job: Job) -> None:
        """Drop a job that waits; ask one that runs to stop. Nothing happens to one that ended."""
        job.cancel.cancel()
        with self._changed:
            was_waiting = job in self._waiting
            if was_waiting:
                self._waiting.remove(job)
        if was_waiting:
            job.drop()

    def close(self) -> None:
        """Drop what waits, ask what runs to stop, take nothing new. Returns at once."""
        with self._changed:
            self._closed = True
            dropped = self._give_up_all()
            self._changed.notify()
        _drop(dropped)

    def join(self) -> None:
        """After `close`: wait until the job that ran has ended."""
        self._thread.join()

    def _give_up_all(self) -> list[Job]:
        """With the lock held; the jobs returned are to be dropped without it."""
        if self._running is not None:
            self._running.cancel.cancel()
        dropped = list(self._waiting)
        self._waiting.clear()
        return dropped

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                job.run()
            except Exception:
                _log.exception("a job failed in a way it should have answered for")

    def _next(self) -> Job | None:
        with self._changed:
            self._running = None
            self._changed.wait_for(lambda: self._waiting or self._closed)
            if not self._waiting:
                return None
            self._running = self._waiting.popleft()
            return self._running


def _drop(jobs: list[Job]) -> None:
    for job in jobs:
        job.cancel.cancel()
        job.drop()
