"""Messages to bytes and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from carnet.domain.errors import Cancelled, ErrorInfo, KnownError
from carnet.engine.rpc.codec import (
    Incoming,
    RpcCode,
    RpcError,
    as_rpc_error,
    decode,
    decode_reply,
    encode_error,
    encode_notification,
    encode_request,
    encode_result,
    read_params,
)


@dataclass(frozen=True)
class Pair:
    left: int
    right: str = "r"


def test_a_request_is_read_back_as_it_was_written() -> None:
    message = decode(encode_request("a/b", Pair(1, "é\n"), 7))
    assert (message.method, message.id) == ("a/b", 7)
    assert read_params(message.params, Pair) == Pair(1, "é\n")


def test_a_message_is_one_line_whatever_it_carries() -> None:
    line = encode_result(1, Pair(1, "two\nlines\r\u2028"))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1


def test_a_notification_has_no_id() -> None:
    assert decode(encode_notification("a/b", Pair(1))).id is None


def test_parameters_may_be_left_out() -> None:
    assert decode(b'{"jsonrpc":"2.0","id":1,"method":"m"}') == Incoming("m", b"{}", 1)


@pytest.mark.parametrize(
    ("line", "code", "request_id"),
    [
        (b"{", RpcCode.PARSE_ERROR, None),
        (b"hello", RpcCode.PARSE_ERROR, None),
        (b'{"jsonrpc":"2.0","id":1,"method":"\xff"}', RpcCode.PARSE_ERROR, None),
        (b"[]", RpcCode.INVALID_REQUEST, None),
        (b'[{"jsonrpc":"2.0","id":1,"method":"m"}]', RpcCode.INVALID_REQUEST, None),
        (b"{}", RpcCode.INVALID_REQUEST, None),
        (b'{"jsonrpc":"2.0","id":4}', RpcCode.INVALID_REQUEST, 4),
        (b'{"jsonrpc":"1.0","id":4,"method":"m"}', RpcCode.INVALID_REQUEST, 4),
        (b'{"jsonrpc":"2.0","id":"x","method":"m"}', RpcCode.INVALID_REQUEST, None),
        (b'{"jsonrpc":"2.0","id":4,"method":5}', RpcCode.INVALID_REQUEST, 4),
    ],
)
def test_what_is_no_request_is_refused(line: bytes, code: RpcCode, request_id: int | None) -> None:
    with pytest.raises(RpcError) as failure:
        decode(line)
    assert (failure.value.code, failure.value.request_id) == (code, request_id)


@pytest.mark.parametrize("params", [b"{}", b'{"left":"x"}', b"[1]", b"null", b"3"])
def test_parameters_that_do_not_fit_are_refused(params: bytes) -> None:
    with pytest.raises(RpcError) as failure:
        read_params(params, Pair)
    assert failure.value.code is RpcCode.INVALID_PARAMS


@pytest.mark.parametrize(
    ("raised", "error"),
    [
        (Cancelled(), {"code": -32800, "message": "cancelled"}),
        (ValueError("private"), {"code": -32603, "message": "internal error: ValueError"}),
        (
            KnownError("a-b", "Text.", "Advice.", "more"),
            {
                "code": -32000,
                "message": "Text.",
                "data": {"code": "a-b", "message": "Text.", "advice": "Advice.", "detail": "more"},
            },
        ),
    ],
)
def test_each_kind_of_failure_has_its_code(raised: Exception, error: dict[str, Any]) -> None:
    sent = json.loads(encode_error(as_rpc_error(raised), 3))
    assert sent == {"jsonrpc": "2.0", "id": 3, "error": error}


def test_the_client_raises_what_the_engine_raised() -> None:
    line = encode_error(as_rpc_error(KnownError("a-b", "Text.", "Advice.", "more")), 3)
    error = decode_reply(line).error
    assert error is not None
    raised = error.as_exception()
    assert isinstance(raised, KnownError)
    assert raised.info == ErrorInfo("a-b", "Text.", "Advice.", "more")
