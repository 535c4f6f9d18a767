"""Hears later starts of the program and passes on what they ask for."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import sys

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from carnet.gui.instance.claiming import Claim, reply
from carnet.gui.instance.start_wish import LONGEST_BYTES, read_wish

_LONGEST_MS = 5_000  # for a start to say what it wants
_MOST_AT_ONCE = 16


class Reception(QObject):
    """Reads one line from whoever connects. What is not a wish is dropped without a word.

    The wire is a plain local socket: Qt's own would load its network module.
    """

    wished = Signal(object)  # StartWish

    def __init__(self, claim: Claim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claim = claim
        self._callers: set[_Caller] = set()
        self._notifier = QSocketNotifier(claim.server.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._accept)

    def close(self) -> None:
        """Hear nobody any more."""
        self._notifier.setEnabled(False)
        for caller in list(self._callers):
            caller.leave()
        self._claim.hang_up()

    def _accept(self) -> None:
        try:
            client, _ = self._claim.server.accept()
        except OSError:
            return
        if not _same_user(client) or len(self._callers) >= _MOST_AT_ONCE:
            client.close()
            return
        caller = _Caller(client, self)
        self._callers.add(caller)
        caller.said.connect(self._hear)
        caller.left.connect(self._callers.discard)

    def _hear(self, line: bytes, caller: _Caller) -> None:
        try:
            wish = read_wish(line)
        except (ValueError, RecursionError):
            return
        with contextlib.suppress(OSError):
            reply(caller.client)
        self.wished.emit(wish)


class _Caller(QObject):
    """One connection, until its line is whole, or too long, or too late."""

    said = Signal(bytes, object)
    left = Signal(object)

    def __init__(self, client: socket.socket, parent: QObject) -> None:
        super().__init__(parent)
        self.client = client
        self._heard = b""
        client.setblocking(False)
        self._notifier = QSocketNotifier(client.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        QTimer.singleShot(_LONGEST_MS, self, self.leave)

    def leave(self) -> None:
        """Hang up."""
        if not self._notifier.isEnabled():
            return
        self._notifier.setEnabled(False)
        self.client.close()
        self.left.emit(self)
        self.deleteLater()

    def _read(self) -> None:
        try:
            more = self.client.recv(LONGEST_BYTES)
        except BlockingIOError:
            return
        except OSError:
            more = b""
        self._heard += more
        line, newline, _ = self._heard.partition(b"\n")
        if newline and len(line) < LONGEST_BYTES:
            self.said.emit(line, self)
        if newline or not more or len(self._heard) >= LONGEST_BYTES:
            self.leave()


def _same_user(client: socket.socket) -> bool:
    """Asked of the kernel where it says who calls; the socket's place is private in any case."""
    if not sys.platform.startswith("linux"):
        return True
    size = struct.calcsize("3i")
    credentials = client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    _pid, uid, _gid = struct.unpack("3i", credentials)
    return bool(uid == os.getuid())
