"""Runs the installation of models in a process of its own: the only one that may connect."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from carnet.domain.errors import ErrorInfo
from carnet.domain.models import InstallProgress

STDERR_CHARS = 4_000
PATIENCE_MS = 3_000  # for it to clean up when it is asked to end


class _Step(msgspec.Struct):
    progress: InstallProgress


class _Installed(msgspec.Struct):
    name: str


class _Outcome(msgspec.Struct):
    error: ErrorInfo | None = None
    models: tuple[_Installed, ...] = ()


class ModelInstaller(QObject):
    """`command`, with what is to be installed behind it, prints steps on stderr, one JSON object a
    line, and one document on stdout."""

    advanced = Signal(object)  # InstallProgress
    finished = Signal()
    failed = Signal(object)  # ErrorInfo
    stopped = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.command = list(command)
        self.installed: tuple[str, ...] = ()  # names, once it has finished
        self._host = ""
        self._process: QProcess | None = None
        self._stopping = False
        self._words = ""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._end_by_force)

    @property
    def running(self) -> bool:
        """Whether an installation is under way."""
        return self._process is not None

    @property
    def host(self) -> str:
        """The host that is connected to now, "" while nothing connects."""
        return self._host if self.running else ""

    def start(self, what: Sequence[str], host: str = "") -> None:
        """Begin to install: a model's name, or what else the command takes. `host` is told to
        whoever asks where it connects to. Nothing happens when it runs already."""
        if self._process is not None:
            return
        self._stopping = False
        self._words = ""
        self._host = host
        self.installed = ()
        process = QProcess(self)
        process.readyReadStandardError.connect(self._read_steps)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._start_failed)
        self._process = process
        process.start(self.command[0], [*self.command[1:], *what])
        process.closeWriteChannel()

    def stop(self) -> None:
        """End it; what was fetched so far is kept for the next time where that is possible."""
        if self._process is not None:
            self._stopping = True
            self._process.terminate()
            self._patience.start()

    def _end_by_force(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _read_steps(self) -> None:
        while self._process is not None:
            self._process.setReadChannel(QProcess.ProcessChannel.StandardError)
            if not self._process.canReadLine():
                return
            line = bytes(self._process.readLine().data())
            try:
                self.advanced.emit(msgspec.json.decode(line, type=_Step).progress)
            except msgspec.MsgspecError:
                self._words = (self._words + line.decode("utf-8", "replace"))[-STDERR_CHARS:]

    def _start_failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ended(-1)

    def _ended(self, code: int) -> None:
        if self._process is None:
            return
        self._read_steps()
        process, self._process = self._process, None
        self._patience.stop()
        output = bytes(process.readAllStandardOutput().data())
        process.deleteLater()
        outcome = _read_outcome(output)
        if self._stopping:
            self.stopped.emit()
        elif code == 0:
            self.installed = tuple(model.name for model in outcome.models)
            self.finished.emit()
        else:
            self.failed.emit(outcome.error or self._unknown())

    def _unknown(self) -> ErrorInfo:
        return ErrorInfo(
            "install-failed", "The models could not be installed.", detail=self._words.strip()
        )


def _read_outcome(output: bytes) -> _Outcome:
    try:
        return msgspec.json.decode(output, type=_Outcome)
    except msgspec.MsgspecError:
        return _Outcome()
