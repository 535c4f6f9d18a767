from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from carnet.domain.answers import Answer
from carnet.domain.errors import ErrorInfo
from carnet.domain.library import LibraryStatus
from carnet.domain.search import SearchResult
from carnet.engine.protocol import (
    AskParams,
    DocumentText,
    Method,
    Nothing,
    PathParams,
    SearchParams,
)
from carnet.gui.engine.engine_client import EngineClient, EngineState

MakeClient = Callable[..., EngineClient]


class Replies:
    """Callbacks that remember."""

    def __init__(self) -> None:
        self.results: list[Any] = []
        self.errors: list[ErrorInfo] = []

    def result(self, value: Any) -> None:
        self.results.append(value)

    def error(self, error: ErrorInfo) -> None:
        self.errors.append(error)

    @property
    def count(self) -> int:
        return len(self.results) + len(self.errors)


@pytest.fixture
def replies() -> Replies:
    return Replies()


def test_it_greets_and_learns_what_denies_the_network(make_client: MakeClient) -> None:
    client = make_client()
    assert client.state is EngineState.RUNNING
    assert client.info is not None
    assert client.info.isolation.sealed


def test_a_request_is_answered_with_the_type_it_named(
    make_client: MakeClient, qtbot: QtBot, replies: Replies
) -> None:
    client = make_client()
    client.request(Method.STATUS, Nothing(), LibraryStatus, replies.result, replies.error)
    qtbot.waitUntil(lambda: replies.count == 1)
    assert isinstance(replies.results[0], LibraryStatus)
    assert replies.results[0].documents == 8


def test_requests_made_before_the_engine_is_there_are_sent_when_it_is(
    make_client: MakeClient, qtbot: QtBot, replies: Replies
) -> None:
    client = make_client(greeted=False)
    client.request(Method.STATUS, Nothing(), LibraryStatus, replies.result, replies.error)
    qtbot.waitUntil(lambda: replies.count == 1)
    assert replies.errors == []


def test_a_known_failure_goes_to_the_error_callback(
    make_client: MakeClient, qtbot: QtBot, replies: Replies
) -> None:
    client = make_client()
    client.request(Method.OPEN, PathParams("/no/such"), DocumentText, replies.result, replies.error)
    qtbot.waitUntil(lambda: replies.count == 1)
    assert replies.errors[0].code == "file-missing"


def test_a_result_of_another_shape_is_a_failure_not_a_crash(
    make_client: MakeClient, qtbot: QtBot, replies: Replies
) -> None:
    client = make_client()
    client.request(Method.STATUS, Nothing(), SearchResult, replies.result, replies.error)
    qtbot.waitUntil(lambda: replies.count == 1)
    assert replies.errors[0].code == "engine-error"


def test_an_abandoned_request_is_stopped_and_its_late_reply_dropped(
    make_client: MakeClient, qtbot: QtBot, replies: Replies, engine_log: Any
) -> None:
    client = make_client()
    late = Replies()
    held = client.request(
        Method.SEARCH, SearchParams("held boiler"), SearchResult, late.result, late.error
    )
    client.abandon(held)
    # The engine answers the abandoned search at once, before this later request is made.
    qtbot.waitUntil(lambda: bool(engine_log.messages("$/cancel")))
    client.request(
        Method.SEARCH, SearchParams("boiler"), SearchResult, replies.result, replies.error
    )
    qtbot.waitUntil(lambda: replies.count == 1)
    assert late.count == 0
    assert engine_log.params("$/cancel") == [{"id": held}]


def test_events_of_an_abandoned_answer_are_dropped(
    make_client: MakeClient, qtbot: QtBot, replies: Replies
) -> None:
    client = make_client()
    events: list[int] = []

    def take(request_id: int, _event: object) -> None:
        events.append(request_id)
        client.abandon(request_id)

    client.answer_event.connect(take)
    asked = client.request(Method.ASK, AskParams("burst"), Answer, replies.result)
    client.request(Method.ASK, AskParams("tatin"), Answer, replies.result, replies.error)
    qtbot.waitUntil(lambda: len(set(events)) == 2)
    assert events.count(asked) == 1


def test_a_cancelled_request_is_still_answered(
    make_client: MakeClient, qtbot: QtBot, replies: Replies
) -> None:
    client = make_client()
    with qtbot.waitSignal(client.answer_event):
        asked = client.request(Method.ASK, AskParams("hold"), Answer, replies.result, replies.error)
    client.cancel(asked)
    qtbot.waitUntil(lambda: replies.count == 1)
    assert replies.results[0].stopped


