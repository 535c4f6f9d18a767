"""The thread that keeps the library current."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from typing import Any

import pytest

from carnet.domain.documents import FolderState
from carnet.domain.errors import KnownError
from carnet.domain.library import Activity, PauseReason
from carnet.library.keeping.timing import KeeperTiming

Workshop = Any  # the classes of the fixtures in conftest.py
Audience = Any
Signals = Any

_PATIENCE_S = 20.0


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
    # The news of a new sub-folder may have been among them.
    assert signals.watched == [[str(workshop.notes)]] * 2


def test_where_too_few_folders_can_be_watched_lost_hints_do_not_make_it_try_again(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    signals.refuses = True
    keep(signals)
    audience.wait_for(lambda: len(audience.reports) == 1)
    workshop.write("silent.md")
    signals.on_paths([])
    audience.wait_until_settled(1)
    assert len(signals.watched) == 1


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
    progress = workshop.library.status().progress
    assert (progress.activity, progress.paused_by) == (Activity.PAUSED, PauseReason.PERSON)
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


def test_looking_again_without_retrying_leaves_what_failed_alone(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals
) -> None:
    """After an import, say: a file that took a minute to fail must not take it each time."""
    (workshop.notes / "bad.md").write_bytes(b"\0\1" * 2_000)
    keeper = keep(signals)
    audience.wait_for(lambda: len(audience.reports) == 1)
    keeper.rescan(retry=False)
    audience.wait_for(lambda: len(audience.reports) >= 2)
    assert [report.documents.failed for report in audience.reports[:2]] == [1, 0]


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
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals, quick: KeeperTiming
) -> None:
    signals.refuses = True
    keep(signals, replace(quick, rescan_unwatched_s=0.05))
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
