"""Writes down what goes wrong in the window's process: native faults, exceptions, Qt's own."""

from __future__ import annotations

import faulthandler
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication

from carnet import __version__
from carnet.gui.crash.reports import Report, collect, write_report
from carnet.gui.crash.run_file import EXCEPTION, FAULT, RunFile
from carnet.gui.crash.shortening import shortened, told

_DISPLAY_GONE = ("connection broke", "Lost connection to Wayland", "server die")
_LEVELS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


class Recorder(QObject):
    """Hears everything from `install` to `end`. `last` is what a crashed run left."""

    failed = Signal()  # an exception got out of the window's own code; told once for each place

    def __init__(self, logs_dir: Path) -> None:
        super().__init__()
        self._folder = logs_dir
        self._seen: set[tuple[str, int]] = set()
        self.display_lost: Callable[[], object] = lambda: None  # what is done first then
        self.last: Report | None = collect(logs_dir)
        self.run = RunFile(logs_dir, _header())
        self.run.write(FAULT)

    def install(self) -> None:
        """From now on."""
        if self.run.file is not None:
            faulthandler.enable(self.run.file)
        sys.excepthook = self.hear_exception
        qInstallMessageHandler(self._hear_qt)

    def end(self) -> None:
        """The window ended well."""
        faulthandler.disable()
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__
        self.run.close()

    def forget_last(self) -> None:
        """It was told."""
        self.last = None

    def note(self, action: str) -> None:
        """A person did this."""
        self.run.note(action)

    def report_now(self) -> Report | None:
        """What was written down so far."""
        return write_report(self._folder, self.run.text())

    def hear_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """An exception that nobody caught: the program goes on, and says so once."""
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, Exception):
            return  # asked to end
        place = _place(trace)
        if place in self._seen:
            return
        self._seen.add(place)
        self.run.write(f"{EXCEPTION}\n{told(kind, error, trace)}")
        self.failed.emit()

    def _hear_qt(self, level: QtMsgType, context: QMessageLogContext, message: str) -> None:
        said = _LEVELS.get(level)
        print(message, file=sys.stderr, flush=True)
        if said is None:
            return
        self.run.write(f"qt {said} ({context.category or 'default'}): {shortened(message)[:300]}")
        if any(words in message for words in _DISPLAY_GONE):
            print(
                "carnet: the display went away, so the window is closed. Notes and index are safe.",
                file=sys.stderr,
                flush=True,
            )
            self.display_lost()
            self.run.close()


def _place(trace: TracebackType | None) -> tuple[str, int]:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else ("", 0)


def _header() -> str:
    """Versions, and what kind of desktop it is; nothing of the person."""
    session = os.environ.get("XDG_SESSION_TYPE", "")
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
    return "\n".join(
        (
            f"Carnet {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
            f"PySide {PySide6.__version__}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            f"platform {QGuiApplication.platformName()}, session {session}, desktop {desktop}",
        )
    )
