"""The thread that keeps the library current."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from carnet.adapters.watchdog_observer import WatchdogObserver
from carnet.domain.documents import FolderState
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.library import Activity, IndexReport, LibraryStatus, Progress
from carnet.library.keeper import Keeper, KeeperTiming

Workshop = Any  # the class of the fixture in conftest.py

_PATIENCE_S = 20.0
_QUICK = KeeperTiming(
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
        with self._heard:
            assert self._heard.wait_for(condition, _PATIENCE_S), "the keeper never said so"

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

    def start(observer: Any, timing: KeeperTiming = _QUICK) -> Keeper:
        keeper = Keeper(
            workshop.library,
            observer,
            audience.changed,
            audience.progressed,
            audience.failed,
            timing,
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
        assert go.wait(_PATIENCE_S)

    workshop.embedder.before_batch = wait
    yield reached, go
    go.set()


def test_it_begins_with_everything_text_before_vectors(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    workshop.write_many(3)
    keep(signals)
    audience.wait_until_settled(3)
    assert signals.watched == [[str(workshop.notes)]]
    assert audience.reports[0].documents.added == 3
    assert audience.reports[0].chunks.embedded == 0
    assert audience.statuses[0].queued > 0
    assert {Activity.SCANNING, Activity.READING, Activity.EMBEDDING} == {
        progress.activity for progress in audience.progress
    }


def test_a_hint_makes_it_look(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    workshop.write("a.md")
    keep(signals)
    audience.wait_until_settled(1)
    path = workshop.write("b.md")
    signals.on_paths([str(path)])
    audience.wait_until_settled(2)
    assert workshop.find("bword1") == ["b.md"]


def test_a_burst_of_hints_is_one_look(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    keep(signals)
    audience.wait_for(lambda: len(audience.reports) == 1)
    for n in range(50):
        signals.on_paths([str(workshop.write(f"{n}.md"))])
    audience.wait_until_settled(50)
    looks = [report for report in audience.reports if report.documents.added]
    assert len(looks) <= 5


def test_lost_hints_make_it_scan(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    keep(signals)
    audience.wait_for(lambda: len(audience.reports) == 1)
    workshop.write("silent.md")
    signals.on_paths([])
    audience.wait_until_settled(1)


def test_a_hint_that_means_nothing_is_not_announced(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    path = workshop.write("a.md")
    keep(signals)
    audience.wait_until_settled(1)
    heard = len(audience.reports)
    os.utime(path)
    signals.on_paths([str(path)])
    second = workshop.write("b.md")
    signals.on_paths([str(second)])
    audience.wait_until_settled(2)
    assert [report.documents.added for report in audience.reports[heard:]][:1] == [1]


def test_edited_text_goes_before_waiting_vectors(
    workshop: Workshop,
    audience: Audience,
    keep: Any,
    signals: Signals,
    embedder_gate: tuple[threading.Event, threading.Event],
) -> None:
    workshop.reopen(pace=replace(workshop.parts.pace, embed_batch=1))
    workshop.write_many(8)
    keep(signals)
    reached, go = embedder_gate
    assert reached.wait(_PATIENCE_S)
    signals.on_paths([str(workshop.write("urgent.md"))])
    threading.Timer(0.1, go.set).start()  # by then the hint is due
    audience.wait_for(lambda: any(report.documents.added == 1 for report in audience.reports))
    urgent = next(n for n, report in enumerate(audience.reports) if report.documents.added == 1)
    assert audience.statuses[urgent].queued > 8
    audience.wait_until_settled(9)
    # The newest text was embedded right after the batch that was under way.
    position = [i for i, text in enumerate(workshop.embedder.texts) if "urgent" in text]
    assert position[0] <= 2


def test_paused_it_rests_and_resumed_it_catches_up(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    keeper = keep(signals)
    audience.wait_for(lambda: len(audience.reports) == 1)
    keeper.pause()
    assert workshop.library.status().progress.activity is Activity.PAUSED
    signals.on_paths([str(workshop.write("a.md"))])
    keeper.rescan()
    assert workshop.library.status().documents == 0
    keeper.resume()
    audience.wait_until_settled(1)
    assert workshop.library.status().progress.activity is Activity.IDLE


def test_a_pause_interrupts_embedding(
    workshop: Workshop,
    audience: Audience,
    keep: Any,
    signals: Signals,
    embedder_gate: tuple[threading.Event, threading.Event],
) -> None:
    workshop.reopen(pace=replace(workshop.parts.pace, embed_batch=1))
    workshop.write_many(6)
    keeper = keep(signals)
    reached, go = embedder_gate
    assert reached.wait(_PATIENCE_S)
    keeper.pause()
    go.set()
    keeper.close()
    assert len(workshop.embedder.batches) <= 1


def test_a_rescan_retries_what_failed(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    (workshop.notes / "bad.md").write_bytes(b"\0\1" * 2_000)
    keeper = keep(signals)
    audience.wait_for(lambda: len(audience.reports) == 1)
    keeper.rescan()
    audience.wait_for(lambda: len(audience.reports) >= 2)
    assert [report.documents.failed for report in audience.reports[:2]] == [1, 1]


class Flaky:
    """A real chunk store on a disk that is full at times."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.error: Exception | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def add(self, rows: Any) -> None:
        if self.error:
            raise self.error
        self._real.add(rows)


