"""Downloads that pause, break off, or meet a server that behaves as badly as servers do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.adapters.models.download_desk import WEIGHTS, Desk, sha
from tests.file_server import FileServer

from carnet.adapters.models.download.part import arrived_bytes
from carnet.domain.models import (
    InstallProgress,
    ModelFile,
    ModelSource,
    ModelState,
)


def test_a_paused_download_goes_on_where_it_stopped(desk: Desk) -> None:
    desk.interrupt_at(200_000)
    kept = arrived_bytes(desk.arriving)
    assert 0 < kept < len(WEIGHTS)
    assert desk.shelf.details(desk.shelf.look(desk.spec)).fetched_bytes == kept
    assert desk.install().state is ModelState.READY
    first = desk.server.asked[0]
    assert first.range == f"bytes={kept}-"
    assert first.if_range == desk.server.etag("/m/weights.gguf")


def test_a_file_that_was_complete_before_the_pause_is_not_asked_for_again(desk: Desk) -> None:
    desk.spec = replace(desk.spec, files=desk.spec.files[::-1])
    desk.interrupt_at(200_000)
    desk.install()
    assert [asked.path for asked in desk.server.asked] == ["/m/weights.gguf"]


def test_a_file_that_changed_between_pause_and_resume_begins_again(desk: Desk) -> None:
    """The catalogue names what the server has now; what came before is of the old version."""
    new = WEIGHTS[::-1]
    desk.interrupt_at(200_000)
    desk.server.files["/m/weights.gguf"] = new
    desk.spec = replace(
        desk.spec, files=(ModelFile("weights.gguf", sha(new), len(new)), desk.spec.files[1])
    )
    assert desk.install().state is ModelState.READY
    assert desk.server.asked[0].range == ""


def test_a_server_whose_file_changed_is_told_by_its_tag_and_sends_it_whole(desk: Desk) -> None:
    desk.interrupt_at(200_000)
    desk.server.files["/m/weights.gguf"] = WEIGHTS[:-1] + b"?"
    assert desk.failure().code == "model-hash-mismatch"
    assert desk.server.asked[0].range
    assert not any(desk.arriving.rglob("weights*"))


def test_a_part_that_was_damaged_on_the_disk_is_fetched_again(desk: Desk) -> None:
    desk.interrupt_at(200_000)
    part = desk.arriving / "weights.gguf.part"
    part.write_bytes(b"?" + part.read_bytes()[1:])
    assert desk.install().state is ModelState.READY
    assert [asked.range == "" for asked in desk.server.asked[:2]] == [False, True]


@pytest.mark.parametrize("change", [{"ranges": False}, {"etags": False}])
def test_servers_without_ranges_or_tags_serve_too(desk: Desk, change: dict[str, bool]) -> None:
    for name, value in change.items():
        setattr(desk.server, name, value)
    desk.interrupt_at(200_000)
    assert desk.install().state is ModelState.READY


def test_broken_connections_are_taken_up_again(desk: Desk) -> None:
    desk.server.break_after = [100_000, 150_000, 4_096]
    assert desk.install().state is ModelState.READY
    ranges = [asked.range for asked in desk.server.asked if asked.path.endswith("gguf")]
    assert ranges == ["", "bytes=100000-", "bytes=250000-", "bytes=254096-"]
    assert [report.stage for report in desk.reports].count("wait") == 3


def test_a_server_that_sends_nothing_more_is_left_and_asked_again(desk: Desk) -> None:
    desk.server.hold_after = 100_000
    waiting = [step for step in _installed(desk) if step.stage == "wait"]
    assert waiting
    assert desk.shelf.look(desk.spec).state is ModelState.READY


def _installed(desk: Desk) -> list[InstallProgress]:
    def release(step: InstallProgress) -> None:
        desk.reports.append(step)
        if step.stage == "wait":
            desk.server.hold_after = None
            desk.server.go.set()

    desk.install(release)
    return desk.reports


def test_a_busy_server_is_asked_again_when_it_says(desk: Desk) -> None:
    desk.server.statuses, desk.server.retry_after = [503, 429], "0"
    desk.install()
    waits = [report for report in desk.reports if report.stage == "wait"]
    assert [(step.host, step.seconds) for step in waits] == [("127.0.0.1", 0.0)] * 2


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "model-not-offered"),
        (410, "model-not-offered"),
        (401, "model-access-denied"),
        (403, "model-access-denied"),
        (400, "model-server-failed"),
    ],
)
def test_what_will_not_pass_is_not_tried_again(desk: Desk, status: int, code: str) -> None:
    desk.server.statuses = [status]
    assert desk.failure().code == code
    assert len(desk.server.asked) == 1


def test_a_server_that_stays_broken_is_given_up_with_advice(desk: Desk) -> None:
    desk.server.statuses = [500] * 9
    error = desk.failure()
    assert error.code == "model-server-failed"
    assert len(desk.server.asked) == 1 + len(desk.pauses)
    assert "500" in error.info.detail


def test_without_a_connection_it_says_so_in_the_systems_words(desk: Desk, tmp_path: Path) -> None:
    with FileServer().running() as gone:
        address = gone.url
    desk.spec = replace(desk.spec, source=ModelSource(url=f"{address}/m/"))
    error = desk.failure()
    assert error.code == "model-download-failed"
    assert "refused" in error.info.detail
    assert "object at" not in error.info.detail
