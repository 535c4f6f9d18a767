"""Where temporary files go, when the places that the system names for them have no room.

A full disk is often the one that holds /tmp as well. What only reads the library must go on
working then: a question's language is found with a model that is unpacked to a temporary file.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, MutableMapping
from pathlib import Path

from carnet.domain.errors import KnownError

ENOUGH_BYTES = 96 * 1024**2  # the model that tells languages takes 68 MB for a moment
_NAMED_BY = ("TMPDIR", "TEMP", "TMP")
_SYSTEM = {Path("/tmp"), Path("/var/tmp"), Path("/usr/tmp")}  # noqa: S108 - only compared
_MEMORY = Path("/dev/shm")  # noqa: S108 - a private folder in it
_PRIVATE = 0o700


def provide_temporary_folder(
    data_dir: Path,
    environ: MutableMapping[str, str] | None = None,
    enough_bytes: int = ENOUGH_BYTES,
    memory: Path = _MEMORY,
) -> Path:
    """The folder for temporary files, for this process and its children.

    The system's own where it has room; else a private one of ours, in the session's folder or in
    memory, at last in the data directory; of places that all lack room, the one with most. Never
    the current directory, which is Python's last resort: it may be a person's notes.
    Raises `KnownError` "disk-full" when none can be written.
    """
    environ = os.environ if environ is None else environ
    best, most = None, -1
    for place in _places(data_dir, environ, memory):
        free = _free_bytes(place)
        if free >= enough_bytes:
            best = place
            break
        if free > most:
            best, most = place, free
    if best is None:
        raise KnownError(
            "disk-full",
            "There is no room for temporary files.",
            "Free some space, or name a folder with room in the variable TMPDIR.",
        )
    if best != _usual(environ):
        tempfile.tempdir = environ["TMPDIR"] = str(best)
    return best


def _places(data_dir: Path, environ: MutableMapping[str, str], memory: Path) -> Iterator[Path]:
    """Those that can be used, best first; ours are made."""
    usual = _usual(environ)
    if usual is not None:
        yield usual
    if sys.platform == "win32":
        own = [data_dir / ".temporary.tmp"]
    else:
        name = f"carnet-{os.getuid()}"
        session = environ.get("XDG_RUNTIME_DIR")
        own = [Path(session) / name] if session else []
        own += [memory / name, data_dir / ".temporary.tmp"]  # what erasing knows as a draft
    yield from filter(_made_private, own)


def _usual(environ: MutableMapping[str, str]) -> Path | None:
    """What Python finds, but for the current directory."""
    try:
        found = Path(tempfile.gettempdir())
    except FileNotFoundError:
        return None
    named = {Path(environ[name]).absolute() for name in _NAMED_BY if environ.get(name)} | _SYSTEM
    by_chance = found == Path.cwd() and found not in named
    return None if by_chance else found


def _made_private(folder: Path) -> bool:
    """Whether it is there, a folder, ours, and open to no other."""
    try:
        folder.mkdir(mode=_PRIVATE, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return True
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.getuid()
        and not stat.S_IMODE(found.st_mode) & 0o077
    )


def _free_bytes(folder: Path) -> int:
    """-1 when it cannot be written."""
    if not os.access(folder, os.W_OK | os.X_OK):
        return -1
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return -1
