"""Progress that is honest, and stopping that is prompt."""

from __future__ import annotations

from typing import Any

from carnet.domain.cancel import CancelToken
from carnet.domain.library import Activity, Progress
from carnet.library.keeping.outlook import Outlook

Workshop = Any  # the class of the fixture in conftest.py


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_no_estimate_is_made_before_there_is_evidence() -> None:
    clock, seen = Clock(), list[Progress]()
    outlook = Outlook(Activity.READING, 10, seen.append, clock)
    clock.now_s += 1.0
    outlook.step(1, 1.0, 9.0)
    clock.now_s += 1.0
    outlook.step(2, 1.0, 8.0)
    assert [progress.seconds_left for progress in seen] == [None, 8.0]


def test_the_estimate_weighs_what_is_left() -> None:
    clock, seen = Clock(), list[Progress]()
    outlook = Outlook(Activity.READING, 3, seen.append, clock)
    clock.now_s += 10.0
    outlook.step(2, 20.0, 100.0)  # two small ones done, a big one left
    assert seen[-1].seconds_left == 50.0


def test_reports_are_thinned_but_the_last_one_comes() -> None:
    clock, seen = Clock(), list[Progress]()
    outlook = Outlook(Activity.READING, 1_000, seen.append, clock)
    for done in range(1, 1_001):
        clock.now_s += 0.001
        outlook.step(done, 1.0, 1_000.0 - done)
    assert len(seen) <= 7
    assert (seen[-1].done, seen[-1].total) == (1_000, 1_000)


def test_an_update_tells_its_phases_in_order(workshop: Workshop) -> None:
    workshop.write_many(4)
    seen: list[Progress] = []
    workshop.library.update(on_progress=seen.append)
    activities = [progress.activity for progress in seen]
    order = [Activity.SCANNING, Activity.READING, Activity.EMBEDDING]
    assert list(dict.fromkeys(activities)) == order
    assert activities == sorted(activities, key=order.index)
    assert (seen[-1].done, seen[-1].total) == (len(workshop.embedder.texts),) * 2
    assert workshop.library.status().progress == Progress(Activity.IDLE)


def test_the_status_says_what_is_being_done(workshop: Workshop) -> None:
    workshop.write_many(4)
    during = set()
    workshop.library.update(
        on_progress=lambda _: during.add(workshop.library.status().progress.activity)
    )
    assert during == {Activity.SCANNING, Activity.READING, Activity.EMBEDDING}


def test_a_stopped_update_keeps_what_it_read_and_the_next_goes_on(
    workshop: Workshop, small_pace: Any
) -> None:
    workshop.write_many(7)
    library = workshop.reopen(pace=small_pace)
    cancel = CancelToken()

    def stop_after_some(progress: Progress) -> None:
        if progress.activity is Activity.READING:
            cancel.cancel()

    first = library.update(cancel, stop_after_some)
    assert first.documents.added == library.status().documents
    assert 0 < first.documents.added < 7
    assert workshop.embedder.batches == []
    second = library.update()
    assert second.documents.added == 7 - first.documents.added
    assert second.documents.unchanged == first.documents.added
    assert library.status().queued == 0


def test_embedding_stops_between_batches_and_goes_on_where_it_was(
    workshop: Workshop, small_pace: Any
) -> None:
    workshop.write_many(6)
    library = workshop.reopen(pace=small_pace)
    cancel = CancelToken()

    def stop_at_the_third() -> None:
        if len(workshop.embedder.batches) == 2:
            cancel.cancel()

    workshop.embedder.before_batch = stop_at_the_third
    first = library.update(cancel)
    assert first.chunks.embedded == 2 * small_pace.embed_batch
    assert library.status().queued == first.chunks.written - first.chunks.embedded
    library.embed()
    assert len(workshop.embedder.texts) == first.chunks.written == library.status().vectors


def test_a_stopped_scan_changes_nothing(workshop: Workshop) -> None:
    workshop.write_many(3)
    cancel = CancelToken()
    cancel.cancel()
    report = workshop.library.update(cancel, paths=[str(workshop.notes / "folder0")])
    assert not report.changed
    assert workshop.library.status().documents == 0
