"""The server loop: read a line, find its route, let a lane do the work, send one answer."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled
from carnet.engine.protocol import CancelParams, Notice
from carnet.engine.rpc.codec import (
    Incoming,
    RpcCode,
    RpcError,
    as_rpc_error,
    decode,
    encode_error,
    encode_result,
    read_params,
)
from carnet.engine.rpc.lanes import Job, Lane
from carnet.engine.rpc.streams import LineReader, LineWriter

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Call:
    """What a handler knows about the request it answers."""

    id: int
    cancel: CancelToken


@dataclass(frozen=True, slots=True)
class Route:
    """How one method is answered: on `lane`, or by the reading thread itself when that is None.

    `handle(params, call)` returns the result or raises. `after` runs when the answer was sent.
    """

    params: type[Any]
    handle: Callable[[Any, Call], object]
    lane: Lane | None
    after: Callable[[], None] = lambda: None


class Server:
    """Serves one client on a pair of streams. The lanes are started and closed by their owner."""

    def __init__(self, reader: LineReader, writer: LineWriter, routes: Mapping[str, Route]) -> None:
        self._reader = reader
        self._writer = writer
        self._routes = routes
        self._lock = threading.Lock()
        self._in_flight: dict[int, tuple[Job, Lane]] = {}

    def serve(self) -> None:
        """Until the input ends, which is how a parent says goodbye, dying or not."""
        for line in self._reader:
            try:
                if line is None:
                    raise RpcError(RpcCode.INVALID_REQUEST, "the message is too long")
                self._dispatch(decode(line))
            except RpcError as error:
                self._writer.send(encode_error(error, error.request_id))

    def _dispatch(self, message: Incoming) -> None:
        if message.id is None:
            self._notified(message)
            return
        try:
            route = self._routes.get(message.method)
            if route is None:
                raise RpcError(RpcCode.METHOD_NOT_FOUND, f"no method {message.method!r}")
            self._start(message.id, route, read_params(message.params, route.params))
        except RpcError as error:
            self._writer.send(encode_error(error, message.id))

    def _notified(self, message: Incoming) -> None:
        """Notifications are never answered, not even wrong ones."""
        if message.method != Notice.CANCEL:
            _log.info("ignored the notification %.60r", message.method)
            return
        try:
            wanted = read_params(message.params, CancelParams).id
        except RpcError:
            _log.info("ignored a $/cancel without a usable id")
            return
        with self._lock:
            found = self._in_flight.get(wanted)
        if found is not None:
            job, lane = found
            lane.cancel(job)

    def _start(self, request_id: int, route: Route, params: object) -> None:
        if route.lane is None:
            self._answer(Call(request_id, CancelToken()), route, params)
            return
        job = Job(
            lambda cancel: self._answer(Call(request_id, cancel), route, params),
            lambda: self._finish(request_id, encode_error(as_rpc_error(Cancelled()), request_id)),
        )
        with self._lock:
            if request_id in self._in_flight:
                raise RpcError(RpcCode.INVALID_REQUEST, f"request {request_id} is still running")
            self._in_flight[request_id] = (job, route.lane)
        route.lane.submit(job)

    def _answer(self, call: Call, route: Route, params: object) -> None:
        try:
            line = encode_result(call.id, route.handle(params, call))
        except Exception as problem:
            error = as_rpc_error(problem)
            if error.code is RpcCode.INTERNAL_ERROR:
                _log.exception("request %d failed", call.id)
            line = encode_error(error, call.id)
        self._finish(call.id, line)
        route.after()

    def _finish(self, request_id: int, line: bytes) -> None:
        with self._lock:
            self._in_flight.pop(request_id, None)
        self._writer.send(line)
