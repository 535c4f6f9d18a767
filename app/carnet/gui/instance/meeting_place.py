"""Where the starts of one data directory meet: a socket and a lock that are their owner's alone."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_LONGEST_SOCKET = 100  # bytes; the system takes 107, and 103 on macOS
_PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """Two names in one private folder."""

    socket: Path
    lock: Path


def meeting_place(data_dir: Path, environ: Mapping[str, str] | None = None) -> MeetingPlace | None:
    """The place of a data directory, its folder made; None where no private one can be had.

    The session's own folder (XDG_RUNTIME_DIR), else one of ours beside temporary files.
    """
    environ = os.environ if environ is None else environ
    name = hashlib.sha256(os.fsencode(os.path.realpath(data_dir))).hexdigest()[:16]
    session = environ.get("XDG_RUNTIME_DIR", "")
    own = Path(tempfile.gettempdir()) / f"carnet-{os.getuid()}"
    for folder in (Path(session) / "carnet" if session else own, own):
        place = MeetingPlace(folder / f"{name}.socket", folder / f"{name}.lock")
        if len(os.fsencode(place.socket)) <= _LONGEST_SOCKET and _made_private(folder):
            return place
    return None


def is_ours(path: Path, kind: int = stat.S_IFSOCK) -> bool:
    """Whether it is of this kind, belongs to this user, and is open to no other."""
    try:
        found = path.lstat()
    except OSError:
        return False
    mode = stat.S_IMODE(found.st_mode)
    return stat.S_IFMT(found.st_mode) == kind and found.st_uid == os.getuid() and not mode & 0o077


def _made_private(folder: Path) -> bool:
    try:
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    except OSError:
        return False
    return is_ours(folder, stat.S_IFDIR)
