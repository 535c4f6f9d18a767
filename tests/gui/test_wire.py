from __future__ import annotations

import json

import msgspec
import pytest

from carnet.domain.answers import Turn
from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import AskParams, CancelParams, Method, Notice
from carnet.gui import wire


def test_a_request_is_one_json_rpc_line() -> None:
    line = wire.encode(Method.ASK, AskParams("Why?\nAnd how?", (Turn("a", "b"),)), 7)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    message = json.loads(line)
    assert message["jsonrpc"] == "2.0"
    assert (message["id"], message["method"]) == (7, "answers/ask")
    assert message["params"]["history"] == [{"question": "a", "answer": "b"}]


def test_a_notification_has_no_id() -> None:
    message = json.loads(wire.encode(Notice.CANCEL, CancelParams(3)))
    assert "id" not in message
    assert message["params"] == {"id": 3}


def test_a_known_failure_arrives_with_its_four_fields() -> None:
    line = (
        b'{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"m","data":'
        b'{"code":"disk-full","message":"The disk is full.","advice":"Free some.","detail":"x"}}}'
    )
    error = wire.decode(line).error
    assert error is not None
    assert error.info() == ErrorInfo("disk-full", "The disk is full.", "Free some.", "x")


@pytest.mark.parametrize("data", [b"", b',"data":null', b',"data":"Traceback"'])
def test_a_bug_of_the_engine_becomes_a_failure_too(data: bytes) -> None:
    line = b'{"id":1,"error":{"code":-32603,"message":"boom"' + data + b"}}"
    error = wire.decode(line).error
    assert error is not None
    assert error.info().code == "engine-error"
    assert error.info().message == "boom"


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(msgspec.MsgspecError):
        wire.decode(b"Loading weights: 100%\n")
