"""The other end without a window: starts an engine and talks to it. For tests and scripts.

Every `Pending` gets its answer, or the failure `engine-stopped` when the process ends first.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import IO, Generic, TypeVar

import msgspec

from carnet.domain.errors import KnownError
from carnet.domain.programs import Child, child_command
from carnet.engine.protocol import (
    AnswerNotice,
    CancelParams,
    ConversationNotice,
    EngineNotice,
    ExportNotice,
    LibraryNotice,
    Method,
    Nothing,
    Notice,
)
from carnet.engine.rpc.codec import (
    Reply,
    decode_reply,
    encode_notification,
    encode_request,
)

T = TypeVar("T")

NoticeParams = AnswerNotice | ConversationNotice | LibraryNotice | EngineNotice | ExportNotice
_NOTICES: dict[str, type[NoticeParams]] = {
    Notice.ANSWER_EVENT: AnswerNotice,
    Notice.CONVERSATION: ConversationNotice,
    Notice.LIBRARY: LibraryNotice,
    Notice.ENGINE: EngineNotice,
    Notice.EXPORT_PROGRESS: ExportNotice,
}
_PATIENCE_S = 60.0


def engine_command(data_dir: Path) -> list[str]:
    """How to start the real engine."""
    return child_command(Child.ENGINE, "--data-dir", str(data_dir))


class Pending(Generic[T]):
    """A request on its way."""

    def __init__(self, request_id: int, reply: Future[Reply], expected: type[T]) -> None:
        self.id = request_id
        self._reply = reply
        self._expected = expected

    @property
    def done(self) -> bool:
        """Whether the answer is there."""
        return self._reply.done()

    def result(self, timeout_s: float = _PATIENCE_S) -> T:
        """Wait for the answer. Raises what the engine raised, or `TimeoutError`."""
        reply = self._reply.result(timeout_s)
        if reply.error is not None:
            raise reply.error.as_exception()
        raw = b"null" if reply.result is msgspec.UNSET else reply.result
        return msgspec.json.decode(raw, type=self._expected)


class EngineClient:
    """One engine process and the conversation with it. Use it in a `with` block.

    `on_notice` is called with every notification, in order, on the reading thread.
    """

    def __init__(
        self,
        command: Sequence[str],
        on_notice: Callable[[NoticeParams], None] = lambda _: None,
        environment: Mapping[str, str] | None = None,
        stderr: IO[bytes] | None = None,
    ) -> None:
        self._on_notice = on_notice
        self._ids = itertools.count(1)
        self._lock = threading.Lock()
        self._pending: dict[int, Future[Reply]] = {}
        self._ended = False
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env={**os.environ, **(environment or {})},
        )
        self._reader = threading.Thread(target=self._read, name="engine-replies", daemon=True)
        self._reader.start()

    def start(self, method: Method, params: object, expected: type[T]) -> Pending[T]:
        """Send a request without waiting."""
        request_id = next(self._ids)
        reply: Future[Reply] = Future()
        with self._lock:
            if self._ended:
                reply.set_exception(_stopped())
            self._pending[request_id] = reply
        self.send(encode_request(method, params, request_id))
        return Pending(request_id, reply, expected)

    def request(self, method: Method, params: object, expected: type[T]) -> T:
        """Send a request and wait for its answer."""
        return self.start(method, params, expected).result()

    def cancel(self, request_id: int) -> None:
        """Ask the engine to stop a request; it is still answered."""
        self.send(encode_notification(Notice.CANCEL, CancelParams(request_id)))

    def send(self, line: bytes) -> None:
        """Write raw bytes. A process that has ended is told by its answers, not here."""
        stdin = self._stdin()
        with contextlib.suppress(BrokenPipeError, ValueError):
            stdin.write(line)
            stdin.flush()

    def close(self, timeout_s: float = 10.0) -> int:
        """Ask it to end and wait; killed when it does not. Returns its exit code."""
        if self.process.poll() is None:
            self.send(encode_request(Method.SHUTDOWN, Nothing(), next(self._ids)))
        with contextlib.suppress(BrokenPipeError):
            self._stdin().close()
        try:
            code = self.process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self._reader.join()
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code

    def __enter__(self) -> EngineClient:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _stdin(self) -> IO[bytes]:
        assert self.process.stdin is not None  # noqa: S101 - it was asked for above
        return self.process.stdin

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._take(decode_reply(line))
        with self._lock:
            self._ended = True
            waiting, self._pending = self._pending, {}
        for reply in waiting.values():
            if not reply.done():
                reply.set_exception(_stopped())

    def _take(self, message: Reply) -> None:
        if message.method is not None:
            if expected := _NOTICES.get(message.method):
                self._on_notice(msgspec.json.decode(message.params, type=expected))
            return
        with self._lock:
            reply = self._pending.pop(message.id or 0, None)
        if reply is not None:
            reply.set_result(message)


def _stopped() -> KnownError:
    return KnownError("engine-stopped", "The engine stopped before it could finish.", "Try again.")
