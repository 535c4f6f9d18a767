"""A thread that keeps the library current, and nobody waiting for it."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.file_ports import Observer
from carnet.domain.library import Activity, IndexReport, LibraryStatus, PauseReason, Progress
from carnet.library.bugs import bug_info
from carnet.library.keeping.manners import Limits, Manners
from carnet.library.keeping.outlook import OnProgress
from carnet.library.keeping.timing import KeeperTiming
from carnet.library.keeping.yielding import Questions, YieldingToken
from carnet.library.library import Library
from carnet.library.parts import LibraryParts
from carnet.library.scanning.events import Hints, due_at, merged
from carnet.library.scanning.polling import Polling

OnChange = Callable[[IndexReport, LibraryStatus], None]
OnProblem = Callable[[ErrorInfo], None]

log = logging.getLogger(__name__)


class Keeper:
    """Scans at start, looks where hints point, embeds when nothing else waits, polls silent disks.

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
        manners: Manners | None = None,
    ) -> None:
        self._library = library
        self._observer = observer
        self._on_change = on_change
        self._on_progress = on_progress
        self._on_problem = on_problem
        self._timing = timing or KeeperTiming()
        self._manners = manners or Manners(Limits())
        self._questions = Questions()
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._live, name="library-keeper", daemon=True)
        self._closed = False
        self._paused = False
        self._hints: Hints | None = None
        self._retry_failed = False
        self._failures = 0
        self._scan_at = self._folders_at = -math.inf
        self._embed_at = math.inf
        self._polling = Polling(library.folders, self._timing.poll, time.monotonic)
        self._preferred = False
        self._resting: PauseReason | None = None
        self._bulk = 0  # chunks written and embedded since memory was given back
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
        """Go on, with a scan, and also where the keeper itself would rest."""
        self._manners.overrule()
        with self._wake:
            self._paused = False
            self._resting = None
            self._library.rest()
            self._scan_soon()

    def rescan(self, *, retry: bool = True) -> None:
        """Compare every folder with the manifest again; with `retry`, read again what failed."""
        with self._wake:
            self._retry_failed = self._retry_failed or retry
            self._scan_soon()

    def giving_way(self) -> AbstractContextManager[None]:
        """While the block runs a person waits for an answer: bulk work pauses between batches."""
        return self._questions.one()

    def prefer(self, revisions: Sequence[int]) -> None:
        """Somebody looks at these notes: embed them next."""
        if self._library.prefer(revisions):
            self._preferred = True

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
            if not paths and self._all_watched:
                # With the events the news of a sub-folder to watch may be lost: watch anew.
                self._watched = None
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
                self._failed(bug_info(error))

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
            (self._polling.due_at, self._poll),
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
        token = self._text_token()
        report = self._library.update(token, self._on_progress, embed=False, retry=retry)
        delay_s = 0.0 if token.stopped else self._rescan_delay_s()
        self._scan_at = min(self._scan_at, time.monotonic() + delay_s)
        self._polling.plan()
        self._told(report, always=True)

    def _rescan_delay_s(self) -> float:
        folders = len(self._library.folders())
        if self._all_watched and len(self._library.present()) == folders:
            return self._timing.rescan_s
        return self._timing.rescan_unwatched_s

    def _follow_hints(self) -> None:
        with self._wake:
            hints, self._hints = self._hints, None
        if hints is None or hints.lost:
            self._scan_at = -math.inf
            return
        token = self._text_token()
        report = self._library.update(token, self._on_progress, paths=hints.paths, embed=False)
        if token.stopped:
            self.hint(list(hints.paths))
        self._told(report)

    def _poll(self) -> None:
        paths = self._polling.begin()
        token = self._text_token()
        report = self._library.update(token, self._on_progress, paths=paths, embed=False)
        # When something was read, most of the time went into that.
        self._polling.plan(None if report.changed else report.seconds)
        self._told(report)

    def _told(self, report: IndexReport, *, always: bool = False) -> None:
        """What was read now waits for its vectors, and whoever looks on hears of it."""
        self._bulk += report.chunks.written
        if report.changed or always:
            self._embed_at = -math.inf
            self._on_change(report, self._library.status())

    def _embed(self) -> None:
        reason = self._manners.reason()
        if reason is not None and self._library.unfinished:
            self._rest(reason)
            return
        if self._resting is not None:
            self._resting = None
            self._library.rest()
        # Not before: threads inherit it, and those of the stores work for questions, too.
        self._manners.lower()
        self._preferred = False
        token = YieldingToken(
            self._something_urgent, self._questions, math.inf, self._better_embed_otherwise
        )
        report = self._library.embed(token, self._on_progress)
        self._embed_at = -math.inf if token.stopped else math.inf
        self._failures = 0
        self._bulk += report.chunks.embedded
        if report.changed:
            self._on_change(report, self._library.status())
        if self._bulk >= self._timing.bulk_chunks and not token.stopped:
            self._bulk = 0
            self._manners.tidy()

    def _rest(self, reason: PauseReason) -> None:
        self._embed_at = time.monotonic() + self._manners.look_s
        if reason is not self._resting:
            self._resting = reason
            self._library.rest(reason)
            self._on_progress(Progress(Activity.PAUSED, paused_by=reason))

    def _watch(self, present: dict[str, tuple[int, int] | None]) -> None:
        self._watched = present
        self._all_watched = False  # so that events lost meanwhile do not make it watch again
        try:
            self._observer.watch(sorted(present), self.hint)
            self._all_watched = True
        except KnownError as error:
            self._all_watched = False
            self._on_problem(error.info)

    def _text_token(self) -> YieldingToken:
        return YieldingToken(
            lambda: self._closed or self._paused, self._questions, self._timing.question_s
        )

    def _something_urgent(self) -> bool:
        if self._closed or self._paused:
            return True
        now = time.monotonic()
        if self._folders_at <= now:
            self._look_for_folders()
        due_at = min(self._scan_at, self._hints_at(), self._polling.due_at)
        return due_at <= now

    def _better_embed_otherwise(self) -> bool:
        return self._preferred or self._manners.reason() is not None

    def _failed(self, problem: ErrorInfo) -> None:
        delay_s = min(self._timing.retry_s * 2**self._failures, self._timing.longest_retry_s)
        self._failures += 1
        self._scan_at = time.monotonic() + delay_s
        self._embed_at = math.inf
        self._on_problem(problem)
