"""The engine's log file. It tells what went wrong where, never what stands in a note."""

from __future__ import annotations

import errno
import faulthandler
import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from carnet.domain.errors import KnownError

LOG_NAME = "engine.log"
FAULT_NAME = "engine-fault.log"

_LARGEST_BYTES = 1_000_000
_KEPT_FILES = 3
_LONGEST_MESSAGE = 200

ExceptionParts = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class _PatientHandler(RotatingFileHandler):
    """A full disk takes lines from the log, and nothing else: `logging` would print a traceback of
    its own for each, to where the window's words for a terminal go."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


class _TraceFormatter(logging.Formatter):
    """Tracebacks whose messages are cut: an exception may quote what it was working on."""

    def formatException(self, ei: ExceptionParts) -> str:  # noqa: N802 - logging's own name
        parts: list[str] = []
        error = ei[1]
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__))
            parts.append(f"{frames}{type(error).__name__}: {str(error)[:_LONGEST_MESSAGE]!r}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\ncaused by\n".join(parts)


def open_logs(folder: Path) -> None:
    """Log to `folder` from now on, bugs on any thread and native crashes included.

    Raises `KnownError` ("data-not-writable", "disk-full") when nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _PatientHandler(
            folder / LOG_NAME, maxBytes=_LARGEST_BYTES, backupCount=_KEPT_FILES, encoding="utf-8"
        )
        faults = (folder / FAULT_NAME).open("a", encoding="utf-8")
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise KnownError(
                "disk-full",
                "The disk is full, so Carnet cannot be opened.",
                f"Free some space on the disk that holds {folder.parent}, then start Carnet again.",
                str(error),
            ) from error
        raise KnownError(
            "data-not-writable",
            f"Carnet is not allowed to write in {folder.parent}.",
            "Give yourself the right to write there, or choose another folder with --data-dir.",
            str(error),
        ) from error
    handler.setFormatter(_TraceFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("carnet").setLevel(logging.INFO)
    logging.captureWarnings(True)
    sys.excepthook = _log_bug
    threading.excepthook = _log_thread_bug
    faulthandler.enable(faults)  # which keeps the file open


def _log_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("carnet").critical("a bug ended the engine", exc_info=(kind, error, trace))


def _log_thread_bug(arguments: threading.ExceptHookArgs) -> None:
    name = arguments.thread.name if arguments.thread else "?"
    error = arguments.exc_value
    logging.getLogger("carnet").critical("a bug ended the thread %s", name, exc_info=error)
