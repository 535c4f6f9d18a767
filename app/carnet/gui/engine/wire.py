"""JSON-RPC lines to and from bytes. Results stay raw until their receiver names their type."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import Problem
from carnet.engine.protocol import LibraryNotice


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


class LibraryDecoder:
    """Notices about the library, of which those that came together count as one.

    They come five times a second and may carry thousands of problems that have not changed: these
    are then not decoded again, and are the same objects as before.
    """

    def __init__(self) -> None:
        self._params: msgspec.Raw | None = None
        self._documents_changed = False
        self._failed_raw = b""
        self._failed: tuple[Problem, ...] = ()

    def take(self, params: msgspec.Raw) -> None:
        """One more."""
        self._params = params
        changed = msgspec.json.decode(params, type=_Changed).documents_changed
        self._documents_changed = self._documents_changed or changed

    def notice(self) -> LibraryNotice | None:
        """What they say together; None when none came since it was asked last."""
        if self._params is None:
            return None
        params = msgspec.json.decode(self._params, type=dict[str, msgspec.Raw])
        status = msgspec.json.decode(params["status"], type=dict[str, msgspec.Raw])
        failed = bytes(status["failed"])
        if failed != self._failed_raw:
            self._failed = msgspec.json.decode(failed, type=tuple[Problem, ...])
            self._failed_raw = failed
        status["failed"] = msgspec.Raw(b"[]")
        params["status"] = msgspec.Raw(msgspec.json.encode(status))
        last = msgspec.json.decode(msgspec.json.encode(params), type=LibraryNotice)
        changed = self._documents_changed
        self._params, self._documents_changed = None, False
        return replace(
            last, status=replace(last.status, failed=self._failed), documents_changed=changed
        )


class _Changed(msgspec.Struct):
    documents_changed: bool = False
