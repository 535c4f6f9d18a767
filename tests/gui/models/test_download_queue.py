"""Installations one at a time, by a scripted installer in a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from carnet.domain.errors import ErrorInfo
from carnet.domain.models import InstallProgress
from carnet.gui.models.arrival import Arrival
from carnet.gui.models.download_queue import DownloadQueue, Job
from carnet.gui.start.model_installer import ModelInstaller

pytestmark = pytest.mark.gui

INSTALLER = Path(__file__).parents[1] / "fakes" / "fake_installer.py"
Make = Callable[[str], DownloadQueue]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Make:
    def made(mode: str) -> DownloadQueue:
        command = [sys.executable, str(INSTALLER), mode, str(tmp_path / "installed")]
        installer = ModelInstaller(command)
        return DownloadQueue(installer, installer)

    return made


def installer_of(queue: DownloadQueue) -> ModelInstaller:
    found = queue.parent()
    assert isinstance(found, ModelInstaller)
    return found


def job(name: str, host: str = "models.example") -> Job:
    return Job(name, (name,), host)


def test_what_is_wanted_meanwhile_waits_its_turn(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    queue = make("good")
    ended: list[str] = []
    queue.finished.connect(lambda key, names: ended.append(f"{key} {','.join(names)}"))
    for name in ("one", "two", "two", "three"):
        queue.add(job(name))
    assert queue.running == job("one")
    assert [waiting.key for waiting in queue.waiting] == ["two", "three"]
    qtbot.waitUntil(lambda: len(ended) == 3, timeout=20_000)
    assert ended == ["one one", "two two", "three three"]
    assert (tmp_path / "installed").read_text().split() == ["one", "two", "three"]
    assert queue.running is None


def test_one_that_fails_does_not_stop_the_others(make: Make, qtbot: QtBot) -> None:
    queue = make("bad")
    told: list[str] = []
    queue.failed.connect(lambda key, error: told.append(f"{key}: {error.code}"))
    queue.finished.connect(lambda key, _names: told.append(key))
    queue.add(job("bad"))
    queue.add(job("good"))
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    assert told == ["bad: model-download-failed", "good"]


def test_pausing_ends_the_process_and_the_next_begins(make: Make, qtbot: QtBot) -> None:
    queue = make("hang")
    queue.add(job("one"))
    queue.add(job("two"))
    with qtbot.waitSignal(queue.advanced, timeout=20_000):
        pass
    assert installer_of(queue).host == "models.example"
    with qtbot.waitSignal(queue.stopped, timeout=20_000) as stopped:
        queue.stop("one")
    assert stopped.args == ["one"]
    assert queue.running == job("two")
    with qtbot.waitSignal(queue.stopped, timeout=20_000):
        queue.stop("two")
    assert installer_of(queue).host == ""


def test_a_process_that_does_not_listen_is_ended_by_force(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = make("deaf")
    steps: list[InstallProgress] = []
    queue.advanced.connect(steps.append)
    installer_of(queue)._patience.setInterval(50)
    queue.add(job("one"))
    qtbot.waitUntil(lambda: len(steps) == 2, timeout=20_000)
    with qtbot.waitSignal(queue.stopped, timeout=20_000):
        queue.stop("one")


def test_what_waits_can_be_taken_out(make: Make, qtbot: QtBot) -> None:
    queue = make("hang")
    queue.add(job("one"))
    queue.add(job("two"))
    queue.stop("two")
    assert not queue.has("two")
    with qtbot.waitSignal(queue.stopped, timeout=20_000):
        queue.stop("one")
    assert queue.running is None


def test_a_model_runs_while_it_is_installed_among_others(make: Make, qtbot: QtBot) -> None:
    queue = make("hang")
    queue.add(Job("starter", ("starter",), "PyPI"))
    with qtbot.waitSignal(queue.advanced, timeout=20_000):
        pass
    assert queue.runs("all-minilm-l6-v2")
    assert not queue.runs("another")
    with qtbot.waitSignal(queue.stopped, timeout=20_000):
        queue.stop("starter")


def test_a_program_that_cannot_be_started_is_a_failure(qtbot: QtBot) -> None:
    queue = DownloadQueue(ModelInstaller(["/no/such/program"]))
    errors: list[ErrorInfo] = []
    queue.failed.connect(lambda _key, error: errors.append(error))
    queue.add(job("one"))
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert errors[0].code == "install-failed"


def test_the_speed_is_that_of_the_last_seconds() -> None:
    arrival = Arrival()
    assert arrival.seconds_left(100) is None
    arrival.hear(0.0, 0)
    arrival.hear(0.5, 900)
    assert arrival.bytes_per_second == 0.0  # too early to say
    arrival.hear(2.0, 1_000)
    assert arrival.bytes_per_second == 500
    assert arrival.seconds_left(2_000) == 2.0
    arrival.hear(20.0, 1_000)
    assert arrival.seconds_left(2_000) is None
    arrival.hear(21.5, 1_300)
    assert arrival.bytes_per_second == 200


def test_a_download_that_begins_again_is_measured_anew() -> None:
    arrival = Arrival()
    arrival.hear(0.0, 5_000)
    arrival.hear(2.0, 9_000)
    arrival.hear(3.0, 0)
    arrival.hear(5.0, 400)
    assert arrival.bytes_per_second == 200
