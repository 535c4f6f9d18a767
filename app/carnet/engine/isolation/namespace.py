"""An empty network namespace, for Linux systems without seccomp filters.

Weaker than the filter (sockets can be made, they lead nowhere; path sockets of other programs
remain) and only possible while the process has a single thread.
"""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


def deny_network() -> None:
    """Move this process into a namespace without interfaces. Raises `OSError` if refused."""
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"unshare: {os.strerror(number)}")
    # Keep our own identity inside; otherwise every file would seem to belong to "nobody".
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny", encoding="ascii")
    (own / "uid_map").write_text(f"{user} {user} 1", encoding="ascii")
    (own / "gid_map").write_text(f"{group} {group} 1", encoding="ascii")
