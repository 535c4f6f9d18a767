"""The window's process as a person starts it: `carnet gui`."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

pytestmark = pytest.mark.gui

PATIENCE_S = 60.0


@pytest.fixture
def started(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    notes = tmp_path / "Notes"
    notes.mkdir()
    (notes / "a.md").write_text("# A\n\nA note.\n", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "carnet", "--data-dir", str(tmp_path / "data"), "gui", str(notes)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process
        if process.poll() is None:
            process.kill()


def environment() -> dict[str, str]:
    """Offscreen; windows meet in the place of this run, by their data directories."""
    return os.environ | {"QT_QPA_PLATFORM": "offscreen"}


def start_again(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A second start on the same data directory, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "carnet", "--data-dir", str(tmp_path / "data"), "gui", *arguments],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def wait_for(condition: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > until:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.05)


def engine_of(process: subprocess.Popen[str]) -> psutil.Process:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        for child in psutil.Process(process.pid).children():
            if "carnet.engine" in " ".join(child.cmdline()):
                return child
        time.sleep(0.05)
    raise AssertionError(f"no engine was started: {process.communicate()[0]}")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_ends_the_engine(
    started: subprocess.Popen[str], number: signal.Signals
) -> None:
    engine = engine_of(started)
    started.send_signal(number)
    output, _ = started.communicate(timeout=PATIENCE_S)
    assert started.returncode == 0, output
    assert "Traceback" not in output
    engine.wait(PATIENCE_S)
    assert not engine.is_running()


def test_an_engine_does_not_outlive_a_window_that_is_killed(
    started: subprocess.Popen[str],
) -> None:
    engine = engine_of(started)
    started.kill()
    started.wait()
    engine.wait(PATIENCE_S)
    assert not engine.is_running()


def test_a_second_start_is_told_to_the_first_and_ends(
    started: subprocess.Popen[str], tmp_path: Path
) -> None:
    engine_of(started)
    more = tmp_path / "More"
    more.mkdir()
    (more / "b.md").write_text("# B\n\nAnother note.\n", encoding="utf-8")
    done = start_again(tmp_path, str(more))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert started.poll() is None
    database = tmp_path / "data" / "carnet.sqlite"

    def added() -> bool:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
            try:
                return (str(more),) in opened.execute("SELECT path FROM folder").fetchall()
            except sqlite3.OperationalError:  # the engine is still making it
                return False

    wait_for(lambda: database.exists() and added(), "the folder of the second start")


def test_a_crash_is_told_at_the_next_start(started: subprocess.Popen[str], tmp_path: Path) -> None:
    engine = engine_of(started)
    logs = tmp_path / "data" / "logs"
    wait_for(lambda: bool(list(logs.glob("window-run-*"))), "the file of the run")
    started.send_signal(signal.SIGSEGV)
    assert started.wait(PATIENCE_S) == -signal.SIGSEGV
    engine.wait(PATIENCE_S)
    with subprocess.Popen(
        [sys.executable, "-m", "carnet", "--data-dir", str(tmp_path / "data"), "gui"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as again:
        engine_of(again)  # it starts although the last one left its socket behind
        wait_for(lambda: bool(list(logs.glob("window-report-*"))), "the report")
        report = next(logs.glob("window-report-*")).read_text(encoding="utf-8")
        again.send_signal(signal.SIGTERM)
        again.communicate(timeout=PATIENCE_S)
    assert "Segmentation fault" in report
    assert str(tmp_path) not in report
    assert list(logs.glob("window-run-*")) == []


def test_two_data_directories_have_a_window_each(
    started: subprocess.Popen[str], tmp_path: Path
) -> None:
    engine_of(started)
    with subprocess.Popen(
        [sys.executable, "-m", "carnet", "--data-dir", str(tmp_path / "other"), "gui"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as other:
        engine_of(other)
        assert started.poll() is None
        other.send_signal(signal.SIGTERM)
        other.communicate(timeout=PATIENCE_S)


def test_after_another_language_was_chosen_closing_still_ends_the_process(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("language_child.py")), str(tmp_path / "d")],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "Quitter\n"), done.stderr
    assert list((tmp_path / "d" / "logs").iterdir()) == []
