"""JSON-RPC lines to and from bytes. Results stay raw until their receiver names their type."""

from __future__ import annotations

import msgspec

from carnet.domain.errors import ErrorInfo


class RpcError(msgspec.Struct, frozen=True):
    """The `error` member. `data` is an `ErrorInfo` when the failure is a known one."""

    code: int = 0
    message: str = ""
    data: msgspec.Raw = msgspec.Raw(b"null")

    def info(self) -> ErrorInfo:
        """What to show; a failure without an `ErrorInfo` is a bug of the engine and says so."""
        try:
            known = msgspec.json.decode(self.data, type=ErrorInfo | None)
        except msgspec.MsgspecError:
            known = None
        return known or ErrorInfo("engine-error", self.message, detail=str(self.code))


class Incoming(msgspec.Struct, frozen=True):
    """One line from the engine: a reply (`id`) or a notification (`method`)."""

    id: int | None = None
    method: str | None = None
    params: msgspec.Raw = msgspec.Raw(b"{}")
    result: msgspec.Raw = msgspec.Raw(b"null")
    error: RpcError | None = None


class _Outgoing(msgspec.Struct, frozen=True, omit_defaults=True):
    method: str
    params: object
    id: int | None = None
    jsonrpc: str = msgspec.field(default="")


def encode(method: str, params: object, request_id: int | None = None) -> bytes:
    """One line; a notification when `request_id` is None."""
    return msgspec.json.encode(_Outgoing(method, params, request_id, "2.0")) + b"\n"


def decode(line: bytes) -> Incoming:
    """Raise `msgspec.MsgspecError` when the line is not a JSON-RPC message."""
    return msgspec.json.decode(line, type=Incoming)