def test_when_the_engine_dies_what_was_under_way_fails_and_the_next_request_is_answered(
    make_client: MakeClient, qtbot: QtBot, replies: Replies
) -> None:
    client = make_client()
    with qtbot.waitSignal(client.crashed):
        client.request(Method.ASK, AskParams("crash"), Answer, replies.result, replies.error)
    assert replies.errors[0].code == "engine-stopped"
    assert client.state is EngineState.RESTARTING
    client.request(Method.ASK, AskParams("boiler"), Answer, replies.result, replies.error)
    qtbot.waitUntil(lambda: replies.count == 2)
    assert "1.2 and 1.5 bar" in replies.results[0].answer


def test_an_engine_killed_from_outside_comes_back(make_client: MakeClient, qtbot: QtBot) -> None:
    client = make_client()
    assert client.process_id is not None
    with qtbot.waitSignal(client.greeted):
        os.kill(client.process_id, signal.SIGKILL)
    assert client.state is EngineState.RUNNING


def test_an_engine_that_keeps_dying_is_given_up_with_its_last_words(
    make_client: MakeClient, qtbot: QtBot, replies: Replies
) -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('no such library')"]
    client = make_client(command=command, greeted=False)
    client.request(Method.STATUS, Nothing(), LibraryStatus, replies.result, replies.error)
    with qtbot.waitSignal(client.failed) as failed:
        pass
    assert client.state is EngineState.FAILED
    assert "no such library" in failed.args[0].detail
    assert [error.code for error in replies.errors] == ["engine-stopped"]


def test_after_giving_up_a_request_fails_and_a_person_may_try_again(
    make_client: MakeClient, qtbot: QtBot, replies: Replies
) -> None:
    client = make_client(command=[sys.executable, "-c", ""], greeted=False)
    with qtbot.waitSignal(client.failed):
        pass
    client.request(Method.STATUS, Nothing(), LibraryStatus, replies.result, replies.error)
    qtbot.waitUntil(lambda: len(replies.errors) == 1)
    with qtbot.waitSignal(client.failed):
        client.start()


def test_a_program_that_cannot_be_started_is_told_at_once(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client = make_client(command=["/no/such/program"], greeted=False)
    tried: list[object] = []
    client.crashed.connect(tried.append)
    with qtbot.waitSignal(client.failed) as failed:
        pass
    assert failed.args[0].code == "engine-missing"
    assert tried == []  # trying again would not help


def test_an_engine_that_refuses_to_serve_is_not_started_again(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client = make_client("--refuse", greeted=False)
    crashes: list[ErrorInfo] = []
    client.crashed.connect(crashes.append)
    with qtbot.waitSignal(client.failed) as failed:
        pass
    assert failed.args[0].code == "library-in-use"
    assert crashes == []


def test_lines_that_are_no_messages_are_passed_over(
    make_client: MakeClient, qtbot: QtBot, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    noisy = tmp_path / "noisy.py"
    fake = Path(__file__).parents[1] / "fakes" / "fake_engine.py"
    noisy.write_text(
        f"import runpy, sys; sys.path.insert(0, {str(fake.parent)!r}); print('hello', flush=True)\n"
        f"runpy.run_path({str(fake)!r}, run_name='__main__')\n",
        encoding="utf-8",
    )
    client = make_client(command=[sys.executable, str(noisy), "--store", str(tmp_path)])
    assert client.state is EngineState.RUNNING
    assert "no message" in caplog.text


def test_closing_ends_the_child(make_client: MakeClient, qtbot: QtBot) -> None:
    client = make_client()
    pid = client.process_id
    assert pid is not None
    with qtbot.waitSignal(client.closed):
        client.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_child_that_does_not_end_by_itself_is_ended(
    make_client: MakeClient, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carnet.gui.engine.engine_client.PATIENCE_MS", 20)
    deaf = "import signal; signal.pause()"
    client = make_client(command=[sys.executable, "-c", deaf], greeted=False)
    qtbot.waitUntil(lambda: client.process_id is not None)
    with qtbot.waitSignal(client.closed):
        client.close()


def test_a_restart_that_was_asked_for_is_no_crash(
    make_client: Callable[..., EngineClient], qtbot: QtBot
) -> None:
    client = make_client()
    before, crashes = client.process_id, list[object]()
    client.crashed.connect(crashes.append)
    with qtbot.waitSignal(client.greeted):
        client.restart()
    assert client.process_id not in (None, before)
    assert crashes == []
    assert client.state is EngineState.RUNNING
