"""Installations one at a time; what is wanted meanwhile waits its turn."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from carnet.domain.errors import ErrorInfo
from carnet.domain.models import InstallProgress
from carnet.gui.models.arrival import Arrival
from carnet.gui.start.model_installer import ModelInstaller


@dataclass(frozen=True, slots=True)
class Job:
    """Something to install. `key` is a model's name, or another word that tells it apart; `what`
    goes to the installer; `host` is where it connects to, "" for nowhere."""

    key: str
    what: tuple[str, ...]
    host: str = ""


class DownloadQueue(QObject):
    """One that fails does not stop those behind it."""

    changed = Signal()  # what runs, what waits
    advanced = Signal(object)  # InstallProgress
    finished = Signal(str, object)  # key, names of what was installed
    failed = Signal(str, object)  # key, ErrorInfo
    stopped = Signal(str)  # key

    def __init__(
        self,
        installer: ModelInstaller,
        parent: QObject | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._installer = installer
        self._monotonic = monotonic
        self._waiting: list[Job] = []
        self.running: Job | None = None
        self.step: InstallProgress | None = None  # the last one of what runs
        self.arrival = Arrival()
        installer.advanced.connect(self._advance)
        installer.finished.connect(self._finish)
        installer.failed.connect(self._fail)
        installer.stopped.connect(self._stop)

    @property
    def waiting(self) -> tuple[Job, ...]:
        """In the order they will be done."""
        return tuple(self._waiting)

    def has(self, key: str) -> bool:
        """Whether it runs or waits."""
        return any(job.key == key for job in (self.running, *self._waiting) if job is not None)

    def runs(self, name: str) -> bool:
        """Whether this model is being installed now, alone or with others."""
        if self.running is None:
            return False
        return self.running.key == name or (self.step is not None and self.step.model == name)

    def add(self, job: Job) -> None:
        """Install it as soon as nothing else is installed."""
        if self.has(job.key):
            return
        self._waiting.append(job)
        if self.running is None:
            self._next()
        else:
            self.changed.emit()

    def stop(self, key: str) -> None:
        """Pause what runs: what has arrived is kept. What waits is taken out."""
        if self.running is not None and self.running.key == key:
            self._installer.stop()
            return
        self._waiting = [job for job in self._waiting if job.key != key]
        self.changed.emit()

    def _next(self) -> None:
        self.running = self._waiting.pop(0) if self._waiting else None
        self.step, self.arrival = None, Arrival()
        if self.running is not None:
            self._installer.start(self.running.what, self.running.host)
        self.changed.emit()

    def _advance(self, step: InstallProgress) -> None:
        if self.step is None or (step.model, step.stage) != (self.step.model, self.step.stage):
            self.arrival = Arrival()
        if step.stage == "download":
            self.arrival.hear(self._monotonic(), step.done_bytes)
        self.step = step
        self.advanced.emit(step)

    def _finish(self) -> None:
        self._end(lambda key: self.finished.emit(key, self._installer.installed))

    def _fail(self, error: ErrorInfo) -> None:
        self._end(lambda key: self.failed.emit(key, error))

    def _stop(self) -> None:
        self._end(self.stopped.emit)

    def _end(self, tell: Callable[[str], None]) -> None:
        key = self.running.key if self.running is not None else ""
        self.running = None
        tell(key)
        if self.running is None:  # whoever was told may have begun the next
            self._next()
