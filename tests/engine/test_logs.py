"""The engine's log file, written by a process of its own."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from carnet.domain.errors import KnownError
from carnet.engine.logs import open_logs

RunPython = Callable[[str], str]


def test_a_bug_on_a_thread_is_logged_and_long_messages_are_cut(
    run_python: RunPython, tmp_path: Path
) -> None:
    script = f"""
import threading
from pathlib import Path
from carnet.engine.logs import open_logs
open_logs(Path({str(tmp_path)!r}))
def work():
    try:
        raise KeyError("a" * 500)
    except KeyError:
        raise ValueError("first line\\n" * 100)
thread = threading.Thread(target=work)
thread.start()
thread.join()
"""
    run_python(script)
    log = (tmp_path / "engine.log").read_text(encoding="utf-8")
    assert "ValueError: " in log
    assert "caused by" in log
    assert "in work" in log
    assert log.count("first line") < 30
    assert "a" * 300 not in log


def test_a_native_crash_leaves_a_trace(run_python: RunPython, tmp_path: Path) -> None:
    script = f"""
import subprocess, sys
code = '''
import faulthandler
from pathlib import Path
from carnet.engine.logs import open_logs
open_logs(Path({str(tmp_path)!r}))
faulthandler._sigabrt()
'''
print(subprocess.run([sys.executable, "-c", code]).returncode != 0)
"""
    assert run_python(script) == "True"
    assert "Fatal Python error" in (tmp_path / "engine-fault.log").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_a_known_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(KnownError) as failure:
        open_logs(tmp_path / "file" / "logs")
    assert failure.value.code == "data-not-writable"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_full_disk_takes_lines_from_the_log_and_nothing_else(
    run_python: RunPython, tmp_path: Path
) -> None:
    (tmp_path / "engine.log").symlink_to("/dev/full")
    script = f"""
import logging, sys
from pathlib import Path
from carnet.engine.logs import open_logs
sys.stderr = sys.stdout
open_logs(Path({str(tmp_path)!r}))
logging.getLogger("carnet").info("never written")
print("goes on")
"""
    assert run_python(script) == "goes on"


def test_a_disk_that_is_full_already_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(KnownError) as failure:
        open_logs(tmp_path / "logs")
    assert failure.value.code == "disk-full"
