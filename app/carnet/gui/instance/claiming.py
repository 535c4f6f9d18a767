"""The first start claims a data directory's window; a later one tells it what is wanted.

No Qt here: a second start is over before Qt would be loaded.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from carnet.domain.errors import KnownError
from carnet.gui.instance.meeting_place import MeetingPlace, is_ours
from carnet.gui.instance.start_wish import StartWish

PATIENCE_S = 10.0  # a window that closes needs some for its engine
_REPLY_S = 3.0
_PAUSE_S = 0.05
_TAKEN = b"ok\n"
_WAITING_STARTS = 8


@dataclass(slots=True)
class Claim:
    """Held as long as the window lives: the lock says so even when the process dies.

    `server` listens; whoever connects is another start of the same user.
    """

    place: MeetingPlace
    server: socket.socket
    lock: int  # a file descriptor

    def hang_up(self) -> None:
        """No longer take starts; the claim itself stays until the process ends."""
        with contextlib.suppress(OSError):
            self.place.socket.unlink()
        self.server.close()

    def release(self) -> None:
        """Let another process claim."""
        self.hang_up()
        if self.lock >= 0:
            os.close(self.lock)
            self.lock = -1


def claim_or_tell(
    place: MeetingPlace,
    wish: StartWish,
    patience_s: float = PATIENCE_S,
    pause: Callable[[float], object] = time.sleep,
) -> Claim | None:
    """The claim to the window, or None when the one that is open was told the wish.

    Raises `KnownError` "window-silent" when a window is there and does not answer.
    """
    until = time.monotonic() + patience_s
    while True:
        if tell(place, wish):
            return None
        claim = try_claim(place)
        if claim is not None:
            return claim
        if time.monotonic() >= until:
            raise KnownError(
                "window-silent",
                "Carnet is open already, but its window does not answer.",
                "Wait a little, or end the program carnet, then start it again.",
            )
        pause(_PAUSE_S)


def tell(place: MeetingPlace, wish: StartWish, reply_s: float = _REPLY_S) -> bool:
    """Whether a window of this user heard the wish."""
    if not is_ours(place.socket):
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(reply_s)
        try:
            client.connect(os.fspath(place.socket))
            client.sendall(wish.line())
            return client.recv(len(_TAKEN)) == _TAKEN
        except OSError:
            return False


def try_claim(place: MeetingPlace) -> Claim | None:
    """The claim, unless another process holds it. What a crash left behind is replaced."""
    lock = os.open(place.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    with contextlib.suppress(FileNotFoundError):
        place.socket.unlink()
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)  # the socket is born 0600; its folder is private as well
    try:
        server.bind(os.fspath(place.socket))
    finally:
        os.umask(before)
    server.listen(_WAITING_STARTS)
    server.setblocking(False)
    return Claim(place, server, lock)


def reply(client: socket.socket) -> None:
    """Tell the other start that it was heard."""
    client.sendall(_TAKEN)
