"""What the kernel says of Carnet's processes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from carnet.gui.privacy.processes import ProcessTable, Role, Running

pytestmark = pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="only Linux tells")

WAITING = "import sys; sys.stdin.read()"


@pytest.fixture
def child() -> Iterator[int]:
    """A child whose command line looks like an installation of models."""
    command = [sys.executable, "-c", WAITING, "models", "install", "starter"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        yield process.pid
        process.kill()


def test_a_connection_that_is_open_is_counted() -> None:
    table = ProcessTable()
    before = table.look(os.getpid(), None)[0].connections
    assert before is not None
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert table.look(os.getpid(), None)[0].connections == before + 1
    assert table.look(os.getpid(), None)[0].connections == before


def test_the_downloader_is_found_among_the_children(child: int) -> None:
    found = ProcessTable().look(os.getpid(), None)
    assert [one.pid for one in found if one.role is Role.DOWNLOADER] == [child]


def test_a_process_that_is_gone_is_not_claimed_to_be_safe() -> None:
    window, engine = ProcessTable().look(os.getpid(), 2**22 - 1)
    assert window.connections is not None
    assert engine == Running(Role.ENGINE, 2**22 - 1, None, None)


def test_where_nobody_tells_nothing_is_claimed(tmp_path: Path) -> None:
    assert ProcessTable(tmp_path).look(1, None) == (Running(Role.WINDOW, 1, None, None),)
