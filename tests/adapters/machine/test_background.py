"""A thread that gives way, and memory that is given back."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from carnet.adapters.machine.background import give_memory_back, lower_priority


@pytest.mark.skipif(sys.platform != "linux", reason="threads have a niceness on Linux only")
def test_the_thread_and_those_it_starts_give_way_and_no_other_does() -> None:
    found: dict[str, int] = {}

    def look(name: str) -> None:
        found[name] = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    def background() -> None:
        lower_priority()
        look("background")
        child = threading.Thread(target=look, args=("child",))
        child.start()
        child.join()

    look("before")
    thread = threading.Thread(target=background)
    thread.start()
    thread.join()
    look("after")
    assert found["background"] == found["child"] == max(5, found["before"])
    assert found["after"] == found["before"]


def test_a_system_that_refuses_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: int) -> None:
        raise PermissionError("not allowed")

    monkeypatch.setattr(os, "setpriority", refuse, raising=False)
    lower_priority()


def _resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_that_is_no_longer_needed_goes_back_to_the_system() -> None:
    import pyarrow as pa

    # Small pieces, every other one kept: the C library holds on to what lies between.
    kept = [pa.array([b"x" * 2_000 for _ in range(10)]) for _ in range(4_000)]
    full = _resident_bytes()
    del kept[:]
    give_memory_back()
    assert full - _resident_bytes() > 40_000_000
