from __future__ import annotations

import json

import msgspec
import pytest

from carnet.domain.answers import Turn
from carnet.domain.errors import ErrorInfo
from carnet.domain.library import LibraryStatus, Problem
from carnet.engine.protocol import AskParams, CancelParams, LibraryNotice, Method, Notice
from carnet.gui.engine import wire
from carnet.gui.engine.wire import LibraryDecoder


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


def params(failed: int, changed: bool, documents: int = 1) -> msgspec.Raw:
    error = ErrorInfo("binary-file", "No text.")
    problems = tuple(Problem(f"/{n}.txt", error) for n in range(failed))
    status = LibraryStatus(documents, 1, 1, 0, 1, (), problems)
    return msgspec.Raw(msgspec.json.encode(LibraryNotice(status, changed, 7.0)))


def test_notices_that_came_together_count_as_one() -> None:
    decoder = LibraryDecoder()
    assert decoder.notice() is None
    decoder.take(params(0, changed=True, documents=5))
    decoder.take(params(2, changed=False, documents=6))
    notice = decoder.notice()
    assert notice is not None
    assert (notice.status.documents, notice.documents_changed) == (6, True)
    assert [problem.path for problem in notice.status.failed] == ["/0.txt", "/1.txt"]
    assert notice.last_indexed_at == 7.0
    assert decoder.notice() is None


def test_problems_that_did_not_change_are_the_same_objects() -> None:
    decoder = LibraryDecoder()
    seen = []
    for documents, failed in ((1, 3), (2, 3), (3, 4)):
        decoder.take(params(failed, changed=False, documents=documents))
        notice = decoder.notice()
        assert notice is not None
        assert notice.status.documents == documents
        seen.append(notice.status.failed)
    assert seen[0] is seen[1]
    assert len(seen[2]) == 4