def test_a_full_disk_is_told_and_the_work_is_done_when_there_is_room(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    chunks = Flaky(workshop.parts.chunks)
    chunks.error = KnownError("disk-full", "The disk is full.", "Free some space.")
    workshop.reopen(chunks=chunks)
    workshop.write_many(2)
    keep(signals)
    audience.wait_for(lambda: len(audience.problems) >= 2)
    assert {problem.code for problem in audience.problems} == {"disk-full"}
    chunks.error = None
    audience.wait_until_settled(2)


def test_a_bug_is_logged_and_told_and_the_thread_lives_on(
    workshop: Workshop,
    audience: Audience,
    keep: Any,
    signals: Signals,
    caplog: pytest.LogCaptureFixture,
) -> None:
    chunks = Flaky(workshop.parts.chunks)
    chunks.error = ZeroDivisionError("division by zero")
    workshop.reopen(chunks=chunks)
    workshop.write_many(2)
    keep(signals)
    audience.wait_for(lambda: bool(audience.problems))
    chunks.error = None
    audience.wait_until_settled(2)
    assert audience.problems[0].code == "internal-error"
    assert "ZeroDivisionError" in caplog.text


def test_a_folder_that_goes_and_comes_back_is_noticed(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    workshop.write_many(2)
    keep(signals)
    audience.wait_until_settled(2)
    embedded = len(workshop.embedder.texts)
    workshop.notes.rename(workshop.place / "away")
    audience.wait_for_status(lambda s: s.folders[0].state is FolderState.OFFLINE)
    assert signals.watched[-1] == []
    (workshop.place / "away").rename(workshop.notes)
    audience.wait_for_status(lambda s: s.folders[0].state is FolderState.CURRENT)
    assert signals.watched[-1] == [str(workshop.notes)]
    assert audience.statuses[-1].documents == 2
    assert len(workshop.embedder.texts) == embedded


def test_a_folder_added_meanwhile_is_watched_and_read(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    keeper = keep(signals)
    audience.wait_for(lambda: len(audience.reports) == 1)
    other = workshop.place / "other"
    other.mkdir()
    (other / "b.md").write_text("otherword")
    workshop.library.add_folder(str(other))
    keeper.rescan()
    audience.wait_until_settled(1)
    assert signals.watched[-1] == sorted([str(other), str(workshop.notes)])


def test_where_not_everything_can_be_watched_it_is_told_and_it_looks_more_often(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    signals.refuses = True
    keep(signals, replace(_QUICK, rescan_unwatched_s=0.05))
    audience.wait_for(lambda: bool(audience.problems))
    assert audience.problems[0].code == "watch-incomplete"
    workshop.write("silent.md")
    audience.wait_until_settled(1)
    assert len(audience.problems) == 1


def test_a_model_that_comes_later_embeds_what_waits(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    complete = workshop.parts
    workshop.write_many(2)
    workshop.reopen(embedder=None, vectors=None)
    keeper = keep(signals)
    audience.wait_for(lambda: len(audience.reports) == 1)
    assert audience.statuses[-1].vectors == 0
    keeper.reconfigure(
        replace(workshop.parts, embedder=complete.embedder, vectors=complete.vectors)
    )
    audience.wait_for_status(lambda s: s.vectors == s.chunks > 0)


def test_closing_waits_for_the_batch_and_ends_the_observer(
    workshop: Workshop,
    keep: Any,
    signals: Signals,
    embedder_gate: tuple[threading.Event, threading.Event],
) -> None:
    workshop.write_many(6)
    keeper = keep(signals)
    reached, go = embedder_gate
    assert reached.wait(_PATIENCE_S)
    threading.Timer(0.05, go.set).start()
    keeper.close()
    assert signals.closed == 1
    workshop.library.update()
    assert workshop.library.status().queued == 0


@pytest.fixture
def watching(workshop: Workshop, audience: Audience, keep: Any) -> Path:
    """A keeper with the real watchdog over three notes that are current."""
    workshop.write_many(3)
    keep(WatchdogObserver({".md"}))
    audience.wait_until_settled(3)
    notes: Path = workshop.notes
    return notes


def test_a_new_note_is_found_by_itself(
    workshop: Workshop, audience: Audience, watching: Path
) -> None:
    workshop.write("fresh.md")
    audience.wait_until_settled(4)
    assert workshop.find("freshword1") == ["fresh.md"]


def test_an_edit_by_an_editor_that_replaces_the_file_is_found(
    workshop: Workshop, audience: Audience, watching: Path
) -> None:
    temporary = watching / "folder1" / ".note1.md.tmp"
    temporary.write_text("# Note\n\nBrand newword here.\n")
    temporary.replace(watching / "folder1" / "note1.md")
    audience.wait_for(lambda: any(report.documents.updated for report in audience.reports))
    assert workshop.find("newword") == ["note1.md"]


def test_a_rename_and_a_deletion_are_seen(
    workshop: Workshop, audience: Audience, watching: Path
) -> None:
    embedded = len(workshop.embedder.texts)
    (watching / "folder1").rename(watching / "renamed")
    audience.wait_for(lambda: any(report.documents.moved for report in audience.reports))
    assert workshop.library.document(str(watching / "renamed" / "note1.md"))
    (watching / "renamed" / "note1.md").unlink()
    audience.wait_until_settled(2)
    assert workshop.find("note1word1") == []
    assert len(workshop.embedder.texts) == embedded


def test_a_folder_of_many_notes_arriving_at_once_is_complete(
    workshop: Workshop, audience: Audience, watching: Path
) -> None:
    arriving = workshop.place / "arriving"
    for n in range(40):
        (arriving / f"sub{n % 4}").mkdir(parents=True, exist_ok=True)
        (arriving / f"sub{n % 4}" / f"{n}.md").write_text(f"arrived number{n}")
    arriving.rename(watching / "arrived")
    audience.wait_until_settled(43)
    assert len(workshop.find("arrived")) == 40


def test_a_watched_folder_that_is_replaced_is_watched_again(
    workshop: Workshop, audience: Audience, watching: Path
) -> None:
    watching.rename(workshop.place / "old")
    watching.mkdir()
    (watching / "first.md").write_text("firstword")
    audience.wait_until_settled(1)
    (watching / "second.md").write_text("secondword")
    audience.wait_until_settled(2)
    assert workshop.find("secondword") == ["second.md"]
