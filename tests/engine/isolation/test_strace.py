"""The kernel's own account of what an engine tried on the network."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carnet.domain.answers import Answer
from carnet.domain.library import LibraryStatus
from carnet.engine.client import EngineClient, engine_command
from carnet.engine.protocol import (
    AskParams,
    EngineInfo,
    LibraryNotice,
    Method,
    Nothing,
    PathParams,
)

if TYPE_CHECKING:
    from tests.engine.conftest import Notices

STRACE = shutil.which("strace")
FAKE_ENGINE = Path(__file__).parents[1] / "fake_engine.py"
# What is sent without an address goes down a local pair, by which event loops wake themselves.
NETWORK_CALL = re.compile(r"\b(socket|connect|bind|listen|accept4?)\(|send\w+\(.*sa_family=")

pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not installed")


def traced(command: list[str], report: Path) -> list[str]:
    # A file for each thread: in one file, calls of several are cut in two.
    return [str(STRACE), "-ff", "-qq", "-e", "trace=network,io_uring_setup", "-o", str(report),
            *command]  # fmt: skip


def network_calls(report: Path) -> list[str]:
    files = report.parent.glob(f"{report.name}.*")
    lines = (line for file in files for line in file.read_text("utf-8", "replace").splitlines())
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


@pytest.mark.models
def test_the_real_engine_makes_no_internet_socket_while_it_indexes_and_answers(
    tmp_path: Path, models_dir: Path, notices: Notices
) -> None:
    report, notes = tmp_path / "strace.txt", tmp_path / "notes"
    notes.mkdir()
    (notes / "kitchen.md").write_text("# Kitchen\n\nMrs Abelard repaired the oven.\n", "utf-8")
    command = traced(engine_command(tmp_path / "data"), report)
    with EngineClient(command, notices, {"CARNET_MODELS_DIR": str(models_dir)}) as engine:
        engine.request(Method.HELLO, Nothing(), EngineInfo)
        engine.request(Method.ADD_FOLDER, PathParams(str(notes)), LibraryStatus)
        notices.wait_for(LibraryNotice, lambda notice: notice.status.vectors > 0)
        answer = engine.request(Method.ASK, AskParams("Who repaired the oven?"), Answer)
    assert "Abelard" in answer.answer
    calls = network_calls(report)
    assert any("AF_INET," in call for call in calls)
    assert [call for call in calls if "= -1 EACCES" not in call] == []
