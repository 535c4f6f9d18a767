"""A Python audit hook that refuses the network: the second fence, and the only one on Windows.

It stops Python code with a clear message and a traceback that names the caller. Native code does
not pass here; the kernel's filter is for that.
"""

from __future__ import annotations

import errno
import socket
import sys
from types import FrameType

_REFUSED_EVENTS = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
        "socket.__new__",
    }
)
_MESSAGE = "Carnet does not let this process use the network"
# Where the system has no socket pairs (Windows), the standard library makes one out of two
# loopback sockets, and event loops need it.
_PAIR_MAKERS = frozenset({"socketpair", "_fallback_socketpair"})


class NetworkDenied(PermissionError):  # noqa: N818 - named by what happened, like its parent
    """Python code tried to use the network of an isolated process."""


def install() -> None:
    """Refuse network calls made through Python, with `NetworkDenied`. It cannot be undone."""
    local_family = getattr(socket, "AF_UNIX", None)
    library_file = socket.__file__

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _REFUSED_EVENTS:
            return
        if event == "socket.__new__" and arguments[1] in (local_family, -1):
            return  # one half of a local pair, or a wrapper round a descriptor that exists
        if _makes_a_pair(sys._getframe(1), library_file):
            return
        raise NetworkDenied(errno.EACCES, f"{_MESSAGE} ({event})")

    sys.addaudithook(refuse)


def _makes_a_pair(frame: FrameType | None, library_file: str) -> bool:
    while frame is not None and frame.f_code.co_filename == library_file:
        if frame.f_code.co_name in _PAIR_MAKERS:
            return True
        frame = frame.f_back
    return False
