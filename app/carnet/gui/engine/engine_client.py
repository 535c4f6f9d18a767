"""The window's end of the engine: a child process that answers requests and may be killed.

Everything here is signals and callbacks on the event loop; nothing waits.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

import msgspec
from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QTimer, Signal

from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import (
    AnswerNotice,
    CancelParams,
    ConversationNotice,
    EngineInfo,
    EngineNotice,
    ExportNotice,
    Method,
    Nothing,
    Notice,
)
from carnet.gui.engine import wire
from carnet.gui.engine.pending import Pending, log_error, missing, stopped

T = TypeVar("T")
log = logging.getLogger(__name__)

BACKOFF_MS = (150, 1_000, 3_000, 8_000)  # then it is given up, until a person tries again
HEALTHY_MS = 30_000  # after this long a crash counts as the first again
PATIENCE_MS = 3_000  # for a clean end, then the same for an asked one
STDERR_CHARS = 4_000


class EngineState(StrEnum):
    """What the child process is doing."""

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    RESTARTING = "restarting"
    FAILED = "failed"  # could not be kept alive, or refused to serve
    CLOSED = "closed"


class EngineClient(QObject):
    """Requests go out in order; replies come to their callbacks, notifications as signals.

    Requests made while the engine is (re)starting wait for it; those under way when it dies fail
    with `engine-stopped`, for nobody knows how far they got.
    """

    state_changed = Signal(object)  # EngineState
    greeted = Signal(object)  # EngineInfo, after every (re)start
    crashed = Signal(object)  # ErrorInfo: it died and is being started again
    failed = Signal(object)  # ErrorInfo: it is not coming back by itself
    library_changed = Signal(object)  # LibraryNotice
    engine_changed = Signal(object)  # EngineNotice
    answer_event = Signal(int, object)  # request id, AnswerEvent
    conversation_changed = Signal(object)  # ConversationNotice
    export_progress = Signal(int, object)  # request id, ExportProgress
    closed = Signal()

    def __init__(
        self,
        command: Sequence[str],
        parent: QObject | None = None,
        backoff_ms: Sequence[int] = BACKOFF_MS,
    ):
        super().__init__(parent)
        self.state = EngineState.IDLE
        self.info: EngineInfo | None = None
        self.command = list(command)
        self._backoff_ms = tuple(backoff_ms)
        self._process: QProcess | None = None
        self.pending: dict[int, Pending] = {}
        self._next_id = 1
        self._crashes = 0
        self._alive = QElapsedTimer()
        self._stderr = ""
        self.refusal: ErrorInfo | None = None
        self._restarting = False
        self._library = wire.LibraryDecoder()
        self._timer = QTimer(self, singleShot=True)

    @property
    def process_id(self) -> int | None:
        """Of the child, while there is one."""
        return int(self._process.processId()) if self._process is not None else None

    # -- life ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the child. Returns at once; `greeted` follows."""
        if self._process is not None or self.state is EngineState.CLOSED:
            return
        self._crashes = 0 if self.state is EngineState.FAILED else self._crashes
        self.refusal = None
        self._stderr = ""
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._read_stderr)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._start_failed)
        self._process = process
        self._set_state(EngineState.STARTING)
        self._alive.start()
        process.start(self.command[0], self.command[1:])
        self.greet()
        for pending in list(self.pending.values()):
            self._send(pending)

    def close(self) -> None:
        """Ask the child to end and emit `closed` when it has; force it if it does not."""
        if self.state is EngineState.CLOSED:
            return
        self._timer.stop()
        self.pending.clear()
        self._set_state(EngineState.CLOSED)
        if self._process is None:
            QTimer.singleShot(0, self.closed.emit)
        else:
            self._ask_to_end(self._process)

    def restart(self) -> None:
        """End the child and start another one. `greeted` follows; nobody hears of a crash."""
        self._timer.stop()
        if self._process is None:
            self.start()
        else:
            self._restarting = True
            self._ask_to_end(self._process)

    # -- requests -----------------------------------------------------------------------------

    def request(
        self,
        method: Method,
        params: object,
        result_type: type[T],
        on_result: Callable[[T], None],
        on_error: Callable[[ErrorInfo], None] | None = None,
    ) -> int:
        """Send; exactly one of the callbacks is called later, unless it is abandoned."""
        request_id = self._take_id()
        line = wire.encode(method, params, request_id)
        pending = Pending(line, result_type, on_result, on_error or log_error)
        self.pending[request_id] = pending
        if self.state in (EngineState.FAILED, EngineState.CLOSED):
            QTimer.singleShot(0, lambda: self._fail(request_id, stopped(self._stderr)))
        elif self._process is not None:
            self._send(pending)
        return request_id

    def cancel(self, request_id: int) -> None:
        """Ask to stop; the reply still comes (an answer so far, marked stopped)."""
        if request_id in self.pending and self._process is not None:
            self._process.write(wire.encode(Notice.CANCEL, CancelParams(request_id)))

    def abandon(self, request_id: int) -> None:
        """Ask to stop, and drop whatever still comes."""
        self.cancel(request_id)
        self.pending.pop(request_id, None)

    # -- inside -------------------------------------------------------------------------------

    def _ask_to_end(self, process: QProcess) -> None:
        process.write(wire.encode(Method.SHUTDOWN, Nothing(), self._take_id()))
        process.closeWriteChannel()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._end_by_force)
        self._timer.start(PATIENCE_MS)

    def _take_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def _send(self, pending: Pending) -> None:
        if self._process is not None and not pending.sent:
            self._process.write(pending.line)
            pending.sent = True

    def greet(self) -> None:
        """Ask the child who it is; `greeted` follows."""
        request_id = self._take_id()
        line = wire.encode(Method.HELLO, Nothing(), request_id)
        pending = Pending(line, EngineInfo, self._greeted, self._refused)
        self._send(pending)
        self.pending[request_id] = pending

    def _greeted(self, info: EngineInfo) -> None:
        self.info = info
        self._set_state(EngineState.RUNNING)
        self.greeted.emit(info)

    def _refused(self, error: ErrorInfo) -> None:
        """It runs but will not serve (its library is in use by another): say so and stop."""
        self.refusal = error
        self._end_by_force()

    def _read(self) -> None:
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            line = bytes(process.readLine().data())
            try:
                message = wire.decode(line)
                if message.method == Notice.LIBRARY:
                    self._library.take(message.params)
                else:
                    self._take(message)
            except msgspec.MsgspecError:
                log.exception("the engine wrote a line that is no message: %r", line[:200])
        if (notice := self._library.notice()) is not None:
            self.library_changed.emit(notice)

    def _take(self, message: wire.Incoming) -> None:
        if message.id is not None:
            if (pending := self.pending.pop(message.id, None)) is None:
                return  # late: stopped and forgotten
            if message.error is not None:
                pending.on_error(message.error.info())
                return
            try:
                result = msgspec.json.decode(message.result, type=pending.result_type)
            except msgspec.MsgspecError as error:
                pending.on_error(ErrorInfo("engine-error", str(error)))
            else:
                pending.on_result(result)
        elif message.method == Notice.ANSWER_EVENT:
            notice = msgspec.json.decode(message.params, type=AnswerNotice)
            if notice.id in self.pending:
                self.answer_event.emit(notice.id, notice.event)
        elif message.method == Notice.ENGINE:
            self.engine_changed.emit(msgspec.json.decode(message.params, type=EngineNotice))
        elif message.method == Notice.EXPORT_PROGRESS:
            export = msgspec.json.decode(message.params, type=ExportNotice)
            self.export_progress.emit(export.id, export.progress)
        elif message.method == Notice.CONVERSATION:
            kept = msgspec.json.decode(message.params, type=ConversationNotice)
            self.conversation_changed.emit(kept)

    def _read_stderr(self) -> None:
        if self._process is not None:
            text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
            self._stderr = (self._stderr + text)[-STDERR_CHARS:]

    def _start_failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.refusal = missing(self._process.errorString() if self._process else "")
            self._ended()

    def _ended(self) -> None:
        if self._process is None:
            return
        self._read()
        self._read_stderr()
        self._process.deleteLater()
        self._process = None
        self._timer.stop()
        if self.state is EngineState.CLOSED:
            self.closed.emit()
            return
        if self._alive.elapsed() > HEALTHY_MS or self._restarting:
            self._crashes = 0
        last = stopped(self._stderr)
        reason = self.refusal or last  # the greeting that fails below would be another
        given_up = self.refusal is not None or self._crashes >= len(self._backoff_ms)
        self._set_state(EngineState.FAILED if given_up else EngineState.RESTARTING)
        for request_id, pending in list(self.pending.items()):
            if pending.sent or given_up:
                self._fail(request_id, last)
        if given_up:
            self.failed.emit(reason)
        elif self._restarting:
            self._restarting = False
            self.start()
        else:
            self._timer = QTimer(self, singleShot=True)
            self._timer.timeout.connect(self.start)
            self._timer.start(self._backoff_ms[self._crashes])
            self._crashes += 1
            self.crashed.emit(last)

    def _fail(self, request_id: int, error: ErrorInfo) -> None:
        if (pending := self.pending.pop(request_id, None)) is not None:
            pending.on_error(error)

    def _end_by_force(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _set_state(self, state: EngineState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)
