"""One thread, one queue."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from carnet.domain.cancel import CancelToken
from carnet.engine.rpc.lanes import Job, Lane

PATIENCE_S = 30.0
MakeLane = Callable[[bool], Lane]


class Work:
    """A job that notes what happens to it, and runs until it is let go or cancelled."""

    def __init__(self, *, blocked: bool = False) -> None:
        self.began = threading.Event()
        self.ended = threading.Event()
        self.dropped = threading.Event()
        self.go = threading.Event()
        self.thread = ""
        self._blocked = blocked
        self.job = Job(self._run, self.dropped.set)

    def _run(self, cancel: CancelToken) -> None:
        self.thread = threading.current_thread().name
        self.began.set()
        if self._blocked:
            with cancel.calling(self.go.set):
                assert self.go.wait(PATIENCE_S)
        self.ended.set()


@pytest.fixture
def make_lane() -> Iterator[MakeLane]:
    lanes: list[Lane] = []

    def make(newest_only: bool = False) -> Lane:
        lane = Lane("test", newest_only=newest_only)
        lane.start()
        lanes.append(lane)
        return lane

    yield make
    for lane in lanes:
        lane.close()
        lane.join()


def test_jobs_run_one_after_another_on_one_thread(make_lane: MakeLane) -> None:
    lane = make_lane(False)
    first, second = Work(blocked=True), Work()
    lane.submit(first.job)
    lane.submit(second.job)
    assert first.began.wait(PATIENCE_S)
    assert not second.began.is_set()
    first.go.set()
    assert second.ended.wait(PATIENCE_S)
    assert first.thread == second.thread == "carnet-test"


def test_a_waiting_job_that_is_cancelled_never_runs(make_lane: MakeLane) -> None:
    lane = make_lane(False)
    first, second, third = Work(blocked=True), Work(), Work()
    for work in (first, second, third):
        lane.submit(work.job)
    lane.cancel(second.job)
    assert second.dropped.is_set()
    first.go.set()
    assert third.ended.wait(PATIENCE_S)
    assert not second.began.is_set()


def test_a_running_job_that_is_cancelled_is_asked_to_stop(make_lane: MakeLane) -> None:
    lane = make_lane(False)
    work = Work(blocked=True)
    lane.submit(work.job)
    assert work.began.wait(PATIENCE_S)
    lane.cancel(work.job)
    assert work.ended.wait(PATIENCE_S)
    assert not work.dropped.is_set()


def test_a_newer_job_replaces_the_others_where_only_the_newest_counts(
    make_lane: MakeLane,
) -> None:
    lane = make_lane(True)
    running, waiting, newest = Work(blocked=True), Work(), Work()
    lane.submit(running.job)
    assert running.began.wait(PATIENCE_S)
    lane.submit(waiting.job)
    lane.submit(newest.job)
    assert newest.ended.wait(PATIENCE_S)
    assert running.job.cancel.cancelled
    assert waiting.dropped.is_set()
    assert not waiting.began.is_set()


def test_a_job_that_raises_does_not_end_the_lane(make_lane: MakeLane) -> None:
    lane = make_lane(False)
    after = Work()

    def fail(_cancel: CancelToken) -> None:
        raise ValueError

    lane.submit(Job(fail))
    lane.submit(after.job)
    assert after.ended.wait(PATIENCE_S)


def test_closing_stops_what_runs_and_drops_what_waits_and_what_comes(make_lane: MakeLane) -> None:
    lane = make_lane(False)
    running, waiting, late = Work(blocked=True), Work(), Work()
    lane.submit(running.job)
    lane.submit(waiting.job)
    assert running.began.wait(PATIENCE_S)
    lane.close()
    lane.submit(late.job)
    lane.join()
    assert running.ended.is_set()
    assert waiting.dropped.is_set()
    assert late.dropped.is_set()
