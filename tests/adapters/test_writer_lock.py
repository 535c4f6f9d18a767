"""One writer at a time."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from carnet.adapters.writer_lock import WriterLock
from carnet.domain.errors import KnownError

_HOLD = textwrap.dedent("""
    import sys
    from pathlib import Path
    from carnet.adapters.writer_lock import WriterLock
    with WriterLock(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.read()
""")


def hold(data_dir: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock until its input ends or it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_is_told_who_writes_and_what_to_do(tmp_path: Path) -> None:
    with hold(tmp_path / "data") as other:
        with pytest.raises(KnownError) as caught:
            WriterLock(tmp_path / "data").acquire()
        other.communicate("")
    assert caught.value.code == "library-in-use"
    assert "--data-dir" in caught.value.info.advice


def test_two_writers_in_one_process_are_two_writers(tmp_path: Path) -> None:
    with WriterLock(tmp_path), pytest.raises(KnownError):
        WriterLock(tmp_path).acquire()


def test_the_lock_is_free_again_when_its_holder_ends_or_is_killed(tmp_path: Path) -> None:
    with hold(tmp_path) as first:
        first.communicate("")
    with hold(tmp_path) as second:
        second.kill()
        second.communicate()
    lock = WriterLock(tmp_path)
    lock.acquire()
    assert lock.held
    lock.release()
    lock.release()
    assert not lock.held


def test_a_place_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KnownError):
        WriterLock(tmp_path / "file" / "data").acquire()
