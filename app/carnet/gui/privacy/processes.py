"""Which of Carnet's processes run now and whether they hold a connection, as the kernel tells it.

Linux says so in /proc, to the owner of a process. Elsewhere nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_TABLES = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
_PARSER = "parsing"  # the module that reads PDF and office files
_INSTALLER = ("models", "install")


class Role(StrEnum):
    """What a process is for."""

    WINDOW = "window"
    ENGINE = "engine"
    PARSER = "parser"  # reads PDF and office files for the engine
    DOWNLOADER = "downloader"


@dataclass(frozen=True, slots=True)
class Running:
    """One process. `connections`: internet sockets it holds now; `filtered`: whether the kernel
    filters its system calls. Both None where nobody tells."""

    role: Role
    pid: int
    connections: int | None
    filtered: bool | None


class ProcessTable:
    """Looks each time it is asked; takes a few milliseconds."""

    def __init__(self, proc: Path = Path("/proc")) -> None:
        self._proc = proc

    def look(self, window: int, engine: int | None) -> tuple[Running, ...]:
        """The processes of this window. A role may be there more than once, or not at all."""
        found = [self._running(Role.WINDOW, window)]
        if engine is not None:
            found.append(self._running(Role.ENGINE, engine))
            found += [
                self._running(Role.PARSER, pid)
                for pid in self._below(engine)
                if any(_PARSER in word for word in self._words(pid))
            ]
        for pid in self._children(window):
            words = self._words(pid)
            if pid != engine and all(word in words for word in _INSTALLER):
                found.append(self._running(Role.DOWNLOADER, pid))
        return tuple(found)

    def _running(self, role: Role, pid: int) -> Running:
        return Running(role, pid, self._connections(pid), self._filtered(pid))

    def _connections(self, pid: int) -> int | None:
        folder = self._proc / str(pid)
        inodes: set[str] = set()
        known = False
        for table in _TABLES:
            lines = _lines(folder / "net" / table)
            known = known or bool(lines)
            inodes.update(line.split()[9] for line in lines[1:] if len(line.split()) > 9)
        try:
            entries = list((folder / "fd").iterdir())
        except OSError:
            return None
        if not known:
            return None
        held: set[str] = set()
        for entry in entries:
            with suppress(OSError):  # closed meanwhile
                held.add(str(entry.readlink()))
        return sum(link.removeprefix("socket:[").rstrip("]") in inodes for link in held)

    def _filtered(self, pid: int) -> bool | None:
        for line in _lines(self._proc / str(pid) / "status"):
            if line.startswith("Seccomp:"):
                return line.split()[1] == "2"
        return None

    def _children(self, pid: int) -> list[int]:
        found: list[int] = []
        try:
            tasks = list((self._proc / str(pid) / "task").iterdir())
        except OSError:
            return found
        for task in tasks:
            for line in _lines(task / "children"):
                found += [int(word) for word in line.split() if word.isdecimal()]
        return found

    def _below(self, pid: int) -> Iterator[int]:
        for child in self._children(pid):
            yield child
            yield from self._below(child)

    def _words(self, pid: int) -> list[str]:
        try:
            return (self._proc / str(pid) / "cmdline").read_text("utf-8", "replace").split("\0")
        except OSError:
            return []


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
