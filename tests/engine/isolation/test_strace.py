"""The kernel's own account of what an engine tried on the network."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from carnet.domain.answers import Answer
from carnet.engine.client import EngineClient
from carnet.engine.protocol import AskParams, EngineInfo, Method, Nothing

STRACE = shutil.which("strace")
FAKE_ENGINE = Path(__file__).parents[1] / "fake_engine.py"
NETWORK_CALL = re.compile(r"\b(socket|connect|bind|sendto|sendmsg|listen|accept4?)\(")

pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not installed")


def traced(command: list[str], report: Path) -> list[str]:
    return [str(STRACE), "-f", "-qq", "-e", "trace=network,io_uring_setup", "-o", str(report),
            *command]  # fmt: skip


def network_calls(report: Path) -> list[str]:
    lines = report.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if NETWORK_CALL.search(line)]


def test_every_network_call_of_an_engine_and_its_children_fails(tmp_path: Path) -> None:
    report = tmp_path / "strace.txt"
    command = [sys.executable, str(FAKE_ENGINE), str(tmp_path / "record.txt")]
    with EngineClient(traced(command, report)) as engine:
        engine.request(Method.HELLO, Nothing(), EngineInfo)  # which tries the network
        engine.request(Method.ASK, AskParams("one"), Answer)
    calls = network_calls(report)
    assert any("AF_INET," in call for call in calls)  # the probe was seen, so others would be
    assert [call for call in calls if "= -1 EACCES" not in call] == []
