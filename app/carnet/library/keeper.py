"""A thread that keeps the library current, and nobody waiting for it."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled, ErrorInfo, KnownError
from carnet.domain.library import IndexReport, LibraryStatus, PauseReason
from carnet.domain.ports import Observer
from carnet.library.events import Hints, due_at, merged
from carnet.library.library import Library
from carnet.library.outlook import OnProgress
from carnet.library.parts import LibraryParts

OnChange = Callable[[IndexReport, LibraryStatus], None]
OnProblem = Callable[[ErrorInfo], None]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeeperTiming:
    """When the keeper looks. Hints wait for `quiet_s` without another, `longest_s` at most."""

    quiet_s: float = 0.5
    longest_s: float = 3.0
    retry_s: float = 30.0  # after a failure of the world, then twice as long, and so on
    longest_retry_s: float = 300.0
    folders_s: float = 5.0  # is a folder gone, or back?
    rescan_s: float = 900.0  # hints are only hints
    rescan_unwatched_s: float = 60.0  # where not everything can be watched


class _YieldingToken(CancelToken):
    """Also set while something more urgent waits."""

    def __init__(self, urgent: Callable[[], bool]) -> None:
        super().__init__()
        self._urgent = urgent

    @property
    def cancelled(self) -> bool:
        return super().cancelled or self._urgent()

    def check(self) -> None:
        if self.cancelled:
            raise Cancelled


class Keeper:
    """Scans at start, looks where hints point, embeds when nothing else waits.

    Callbacks come on the keeper's thread. A failure of the world goes to `on_problem` and the
    work is tried again later; the thread ends only with `close`.
    """

    def __init__(
        self,
        library: Library,
        observer: Observer,
        on_change: OnChange,
        on_progress: OnProgress,
        on_problem: OnProblem,
        timing: KeeperTiming | None = None,
    ) -> None:
        self._library = library
        self._observer = observer
        self._on_change = on_change
        self._on_progress = on_progress
        self._on_problem = on_problem
        self._timing = timing or KeeperTiming()
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._live, name="library-keeper", daemon=True)
        self._closed = False
        self._paused = False
        self._hints: Hints | None = None
        self._retry_failed = False
        self._failures = 0
        self._scan_at = self._folders_at = -math.inf
        self._embed_at = math.inf
        self._watched: dict[str, tuple[int, int] | None] | None = None
        self._all_watched = True

    def start(self) -> None:
        """Begin with a full update."""
        self._thread.start()

    def pause(self) -> None:
        """Stop after the current batch."""
        with self._wake:
            self._paused = True
            self._library.rest(PauseReason.PERSON)

    def resume(self) -> None:
        """Go on, with a scan."""
        with self._wake:
            self._paused = False
            self._library.rest()
            self._scan_soon()

    def rescan(self) -> None:
        """Compare every folder with the manifest again, and retry what failed."""
        with self._wake:
            self._retry_failed = True
            self._scan_soon()

    def reconfigure(self, parts: LibraryParts) -> None:
        """Go on with other parts (a model was installed), after the current batch."""
        with self._wake:
            paused, self._paused = self._paused, True
        try:
            self._library.reconfigure(parts)
        finally:
            with self._wake:
                self._paused = paused
                self._scan_soon()

    def hint(self, paths: list[str]) -> None:
        """Something changed at `paths`; an empty list means that hints were lost."""
        with self._wake:
            self._hints = merged(self._hints, paths, time.monotonic())
            if self._watched is not None and any(path in self._watched for path in paths):
                # A watched folder itself went or was made anew: watch what is there now.
                self._watched = None
                self._scan_soon()
            self._wake.notify_all()

    def close(self) -> None:
        """Stop after the current batch, and join."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()
        self._observer.close()

    def _scan_soon(self) -> None:
        self._failures = 0
        self._scan_at = -math.inf
        self._wake.notify_all()

    def _live(self) -> None:
        while (job := self._next_job()) is not None:
            try:
                job()
            except KnownError as error:
                self._failed(error.info)
            except Exception as error:
                log.exception("the keeper met a bug")
                self._failed(_bug(error))

    def _next_job(self) -> Callable[[], None] | None:
        with self._wake:
            while not self._closed:
                if self._paused:
                    self._wake.wait()
                    continue
                now = time.monotonic()
                due, job = min(self._jobs(), key=lambda timed: max(timed[0], now))
                if due <= now:
                    return job
                self._wake.wait(due - now)
        return None

    def _jobs(self) -> list[tuple[float, Callable[[], None]]]:
        """When each kind of work is due, most urgent first."""
        return [
            (self._folders_at, self._look_for_folders),
            (self._scan_at, self._scan),
            (self._hints_at(), self._follow_hints),
            (self._embed_at, self._embed),
        ]

    def _hints_at(self) -> float:
        hints = self._hints
        if hints is None:
            return math.inf
        return due_at(hints, self._timing.quiet_s, self._timing.longest_s)

    def _look_for_folders(self) -> None:
        self._folders_at = time.monotonic() + self._timing.folders_s
        if self._library.present() != self._watched:
            self._scan_at = -math.inf

    def _scan(self) -> None:
        present = self._library.present()
        if present != self._watched:
            self._watch(present)
        with self._wake:
            retry, self._retry_failed = self._retry_failed, False
            self._hints = None
        self._scan_at = math.inf
        report = self._library.update(self._token(), self._on_progress, embed=False, retry=retry)
        all_there = self._all_watched and len(self._library.present()) == len(
            self._library.folders()
        )
        timing = self._timing
        self._scan_at = min(
            self._scan_at,
            time.monotonic() + (timing.rescan_s if all_there else timing.rescan_unwatched_s),
        )
        self._embed_at = -math.inf
        self._on_change(report, self._library.status())

    def _follow_hints(self) -> None:
        with self._wake:
            hints, self._hints = self._hints, None
        if hints is None or hints.lost:
            self._scan_at = -math.inf
            return
        report = self._library.update(
            self._token(), self._on_progress, paths=hints.paths, embed=False
        )
        self._embed_at = -math.inf
        if report.changed:
            self._on_change(report, self._library.status())

    def _embed(self) -> None:
        token = _YieldingToken(self._something_urgent)
        report = self._library.embed(token, self._on_progress)
        self._embed_at = -math.inf if token.cancelled else math.inf
        self._failures = 0
        if report.changed:
            self._on_change(report, self._library.status())

    def _watch(self, present: dict[str, tuple[int, int] | None]) -> None:
        self._watched = present
        try:
            self._observer.watch(sorted(present), self.hint)
            self._all_watched = True
        except KnownError as error:
            self._all_watched = False
            self._on_problem(error.info)

    def _token(self) -> CancelToken:
        return _YieldingToken(lambda: self._closed or self._paused)

    def _something_urgent(self) -> bool:
        now = time.monotonic()
        return self._closed or self._paused or min(self._scan_at, self._hints_at()) <= now

    def _failed(self, problem: ErrorInfo) -> None:
        delay_s = min(self._timing.retry_s * 2**self._failures, self._timing.longest_retry_s)
        self._failures += 1
        self._scan_at = time.monotonic() + delay_s
        self._embed_at = math.inf
        self._on_problem(problem)


def _bug(error: Exception) -> ErrorInfo:
    return ErrorInfo(
        "internal-error",
        "Something in Carnet went wrong while the library was brought up to date.",
        "It is tried again shortly. If it comes back, please report it with the log.",
        f"{type(error).__name__}: {error}",
    )
