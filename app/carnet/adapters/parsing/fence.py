"""On Linux: a child that may read the program's own files and nothing else, by Landlock.

See landlock(7). What is open already (the pipes to the library) stays open.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from carnet.domain.programs import is_frozen

# The same on every processor since Linux 5.13; the C library has no functions for them.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_ONLY = 1
_PATH_BENEATH = 1
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
# Execute, write, read, and all that makes, moves, removes or cuts; later kernels know more.
_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}
_SYSTEM = ("/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", "/dev/null", "/dev/urandom")


class _Ruleset(ctypes.Structure):
    _fields_ = (("handled", ctypes.c_uint64),)


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def fence_this_process() -> bool:
    """Start no program, write nowhere, read only the program and its system; whether it holds.

    For good, and for every thread and process that starts from here. False where the system has
    no Landlock.
    """
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, 0, _VERSION_ONLY)
    if version < 1:
        return False
    handled = _RIGHTS[min(version, max(_RIGHTS))]
    asked = _Ruleset(handled)
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(asked), ctypes.sizeof(asked), 0)
    if ruleset < 0:
        return False
    try:
        for place in _readable():
            with suppress(OSError):  # what is not there needs no rule
                _allow(libc, ruleset, place)
        if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
            return False
        return bool(libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _readable() -> Iterable[str]:
    """Where Python, its packages and this program lie, and what libraries ask of the system."""
    places = {sys.prefix, sys.base_prefix, str(Path(__file__).parents[2]), *sys.path}
    if is_frozen():
        places.add(sys.executable)  # the modules are in it
    # An empty entry of the path is the folder that we were started in: perhaps somebody's home.
    return [*_SYSTEM, *sorted(place for place in places if place and Path(place).is_absolute())]


def _allow(libc: ctypes.CDLL, ruleset: int, place: str) -> None:
    handle = os.open(place, os.O_PATH | os.O_CLOEXEC)
    try:
        rights = _READ_FILE | (_READ_FOLDER if Path(place).is_dir() else 0)
        rule = _Beneath(rights, handle)
        libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(handle)
