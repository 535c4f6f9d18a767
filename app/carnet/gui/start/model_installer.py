"""Runs the installation of models in a process of its own: the only one that may connect."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, QProcess, Signal

from carnet.domain.errors import ErrorInfo
from carnet.domain.models import InstallProgress

STDERR_CHARS = 4_000


class _Step(msgspec.Struct):
    progress: InstallProgress


class _Outcome(msgspec.Struct):
    error: ErrorInfo | None = None


class ModelInstaller(QObject):
    """`command` prints steps on stderr, one JSON object a line, and one document on stdout."""

    advanced = Signal(object)  # InstallProgress
    finished = Signal()
    failed = Signal(object)  # ErrorInfo
    stopped = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.command = list(command)
        self._process: QProcess | None = None
        self._stopping = False
        self._words = ""

    @property
    def running(self) -> bool:
        """Whether an installation is under way."""
        return self._process is not None

    def start(self) -> None:
        """Begin. Nothing happens when it runs already."""
        if self._process is not None:
            return
        self._stopping = False
        self._words = ""
        process = QProcess(self)
        process.readyReadStandardError.connect(self._read_steps)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._start_failed)
        self._process = process
        process.start(self.command[0], self.command[1:])
        process.closeWriteChannel()

    def stop(self) -> None:
        """End it; what was fetched so far is kept for the next time where that is possible."""
        if self._process is not None:
            self._stopping = True
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
        process, self._process = self._process, None
        if process is None:
            return
        output = bytes(process.readAllStandardOutput().data())
        process.deleteLater()
        if self._stopping:
            self.stopped.emit()
        elif code == 0:
            self.finished.emit()
        else:
            self.failed.emit(self._reason(output))

    def _reason(self, output: bytes) -> ErrorInfo:
        try:
            known = msgspec.json.decode(output, type=_Outcome).error
        except msgspec.MsgspecError:
            known = None
        return known or ErrorInfo(
            "install-failed", "The models could not be installed.", detail=self._words.strip()
        )
