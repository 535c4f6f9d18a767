"""Fetching by address from a real server on this machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.adapters.models.download_desk import CARD, WEIGHTS, Desk, never

from carnet.adapters.models.download.model_download import MARGIN_BYTES
from carnet.adapters.models.download.part import arrived_bytes
from carnet.adapters.models.installer import ModelInstaller
from carnet.domain.errors import KnownError
from carnet.domain.models import (
    InstallProgress,
    ModelSpec,
    ModelState,
)


def test_every_file_of_a_model_is_fetched_checked_and_in_place(desk: Desk) -> None:
    assert desk.install().state is ModelState.READY
    folder = desk.shelf.folder(desk.spec)
    assert (folder / "weights.gguf").read_bytes() == WEIGHTS
    assert (folder / "pool" / "config.json").read_bytes() == CARD
    assert not desk.arriving.exists()
    assert [asked.path for asked in desk.server.asked] == ["/m/weights.gguf", "/m/pool/config.json"]


def test_progress_counts_the_bytes_of_all_files(desk: Desk) -> None:
    desk.install()
    steps = [report for report in desk.reports if report.stage == "download"]
    assert {step.total_bytes for step in steps[1:]} == {len(WEIGHTS) + len(CARD)}
    assert steps[-1].done_bytes == len(WEIGHTS) + len(CARD)
    assert [step.done_bytes for step in steps] == sorted(step.done_bytes for step in steps)
    assert [report.stage for report in desk.reports][-3:] == ["verify", "verify", "done"]


def test_nothing_is_told_to_the_server_but_what_is_wanted(desk: Desk) -> None:
    desk.install()
    said = {name.lower() for name in desk.server.asked[0].headers}
    assert said == {"host", "user-agent", "accept", "accept-encoding"}
    assert desk.server.asked[0].headers["User-Agent"] == "carnet"


def test_installing_twice_asks_once(desk: Desk) -> None:
    desk.install()
    desk.server.asked.clear()
    desk.install()
    assert desk.server.asked == []


def test_a_wrong_file_is_refused_and_nothing_of_it_stays(desk: Desk) -> None:
    desk.server.files["/m/weights.gguf"] = WEIGHTS[:-1] + b"?"
    assert desk.failure().code == "model-hash-mismatch"
    assert not any(desk.arriving.rglob("weights*"))
    assert desk.shelf.look(desk.spec).state is ModelState.MISSING


def test_a_file_of_another_size_is_refused_before_it_is_fetched(desk: Desk) -> None:
    desk.server.files["/m/weights.gguf"] = WEIGHTS + b"more"
    assert desk.failure().code == "model-changed-at-source"
    assert not any(desk.arriving.rglob("weights*"))


def test_a_disk_without_room_is_told_before_anything_is_asked(desk: Desk) -> None:
    desk.free = MARGIN_BYTES + len(WEIGHTS) - 1
    error = desk.failure()
    assert error.code == "disk-full"
    assert "0.5 GB" in error.info.advice
    assert desk.server.asked == []


def test_what_has_arrived_counts_for_the_room(desk: Desk) -> None:
    desk.interrupt_at(200_000)
    kept = arrived_bytes(desk.arriving)
    desk.free = MARGIN_BYTES + len(WEIGHTS) + len(CARD) - kept
    assert desk.install().state is ModelState.READY


def test_files_in_the_inbox_are_taken_instead_of_the_network(desk: Desk) -> None:
    inbox = desk.root / "models" / "inbox" / "tiny"
    (inbox / "pool").mkdir(parents=True)
    (inbox / "weights.gguf").write_bytes(WEIGHTS)
    (inbox / "pool" / "config.json").write_bytes(CARD)
    assert desk.install().state is ModelState.READY
    assert desk.server.asked == []


def test_a_model_of_no_use_is_not_put_in_place(desk: Desk) -> None:
    shown: list[set[str]] = []

    def refuse(spec: ModelSpec, folder: Path) -> None:
        shown.append({file.path for file in spec.files if (folder / file.path).is_file()})
        raise KnownError("model-needs-full-edition", "Not in this edition.", "Choose another.")

    desk.accept = refuse
    assert desk.failure().code == "model-needs-full-edition"
    assert shown == [{"weights.gguf", "pool/config.json"}]
    assert desk.shelf.look(desk.spec).state is ModelState.MISSING


def test_removing_deletes_what_a_download_left(desk: Desk) -> None:
    desk.interrupt_at(200_000)
    ModelInstaller(desk.shelf, never).remove(desk.spec)
    assert arrived_bytes(desk.arriving) == 0


def test_another_model_can_be_removed_while_one_is_fetched(desk: Desk) -> None:
    other = replace(desk.spec, name="other")

    def remove_other(step: InstallProgress) -> None:
        if step.stage == "download":
            ModelInstaller(desk.shelf, never).remove(other)
            with pytest.raises(KnownError) as busy:
                ModelInstaller(desk.shelf, never).remove(desk.spec)
            assert busy.value.code == "model-install-running"

    assert desk.install(remove_other).state is ModelState.READY
