"""A keeper over the workshop's library, and somebody who hears what it says."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from carnet.adapters.files.watchdog_observer import WatchdogObserver
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.library import IndexReport, LibraryStatus, Progress
from carnet.library.keeping.keeper import Keeper
from carnet.library.keeping.manners import Manners
from carnet.library.keeping.timing import KeeperTiming

Workshop = Any  # the class of the fixture in the conftest.py above

PATIENCE_S = 20.0
QUICK = KeeperTiming(
    quiet_s=0.02, longest_s=0.2, retry_s=0.05, folders_s=0.05, rescan_s=600, rescan_unwatched_s=600
)


class Audience:
    """Hears everything the keeper says, and waits for it."""

    def __init__(self) -> None:
        self.reports: list[IndexReport] = []
        self.statuses: list[LibraryStatus] = []
        self.progress: list[Progress] = []
        self.problems: list[ErrorInfo] = []
        self._heard = threading.Condition()

    def changed(self, report: IndexReport, status: LibraryStatus) -> None:
        with self._heard:
            self.reports.append(report)
            self.statuses.append(status)
            self._heard.notify_all()

    def progressed(self, progress: Progress) -> None:
        with self._heard:
            self.progress.append(progress)
            self._heard.notify_all()

    def failed(self, problem: ErrorInfo) -> None:
        with self._heard:
            self.problems.append(problem)
            self._heard.notify_all()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Not everything that changes is told, so it looks again now and then."""
        deadline = time.monotonic() + PATIENCE_S
        with self._heard:
            while not condition():
                assert time.monotonic() < deadline, "the keeper never did so"
                self._heard.wait(0.1)

    def wait_for_status(self, condition: Callable[[LibraryStatus], bool]) -> None:
        self.wait_for(lambda: bool(self.statuses) and condition(self.statuses[-1]))

    def wait_until_settled(self, documents: int) -> None:
        self.wait_for_status(lambda s: s.documents == documents and s.queued == 0)


class Signals:
    """An observer whose hints the test gives."""

    def __init__(self) -> None:
        self.watched: list[list[str]] = []
        self.on_paths: Callable[[list[str]], None] = lambda _: None
        self.refuses = False
        self.closed = 0

    def watch(self, roots: Iterable[str], on_paths: Callable[[list[str]], None]) -> None:
        self.watched.append(list(roots))
        self.on_paths = on_paths
        if self.refuses:
            raise KnownError("watch-incomplete", "Too many folders.", "Raise the limit.")

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def audience() -> Audience:
    return Audience()


@pytest.fixture
def signals() -> Signals:
    return Signals()


@pytest.fixture
def keep(workshop: Workshop, audience: Audience) -> Iterator[Callable[..., Keeper]]:
    """Starts a keeper over the workshop's library; ends it with the test."""
    keepers: list[Keeper] = []

    def start(
        observer: Any, timing: KeeperTiming = QUICK, manners: Manners | None = None
    ) -> Keeper:
        keeper = Keeper(
            workshop.library,
            observer,
            audience.changed,
            audience.progressed,
            audience.failed,
            timing,
            manners,
        )
        keepers.append(keeper)
        keeper.start()
        return keeper

    yield start
    for keeper in keepers:
        keeper.close()
    assert "library-keeper" not in {thread.name for thread in threading.enumerate()}


@pytest.fixture
def embedder_gate(workshop: Workshop) -> Iterator[tuple[threading.Event, threading.Event]]:
    """(reached, go): the embedder says that it is reached, and waits to go on."""
    reached, go = threading.Event(), threading.Event()

    def wait() -> None:
        reached.set()
        assert go.wait(PATIENCE_S)

    workshop.embedder.before_batch = wait
    yield reached, go
    go.set()


@pytest.fixture
def quick() -> KeeperTiming:
    """Looks soon, so that tests need not wait."""
    return QUICK


@pytest.fixture
def watching(workshop: Workshop, audience: Audience, keep: Any) -> Path:
    """A keeper with the real watchdog over three notes that are current."""
    workshop.write_many(3)
    keep(WatchdogObserver({".md"}))
    audience.wait_until_settled(3)
    notes: Path = workshop.notes
    return notes
