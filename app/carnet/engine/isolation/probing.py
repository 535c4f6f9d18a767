"""Prove the isolation by trying to get out. Loopback addresses only; no packet leaves."""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import struct
import subprocess
import sys

from carnet.engine.protocol import IsolationProbe, IsolationReport

# Reasons to fail that mean "you may not" or "there is no network here". A refused *connection*
# (nobody listens) is not among them: the attempt got out.
_REFUSALS = frozenset(
    {
        errno.EACCES,
        errno.EPERM,
        errno.EAFNOSUPPORT,
        errno.EADDRNOTAVAIL,
        errno.ENETDOWN,
        errno.ENETUNREACH,
    }
)
_DISCARD_PORT = 9
_DNS_PORT = 53
_CHILD_TIMEOUT_S = 20.0
# Runs without our audit hook, so only what the kernel hands down can stop it.
_CHILD = """
import _socket
try:
    _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM).connect(("127.0.0.1", 9))
except OSError as error:
    print(error.errno, error.strerror)
else:
    print(0, "connected")
"""


def probe(mechanisms: tuple[str, ...]) -> IsolationReport:
    """Try every way out once; about a tenth of a second.

    `mechanisms` is what `isolate` returned. Each attempt is made whatever they claim.
    """
    probes = [_python("ipv4", socket.AF_INET, "127.0.0.1"), _python("ipv6", socket.AF_INET6, "::1")]
    native = _native(socket.SOCK_STREAM, _DISCARD_PORT) if os.name == "posix" else None
    if native is not None:
        probes.append(_judge("native", *native))
    probes += [_names(mechanisms), _child_process()]
    return IsolationReport(mechanisms, tuple(probes))


def _judge(name: str, number: int, words: str) -> IsolationProbe:
    return IsolationProbe(name, number in _REFUSALS, words)


def _python(name: str, family: socket.AddressFamily, address: str) -> IsolationProbe:
    """Through Python's own sockets: meets the audit hook first, then the kernel."""
    try:
        with socket.socket(family, socket.SOCK_STREAM) as attempt:
            attempt.connect((address, _DISCARD_PORT))
    except OSError as error:
        return _judge(name, error.errno or 0, str(error))
    return IsolationProbe(name, False, "connected")


def _native(kind: socket.SocketKind, port: int) -> tuple[int, str]:
    """Through the C library: Python's audit hook sees nothing of it. Returns errno and words.

    For a datagram socket `connect` only notes the address; nothing is sent.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor: int = libc.socket(int(socket.AF_INET), int(kind), 0)
    if descriptor < 0:
        number = ctypes.get_errno()
        return number, f"socket: {os.strerror(number)}"
    try:
        address = _ipv4_loopback(port)
        if libc.connect(descriptor, address, len(address)) == 0:
            return 0, "connected"
        number = ctypes.get_errno()
        return number, f"connect: {os.strerror(number)}"
    finally:
        os.close(descriptor)


def _ipv4_loopback(port: int) -> bytes:
    """A `struct sockaddr_in` for 127.0.0.1."""
    tail = struct.pack("!H4s8x", port, bytes((127, 0, 0, 1)))
    if sys.platform == "darwin":
        return struct.pack("=BB", 16, int(socket.AF_INET)) + tail
    return struct.pack("=H", int(socket.AF_INET)) + tail


def _names(mechanisms: tuple[str, ...]) -> IsolationProbe:
    """Ask for a name that cannot exist, but only once no name server can be reached."""
    number, words = 0, "nothing was tried"
    if os.name == "posix":
        number, words = _native(socket.SOCK_DGRAM, _DNS_PORT)
    if number not in _REFUSALS and not (mechanisms and os.name == "nt"):
        return IsolationProbe("dns", False, f"a name server could be asked: {words}")
    try:
        socket.getaddrinfo("carnet.invalid", _DISCARD_PORT)
    except OSError as error:
        return IsolationProbe("dns", True, str(error))
    return IsolationProbe("dns", False, "a name was looked up")


def _child_process() -> IsolationProbe:
    """A child must be as powerless as this process."""
    try:
        child = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _CHILD],
            capture_output=True,
            check=True,
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=_CHILD_TIMEOUT_S,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return IsolationProbe("subprocess", False, f"not proved: {error}")
    number, _, words = child.stdout.strip().partition(" ")
    return _judge("subprocess", int(number or 0), words)
