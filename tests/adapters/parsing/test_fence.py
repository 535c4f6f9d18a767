"""What a reader that was taken over could do: read no notes, write nothing, start nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from carnet.adapters.parsing.fence import _readable

_TRY = """
import subprocess, sys, zoneinfo
from carnet.adapters.parsing.fence import fence_this_process
if not fence_this_process():
    sys.exit(77)
secret, fresh = sys.argv[1:]
def refused(action):
    try:
        action()
    except PermissionError:
        return "refused"
    return "done"
print(refused(lambda: open(secret).read()))
print(refused(lambda: open(fresh, "w")))
print(refused(lambda: __import__("os").unlink(secret)))
print(refused(lambda: subprocess.run([sys.executable, "-V"])))
print(refused(lambda: __import__("sqlite3")))
"""


def test_the_fence_leaves_the_program_and_nothing_else(tmp_path: Path) -> None:
    secret = tmp_path / "note.md"
    secret.write_text("The hippogriffs are hidden.")
    fresh = tmp_path / "fresh"
    told = subprocess.run(
        [sys.executable, "-c", _TRY, str(secret), str(fresh)],
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode == 77:
        pytest.skip("this system has no Landlock")
    assert told.stdout.split() == ["refused"] * 4 + ["done"], told.stderr
    assert secret.exists()
    assert not fresh.exists()


def test_a_frozen_program_may_read_itself_where_its_modules_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "carnet"))
    assert str(tmp_path / "carnet") in _readable()
