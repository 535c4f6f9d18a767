"""A file that is there while the window runs: what a crash leaves behind is found in it."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

PREFIX = "window-run-"
FAULT = "-- fault --"
EXCEPTION = "-- exception --"
ACTION = "action "
_PRIVATE = 0o600
_LARGEST_BYTES = 200_000  # then nothing more is written, but a fault


class RunFile:
    """Written at once, so that nothing is lost when the process is. Failures to write are none.

    Its lock says that the process lives; it goes when the process does.
    """

    def __init__(self, folder: Path, header: str) -> None:
        self.path = folder / f"{PREFIX}{os.getpid()}.txt"
        self.file: BinaryIO | None = None
        self._written = 0
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
            self.file = os.fdopen(os.open(self.path, flags, _PRIVATE), "r+b", buffering=0)
            _lock(self.file)
        self.write(header)

    def write(self, text: str) -> None:
        """Lines at its end."""
        data = text.rstrip("\n").encode("utf-8", "replace") + b"\n"
        self._written += len(data)
        if self.file is not None and self._written <= _LARGEST_BYTES:
            with suppress(OSError):
                self.file.write(data)

    def note(self, action: str) -> None:
        """What a person did, by the action's name alone."""
        self.write(f"{ACTION}{time.strftime('%H:%M:%S')} {action}")

    def text(self) -> str:
        """All of it."""
        with suppress(OSError):
            return self.path.read_text(encoding="utf-8", errors="replace")
        return ""

    def close(self) -> None:
        """The window ended well: nothing is left."""
        if self.file is not None:
            self.file.close()
            self.file = None
            with suppress(OSError):
                self.path.unlink()


def left_behind(folder: Path) -> list[Path]:
    """Files of runs whose process is gone, oldest first."""
    with suppress(OSError):
        found = [path for path in folder.glob(f"{PREFIX}*.txt") if not _alive(path)]
        return sorted(found, key=lambda path: path.stat().st_mtime)
    return []


def _lock(file: BinaryIO) -> bool:
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _alive(path: Path) -> bool:
    try:
        with path.open("r+b") as file:
            return not _lock(file)
    except OSError:
        return True  # not ours to judge
