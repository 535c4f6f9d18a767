"""Messages to bytes and back. https://www.jsonrpc.org/specification, without batches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeVar

import msgspec

from carnet.domain.errors import Cancelled, ErrorInfo, KnownError

T = TypeVar("T")


class RpcCode(IntEnum):
    """Error codes: those of JSON-RPC, that of language servers for cancelled, and ours."""

    PARSE_ERROR = -32700
    INVALID_REQUEST = -32600
    METHOD_NOT_FOUND = -32601
    INVALID_PARAMS = -32602
    INTERNAL_ERROR = -32603
    CANCELLED = -32800
    KNOWN_ERROR = -32000  # `data` is an `ErrorInfo`


class RpcError(Exception):
    """An answer that is an error. `request_id` is None when the message had none to read."""

    def __init__(
        self,
        code: RpcCode,
        message: str,
        info: ErrorInfo | None = None,
        request_id: int | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.info = info
        self.request_id = request_id


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request, or a notification when `id` is None. `params` is JSON still to be read."""

    method: str
    params: bytes
    id: int | None = None


class _Envelope(msgspec.Struct):
    jsonrpc: str
    method: str
    params: msgspec.Raw = msgspec.Raw(b"{}")
    id: int | msgspec.UnsetType = msgspec.UNSET


class _IdOnly(msgspec.Struct):
    id: int | None = None


def decode(line: bytes) -> Incoming:
    """Read one line. Raises `RpcError` to be sent back as it is."""
    try:
        envelope = msgspec.json.decode(line, type=_Envelope)
    except msgspec.ValidationError as error:
        raise RpcError(
            RpcCode.INVALID_REQUEST, f"not a request: {error}", request_id=_id_of(line)
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RpcError(RpcCode.PARSE_ERROR, f"not JSON: {error}") from error
    request_id = None if envelope.id is msgspec.UNSET else envelope.id
    if envelope.jsonrpc != "2.0":
        raise RpcError(
            RpcCode.INVALID_REQUEST, 'not a request: "jsonrpc" is not "2.0"', request_id=request_id
        )
    return Incoming(envelope.method, bytes(envelope.params), request_id)


def read_params(params: bytes, expected: type[T]) -> T:
    """Convert parameters to a dataclass. Raises `RpcError` when they do not fit it."""
    try:
        return msgspec.json.decode(params, type=expected)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RpcError(RpcCode.INVALID_PARAMS, f"parameters do not fit: {error}") from error


def encode_request(method: str, params: object, request_id: int) -> bytes:
    """A request as one line."""
    return _line({"jsonrpc": "2.0", "id": request_id, "method": method, "params": params})


def encode_notification(method: str, params: object) -> bytes:
    """A notification as one line."""
    return _line({"jsonrpc": "2.0", "method": method, "params": params})


def encode_result(request_id: int, result: object) -> bytes:
    """A successful answer as one line."""
    return _line({"jsonrpc": "2.0", "id": request_id, "result": result})


def encode_error(error: RpcError, request_id: int | None) -> bytes:
    """A failed answer as one line."""
    body: dict[str, Any] = {"code": int(error.code), "message": error.message}
    if error.info is not None:
        body["data"] = error.info
    return _line({"jsonrpc": "2.0", "id": request_id, "error": body})


def as_rpc_error(error: BaseException) -> RpcError:
    """What the other side is told about an exception. A bug's own words stay in the log."""
    if isinstance(error, RpcError):
        return error
    if isinstance(error, Cancelled):
        return RpcError(RpcCode.CANCELLED, "cancelled")
    if isinstance(error, KnownError):
        return RpcError(RpcCode.KNOWN_ERROR, error.info.message, error.info)
    return RpcError(RpcCode.INTERNAL_ERROR, f"internal error: {type(error).__name__}")


def _line(message: dict[str, Any]) -> bytes:
    return msgspec.json.encode(message) + b"\n"


def _id_of(line: bytes) -> int | None:
    try:
        return msgspec.json.decode(line, type=_IdOnly).id
    except msgspec.DecodeError:
        return None


class Reply(msgspec.Struct, frozen=True):
    """One line from the engine as its client sees it: an answer (`id`) or a notification."""

    id: int | None = None
    method: str | None = None
    params: msgspec.Raw = msgspec.Raw(b"{}")
    result: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    error: ReplyError | None = None


class ReplyError(msgspec.Struct, frozen=True):
    """The error member of an answer."""

    code: int
    message: str
    data: ErrorInfo | None = None

    def as_exception(self) -> Exception:
        """What the handler raised, as far as it crossed."""
        if self.data is not None:
            info = self.data
            return KnownError(info.code, info.message, info.advice, info.detail)
        if self.code == RpcCode.CANCELLED:
            return Cancelled()
        return RpcError(RpcCode(self.code), self.message)


def decode_reply(line: bytes) -> Reply:
    """Read one line of the engine's. Raises `msgspec.DecodeError` when it is none."""
    return msgspec.json.decode(line, type=Reply)
