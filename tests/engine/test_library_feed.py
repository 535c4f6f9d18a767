"""What the window hears of the library, and how often."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from carnet.domain.library import (
    Activity,
    ChunkCounts,
    DocumentCounts,
    IndexReport,
    LibraryStatus,
    Progress,
)
from carnet.engine.library_feed import LibraryFeed
from carnet.engine.protocol import LibraryNotice

PATIENCE_S = 30.0
RESTING = LibraryStatus(3, 4, 5, 0, 6, (), ())
READING = replace(RESTING, progress=Progress(Activity.READING, 1, 2))
NOTHING_DONE = IndexReport(DocumentCounts(), ChunkCounts(), 0.0)
ONE_UPDATED = IndexReport(DocumentCounts(updated=1), ChunkCounts(), 0.0)


class FakeLibrary:
    """Gives one status after the other, then the last one for ever."""

    def __init__(self, *statuses: LibraryStatus) -> None:
        self._statuses = list(statuses)
        self.asked = 0

    def status(self) -> LibraryStatus:
        self.asked += 1
        return self._statuses.pop(0) if len(self._statuses) > 1 else self._statuses[0]


class Inbox:
    """Notices received, to be waited for."""

    def __init__(self) -> None:
        self.notices: list[LibraryNotice] = []
        self._changed = threading.Condition()

    def __call__(self, notice: LibraryNotice) -> None:
        with self._changed:
            self.notices.append(notice)
            self._changed.notify_all()

    def wait_until(self, wanted: Callable[[LibraryNotice], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: any(map(wanted, self.notices)), PATIENCE_S)


def test_it_looks_on_until_the_library_rests_even_if_nobody_says_that_it_does() -> None:
    inbox = Inbox()
    feed = LibraryFeed(FakeLibrary(READING, READING, READING, RESTING).status, inbox, 0.001)
    feed.look()
    inbox.wait_until(lambda notice: notice.status == RESTING)
    feed.close()
    assert [notice.status for notice in inbox.notices] == [READING, RESTING]


def test_a_library_at_rest_is_not_looked_at_again() -> None:
    inbox, library = Inbox(), FakeLibrary(RESTING)
    feed = LibraryFeed(library.status, inbox, 0.001)
    feed.look()
    inbox.wait_until(lambda _: True)
    feed.close()
    assert library.asked == 1


def test_a_status_that_stayed_the_same_is_not_sent_again() -> None:
    inbox = Inbox()
    feed = LibraryFeed(FakeLibrary(RESTING).status, inbox, 0.0)
    feed.look()
    inbox.wait_until(lambda _: True)
    feed.look()
    feed.close()
    assert len(inbox.notices) == 1


def test_lists_are_to_be_fetched_again_when_a_run_changed_something() -> None:
    inbox = Inbox()
    feed = LibraryFeed(FakeLibrary(RESTING).status, inbox, 0.0)
    feed.look()
    inbox.wait_until(lambda _: True)
    feed.changed(ONE_UPDATED)
    feed.close()
    assert inbox.notices[-1].documents_changed
    assert inbox.notices[-1].last_indexed_at is not None


def test_lists_are_to_be_fetched_again_when_documents_came_in_the_middle_of_a_run() -> None:
    more = replace(READING, documents=4)
    inbox = Inbox()
    feed = LibraryFeed(
        FakeLibrary(READING, more, replace(more, queued=1), RESTING).status, inbox, 0
    )
    feed.look()
    inbox.wait_until(lambda notice: notice.status == RESTING)
    feed.close()
    assert [notice.documents_changed for notice in inbox.notices] == [True, True, False, True]


def test_a_run_that_did_nothing_leaves_lists_as_they_are() -> None:
    inbox = Inbox()
    feed = LibraryFeed(FakeLibrary(RESTING).status, inbox, 0.0)
    feed.look()
    inbox.wait_until(lambda _: True)
    feed.changed(NOTHING_DONE)
    feed.close()
    assert len(inbox.notices) == 1


def test_after_a_start_it_knows_when_a_note_was_read_last() -> None:
    inbox = Inbox()
    feed = LibraryFeed(FakeLibrary(RESTING).status, inbox, 0.001, indexed_at=12.0)
    feed.look()
    inbox.wait_until(lambda notice: notice.last_indexed_at == 12.0)
    feed.close()
