"""The server loop on streams in memory."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from carnet.domain.errors import KnownError
from carnet.engine.protocol import Nothing, PathParams
from carnet.engine.rpc.lanes import Lane
from carnet.engine.rpc.server import Call, Route, Server
from carnet.engine.rpc.streams import LineReader, LineWriter

NOTE_TEXT = "what stands in a note"


def echo(params: PathParams, call: Call) -> PathParams:
    return PathParams(f"{params.path} {call.id}")


def fail(_params: Nothing, _call: Call) -> Nothing:
    raise ValueError(NOTE_TEXT)


def refuse(_params: Nothing, _call: Call) -> Nothing:
    raise KnownError("no-way", "No.", "Go round.")


def give_what_cannot_be_sent(_params: Nothing, _call: Call) -> object:
    return object()


def talk(*lines: str, lane: Lane | None = None, after: Callable[[], None] = lambda: None) -> Any:
    """Send lines; all messages that came back."""
    out = io.BytesIO()
    routes = {
        "echo": Route(PathParams, echo, lane, after),
        "fail": Route(Nothing, fail, lane),
        "refuse": Route(Nothing, refuse, lane),
        "odd": Route(Nothing, give_what_cannot_be_sent, lane),
    }
    data = "".join(line + "\n" for line in lines).encode()
    Server(LineReader(io.BytesIO(data), 10_000), LineWriter(out), routes).serve()
    if lane is not None:
        lane.start()
        lane.close()
        lane.join()
    return [json.loads(line) for line in out.getvalue().splitlines()]


def request(number: int, method: str, **params: object) -> str:
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


def test_a_request_is_answered_with_its_own_number() -> None:
    replies = talk(request(5, "echo", path="a"), request(3, "echo", path="b"))
    assert [(r["id"], r["result"]["path"]) for r in replies] == [(5, "a 5"), (3, "b 3")]


@pytest.mark.parametrize(
    ("line", "number", "code"),
    [
        ("nonsense", None, -32700),
        ("[]", None, -32600),
        (request(1, "unknown"), 1, -32601),
        (request(1, "echo"), 1, -32602),
        (request(1, "echo", path=5), 1, -32602),
        (request(1, "fail"), 1, -32603),
        (request(1, "odd"), 1, -32603),
        (request(1, "refuse"), 1, -32000),
        (request(1, "echo", path="x" * 20_000), None, -32600),
    ],
)
def test_a_bad_message_is_answered_and_the_next_one_works(
    line: str, number: int | None, code: int
) -> None:
    bad, good = talk(line, request(2, "echo", path="still here"))
    assert (bad["id"], bad["error"]["code"]) == (number, code)
    assert good["result"] == {"path": "still here 2"}


@pytest.mark.parametrize(
    "notification",
    [
        '{"jsonrpc":"2.0","method":"unknown"}',
        '{"jsonrpc":"2.0","method":"echo","params":{"path":"a"}}',
        '{"jsonrpc":"2.0","method":"$/cancel","params":{"id":99}}',
        '{"jsonrpc":"2.0","method":"$/cancel","params":{"id":"x"}}',
        '{"jsonrpc":"2.0","method":"$/cancel"}',
    ],
)
def test_a_notification_is_never_answered(notification: str) -> None:
    assert talk(notification) == []


def test_a_request_under_way_is_answered_once_when_cancelled() -> None:
    cancel = '{"jsonrpc":"2.0","method":"$/cancel","params":{"id":1}}'
    replies = talk(request(1, "echo", path="a"), cancel, cancel, lane=Lane("test"))
    assert [(r["id"], r["error"]["code"]) for r in replies] == [(1, -32800)]


def test_a_number_in_use_is_refused() -> None:
    replies = talk(request(1, "echo", path="a"), request(1, "echo", path="b"), lane=Lane("test"))
    assert replies[0]["error"]["code"] == -32600
    assert len(replies) == 2


def test_what_follows_an_answer_happens_once_it_was_sent() -> None:
    happened: list[str] = []
    talk(request(1, "echo", path="a"), after=lambda: happened.append("after"))
    assert happened == ["after"]


def test_a_bug_is_logged_with_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        (reply,) = talk(request(1, "fail"))
    assert NOTE_TEXT not in json.dumps(reply)
    (logged,) = caplog.records
    assert logged.exc_info is not None
    assert logged.exc_info[0] is ValueError
