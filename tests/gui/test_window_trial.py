"""The window of the self-test, in a process of its own, as the self-test starts it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from carnet.domain.programs import Child, child_command

pytestmark = pytest.mark.gui


def test_a_window_whose_engine_cannot_open_the_library_says_why_and_ends(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "carnet.sqlite") as newer:
        newer.execute("PRAGMA user_version = 9999")
        newer.execute("CREATE TABLE of_the_future (a)")
    newer.close()
    done = subprocess.run(
        child_command(Child.WINDOW_TRIAL, str(tmp_path), repr(time.time())),
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    seen = json.loads(done.stdout)
    assert seen["shown"] is True
    assert "newer version of Carnet" in seen["problem"]
    assert seen["ready_ms"] is None
