"""The keeper's manners: questions first, opened notes first, rest on battery, polling."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from carnet.adapters.files.filesystem import LocalFileSystem
from carnet.domain.errors import KnownError
from carnet.domain.library import Activity, PauseReason
from carnet.library.keeping.manners import Limits, Manners
from carnet.library.keeping.timing import KeeperTiming
from carnet.library.scanning.polling import PollPace

Workshop = Any  # the classes of the fixtures in conftest.py
Audience = Any
Signals = Any
Gate = tuple[threading.Event, threading.Event]

_PATIENCE_S = 20.0


@pytest.fixture
def one_by_one(workshop: Workshop) -> Workshop:
    """A library that embeds a chunk at a time."""
    workshop.reopen(pace=replace(workshop.parts.pace, embed_batch=1))
    return workshop


def test_embedding_waits_while_a_question_is_answered(
    one_by_one: Workshop, audience: Audience, keep: Any, signals: Signals, embedder_gate: Gate
) -> None:
    one_by_one.write_many(6)
    keeper = keep(signals)
    reached, go = embedder_gate
    assert reached.wait(_PATIENCE_S)
    with keeper.giving_way():
        go.set()
        audience.wait_for(
            lambda: any(p.activity is Activity.EMBEDDING and p.done for p in audience.progress)
        )
        # The batch under way was finished; no other began although nothing else keeps it.
        assert len(one_by_one.embedder.batches) == 1
        # What is saved meanwhile becomes findable all the same.
        signals.on_paths([str(one_by_one.write("saved.md"))])
        audience.wait_for(lambda: bool(one_by_one.find("savedword1")))
        assert len(one_by_one.embedder.batches) == 1
    audience.wait_until_settled(7)


def test_a_note_that_is_looked_at_is_embedded_next(
    one_by_one: Workshop, audience: Audience, keep: Any, signals: Signals, embedder_gate: Gate
) -> None:
    oldest = one_by_one.write("oldest.md", "oldest")  # by age and length its turn is the last
    one_by_one.library.update(embed=False)
    one_by_one.write_many(6)
    keeper = keep(signals)
    reached, go = embedder_gate
    assert reached.wait(_PATIENCE_S)
    document = one_by_one.library.document(str(oldest))
    keeper.prefer([document.revision])
    go.set()
    audience.wait_until_settled(7)
    positions = [n for n, text in enumerate(one_by_one.embedder.texts) if "oldest" in text]
    assert positions == [1]  # at once after the one that was under way


class Laptop:
    """A machine whose battery the test empties and charges."""

    def __init__(self) -> None:
        self.left: float | None = None
        self.lowered: list[str] = []
        self.tidied = threading.Event()
        self.manners = Manners(
            Limits(look_s=0.02),
            battery=lambda: self.left,
            lower=lambda: self.lowered.append(threading.current_thread().name),
            tidy=self.tidied.set,
        )


@pytest.fixture
def laptop() -> Laptop:
    return Laptop()


def test_on_a_low_battery_text_is_read_and_nothing_embedded_until_it_is_charged(
    workshop: Workshop,
    audience: Audience,
    keep: Any,
    signals: Signals,
    quick: KeeperTiming,
    laptop: Laptop,
) -> None:
    laptop.left = 10
    workshop.write_many(3)
    keep(signals, quick, laptop.manners)
    audience.wait_for(lambda: any(p.paused_by for p in audience.progress))
    status = workshop.library.status()
    assert status.progress.activity is Activity.PAUSED
    assert status.progress.paused_by is PauseReason.BATTERY
    assert (status.documents, status.vectors) == (3, 0)
    signals.on_paths([str(workshop.write("saved.md"))])
    audience.wait_for(lambda: bool(workshop.find("savedword1")))
    assert workshop.embedder.batches == []
    # Said once, not at every look.
    assert sum(p.paused_by is PauseReason.BATTERY for p in audience.progress) == 1
    laptop.left = None
    audience.wait_until_settled(4)
    assert workshop.library.status().progress.activity is Activity.IDLE


def test_a_battery_that_runs_low_interrupts_embedding(
    one_by_one: Workshop,
    audience: Audience,
    keep: Any,
    signals: Signals,
    quick: KeeperTiming,
    laptop: Laptop,
    embedder_gate: Gate,
) -> None:
    one_by_one.write_many(6)
    keep(signals, quick, laptop.manners)
    reached, go = embedder_gate
    assert reached.wait(_PATIENCE_S)
    laptop.left = 10
    threading.Timer(0.1, go.set).start()  # by then the battery is looked at again
    audience.wait_for(lambda: any(p.paused_by for p in audience.progress))
    assert len(one_by_one.embedder.batches) <= 1


def test_resumed_by_a_person_it_goes_on_with_a_low_battery(
    workshop: Workshop,
    audience: Audience,
    keep: Any,
    signals: Signals,
    quick: KeeperTiming,
    laptop: Laptop,
) -> None:
    laptop.left = 10
    workshop.write_many(3)
    keeper = keep(signals, quick, laptop.manners)
    audience.wait_for(lambda: any(p.paused_by for p in audience.progress))
    keeper.resume()
    audience.wait_until_settled(3)
    assert workshop.library.status().vectors > 0


def test_with_nothing_to_embed_a_low_battery_is_no_pause(
    workshop: Workshop,
    audience: Audience,
    keep: Any,
    signals: Signals,
    quick: KeeperTiming,
    laptop: Laptop,
) -> None:
    workshop.write_many(2)
    workshop.library.update()
    laptop.left = 10
    keep(signals, quick, laptop.manners)
    audience.wait_until_settled(2)
    assert not any(p.paused_by for p in audience.progress)


def test_it_lowers_its_own_thread_and_gives_memory_back_after_much_work(
    workshop: Workshop,
    audience: Audience,
    keep: Any,
    signals: Signals,
    quick: KeeperTiming,
    laptop: Laptop,
) -> None:
    workshop.write_many(3)
    keep(signals, replace(quick, bulk_chunks=8), laptop.manners)
    audience.wait_until_settled(3)
    assert laptop.tidied.wait(_PATIENCE_S)
    assert laptop.lowered == ["library-keeper"]
    laptop.tidied.clear()
    signals.on_paths([str(workshop.write("one.md", "one line"))])
    audience.wait_until_settled(4)
    assert not laptop.tidied.is_set()


@pytest.fixture
def share(workshop: Workshop) -> Callable[[], Path]:
    """Makes the notes lie on a disk that tells nothing."""

    def connect() -> Path:
        workshop.reopen(files=LocalFileSystem({".md"}, silent=lambda _root: True))
        notes: Path = workshop.notes
        return notes

    return connect


def test_a_silent_disk_is_looked_through_again_and_again(
    workshop: Workshop,
    audience: Audience,
    keep: Any,
    signals: Signals,
    quick: KeeperTiming,
    share: Callable[[], Path],
) -> None:
    share()
    workshop.write("first.md")
    keep(signals, replace(quick, poll=PollPace(shortest_s=0.05)))
    audience.wait_until_settled(1)
    assert audience.statuses[-1].folders[0].polled
    workshop.write("second.md")
    audience.wait_until_settled(2)
    workshop.write("first.md", "changed word\n")
    audience.wait_for(lambda: any(report.documents.updated for report in audience.reports))


def test_a_disk_that_tells_is_not_polled(
    workshop: Workshop, audience: Audience, keep: Any, signals: Signals, quick: KeeperTiming
) -> None:
    workshop.write("first.md")
    keep(signals, replace(quick, poll=PollPace(shortest_s=0.01)))
    audience.wait_until_settled(1)
    assert not audience.statuses[-1].folders[0].polled
    looked = len(audience.progress)
    workshop.write("silent.md")
    signals.on_paths([str(workshop.write("told.md"))])
    audience.wait_until_settled(2)
    assert workshop.find("silentword1") == []
    assert len(audience.progress) > looked


def test_a_silent_disk_that_fails_is_not_hammered(
    workshop: Workshop,
    audience: Audience,
    keep: Any,
    signals: Signals,
    quick: KeeperTiming,
    share: Callable[[], Path],
) -> None:
    share()
    workshop.write("first.md")
    keeper = keep(signals, replace(quick, retry_s=600, poll=PollPace(shortest_s=0.05)))
    audience.wait_until_settled(1)
    full = KnownError("disk-full", "The disk is full.", "Free some space.")

    def refuse(_rows: Any) -> None:
        raise full

    workshop.parts.chunks.add = refuse
    workshop.write("second.md")
    audience.wait_for(lambda: bool(audience.problems))
    keeper.close()
    assert [problem.code for problem in audience.problems] == ["disk-full"]
