"""Prove the isolation by trying to get out. Loopback addresses only; no packet leaves.

Nothing is taken from what `isolate` said: which mechanism is in force is read off the way in
which the attempts fail.
"""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import struct
import subprocess
import sys
from dataclasses import dataclass

from carnet.domain.programs import Child, child_command, is_frozen
from carnet.engine.isolation import attempt
from carnet.engine.isolation.audit import NetworkDenied
from carnet.engine.isolation.mechanisms import (
    AUDIT_HOOK,
    NETWORK_NAMESPACE,
    SANDBOX,
    SECCOMP,
)
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


@dataclass(frozen=True, slots=True)
class _Attempt:
    """How far one attempt came: `error_number` is 0 when it succeeded."""

    step: str
    error_number: int
    hooked: bool = False
    words: str = ""

    @property
    def denied(self) -> bool:
        return self.hooked or self.error_number in _REFUSALS

    def as_probe(self, name: str) -> IsolationProbe:
        words = self.words or os.strerror(self.error_number)
        return IsolationProbe(name, self.denied, f"{self.step}: {words}")


def probe() -> IsolationReport:
    """Try every way out once; takes about a hundredth of a second."""
    ipv4 = _through_python(socket.AF_INET, "127.0.0.1")
    ipv6 = _through_python(socket.AF_INET6, "::1")
    native = _through_libc(socket.SOCK_STREAM, _DISCARD_PORT) if os.name == "posix" else None
    probes = [ipv4.as_probe("ipv4"), ipv6.as_probe("ipv6")]
    if native is not None:
        probes.append(native.as_probe("native"))
    probes += [_name_lookup(ipv4.hooked), _child_process()]
    mechanisms = [_kernel_mechanism(native), AUDIT_HOOK if ipv4.hooked else ""]
    return IsolationReport(tuple(filter(None, mechanisms)), tuple(probes))


def _kernel_mechanism(native: _Attempt | None) -> str:
    if native is None or not native.denied:
        return ""
    if sys.platform == "darwin":
        return SANDBOX
    return SECCOMP if native.step == "socket" else NETWORK_NAMESPACE


def _through_python(family: socket.AddressFamily, address: str) -> _Attempt:
    """Meets the audit hook first, then the kernel."""
    step = "socket"
    try:
        with socket.socket(family, socket.SOCK_STREAM) as attempt:
            step = "connect"
            attempt.connect((address, _DISCARD_PORT))
    except OSError as error:
        hooked = isinstance(error, NetworkDenied)
        return _Attempt(step, error.errno or 0, hooked, error.strerror or str(error))
    return _Attempt(step, 0, words="connected")


def _through_libc(kind: socket.SocketKind, port: int) -> _Attempt:
    """Past Python: its audit hook sees nothing of it.

    For a datagram socket `connect` only notes the address; nothing is sent.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor: int = libc.socket(int(socket.AF_INET), int(kind), 0)
    if descriptor < 0:
        return _Attempt("socket", ctypes.get_errno())
    try:
        address = _ipv4_loopback(port)
        if libc.connect(descriptor, address, len(address)) == 0:
            return _Attempt("connect", 0, words="connected")
        return _Attempt("connect", ctypes.get_errno())
    finally:
        os.close(descriptor)


def _ipv4_loopback(port: int) -> bytes:
    """A `struct sockaddr_in` for 127.0.0.1."""
    tail = struct.pack("!H4s8x", port, bytes((127, 0, 0, 1)))
    if sys.platform == "darwin":
        return struct.pack("=BB", 16, int(socket.AF_INET)) + tail
    return struct.pack("=H", int(socket.AF_INET)) + tail


def _name_lookup(hooked: bool) -> IsolationProbe:
    """Ask for a name that cannot exist, but only once no name server can be reached."""
    if os.name == "posix":
        server = _through_libc(socket.SOCK_DGRAM, _DNS_PORT)
        if not server.denied:
            return server.as_probe("dns")
    elif not hooked:
        return IsolationProbe("dns", False, "not tried: nothing would have stopped it")
    try:
        socket.getaddrinfo("carnet.invalid", _DISCARD_PORT)
    except OSError as error:
        return IsolationProbe("dns", True, error.strerror or str(error))
    return IsolationProbe("dns", False, "a name was looked up")


def _child_process() -> IsolationProbe:
    """A child must be as powerless as this process."""
    try:
        child = subprocess.run(
            _attempt_command(),
            capture_output=True,
            check=True,
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=_CHILD_TIMEOUT_S,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return IsolationProbe("subprocess", False, f"not proved: {error}")
    number, _, words = child.stdout.strip().partition(" ")
    return _Attempt("child", int(number or 0), words=words).as_probe("subprocess")


def _attempt_command() -> list[str]:
    """As a file of its own where there is one: nothing else is imported, which takes longer."""
    if is_frozen():
        return child_command(Child.NETWORK_ATTEMPT)
    return [sys.executable, "-I", "-S", attempt.__file__]
