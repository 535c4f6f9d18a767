"""How the engine's process ends: by request, by signal, with its parent, by a crash."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from carnet.domain.answers import Answer
from carnet.domain.errors import KnownError
from carnet.domain.library import LibraryStatus
from carnet.engine.protocol import (
    AnswerNotice,
    AskParams,
    EngineInfo,
    Method,
    Nothing,
)
from carnet.engine.rpc.codec import RpcError

if TYPE_CHECKING:
    from tests.engine.conftest import FakeEngine

StartFakeEngine = Callable[[str], "FakeEngine"]


def test_a_library_in_use_is_said_to_whoever_greets_and_ends_the_engine(
    start_fake_engine: StartFakeEngine,
) -> None:
    engine = start_fake_engine("in-use")
    with pytest.raises(KnownError) as failure:
        engine.request(Method.HELLO, Nothing(), EngineInfo)
    assert failure.value.code == "library-in-use"
    assert engine.process.wait(30) == 3


def test_a_bug_while_opening_ends_the_engine_with_another_code(
    start_fake_engine: StartFakeEngine,
) -> None:
    engine = start_fake_engine("broken")
    with pytest.raises(RpcError):
        engine.request(Method.HELLO, Nothing(), EngineInfo)
    assert engine.process.wait(30) == 1


def test_shutting_down_closes_everything_in_order(fake_engine: FakeEngine) -> None:
    fake_engine.request(Method.SHUTDOWN, Nothing(), Nothing)
    assert fake_engine.process.wait(30) == 0
    assert fake_engine.record()[-2:] == ["keeper closed", "services closed"]


def test_the_end_of_its_input_ends_it_during_an_answer(fake_engine: FakeEngine) -> None:
    pending = fake_engine.start(Method.ASK, AskParams("endless"), Answer)
    fake_engine.notices.wait_for(AnswerNotice)
    assert fake_engine.process.stdin is not None
    fake_engine.process.stdin.close()
    assert fake_engine.process.wait(30) == 0
    assert pending.result().stopped
    assert fake_engine.record()[-1] == "services closed"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
def test_a_signal_ends_it_cleanly(fake_engine: FakeEngine, number: signal.Signals) -> None:
    fake_engine.request(Method.HELLO, Nothing(), EngineInfo)
    fake_engine.process.send_signal(number)
    assert fake_engine.process.wait(30) == 0
    assert fake_engine.record()[-1] == "services closed"


def test_what_does_not_close_in_time_is_left(start_fake_engine: StartFakeEngine) -> None:
    engine = start_fake_engine("stuck")
    engine.request(Method.HELLO, Nothing(), EngineInfo)
    engine.request(Method.SHUTDOWN, Nothing(), Nothing)
    assert engine.process.wait(30) == 0
    assert "services closed" not in engine.record()


def test_a_crash_is_told_to_every_request_that_waited(fake_engine: FakeEngine) -> None:
    pending = fake_engine.start(Method.ASK, AskParams("crash"), Answer)
    with pytest.raises(KnownError) as failure:
        pending.result()
    assert failure.value.code == "engine-stopped"
    with pytest.raises(KnownError):
        fake_engine.request(Method.STATUS, Nothing(), LibraryStatus)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the Linux kernel")
def test_it_dies_with_its_parent_even_if_another_process_holds_the_pipe(
    fake_engine: FakeEngine,
) -> None:
    """A parent is killed whose other child has inherited the engine's stdin."""
    script = """
import subprocess, sys
engine = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
holder = subprocess.Popen(["sleep", "60"], pass_fds=[engine.stdin.fileno()])
engine.stdin.write(b'{"jsonrpc":"2.0","id":1,"method":"library/status"}\\n')
engine.stdin.flush()
while b'"id":1' not in engine.stdout.readline(): pass
print(engine.pid, holder.pid, flush=True)
sys.stdin.read()
"""
    command = list(map(str, fake_engine.process.args[:3]))  # type: ignore[index]
    parent = subprocess.Popen(
        [sys.executable, "-c", script, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None and parent.stdin is not None
    with parent.stdin, parent.stdout:
        engine, holder = map(int, parent.stdout.readline().split())
        ended = os.pidfd_open(engine)  # readable once the process has ended, reaped or not
        parent.kill()
        parent.wait()
        readable, _, _ = select.select([ended], [], [], 30)
        os.close(ended)
        os.kill(holder, signal.SIGKILL)
    assert readable
