"""The window's process as a person starts it: `carnet gui`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
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
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process
        if process.poll() is None:
            process.kill()


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
