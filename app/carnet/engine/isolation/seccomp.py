"""A seccomp filter that refuses every socket to this process, its threads and its children.

No socket of any family can be made, so neither the network nor a local helper that has it (name
services, message buses) can be asked. A connected pair of local stream sockets stays allowed:
event loops wake themselves with it and it leads nowhere. io_uring, which makes sockets past any
filter, and the calls that borrow another process's descriptors are refused too.

Reference: Documentation/userspace-api/seccomp_filter.rst of Linux.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from dataclasses import dataclass

# struct seccomp_data { int nr; __u32 arch; __u64 instruction_pointer; __u64 args[6]; }
_NR_OFFSET = 0
_ARCH_OFFSET = 4
_FIRST_ARGUMENT_OFFSET = 16  # low half: both supported machines are little-endian
_SECOND_ARGUMENT_OFFSET = 24

# Classic BPF instruction codes (linux/bpf_common.h).
_LOAD_WORD = 0x20
_AND = 0x54
_JUMP_EQUAL = 0x15
_JUMP_GREATER_EQUAL = 0x35
_RETURN = 0x06

ALLOW = 0x7FFF0000
KILL_PROCESS = 0x80000000
_ERRNO = 0x00050000

_X32_SYSCALLS_FROM = 0x40000000  # a second table of numbers that the x86-64 kernel may accept
_AF_UNIX = 1
_SOCK_DGRAM = 2
_SOCK_TYPE_MASK = 0xF

_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_SET_MODE_FILTER = 1
_SECCOMP_FILTER_FLAG_TSYNC = 1


@dataclass(frozen=True, slots=True)
class Machine:
    """One architecture: the word the kernel reports and its system call numbers."""

    audit_word: int
    seccomp: int
    socket: int
    socketpair: int
    connect: int
    bind: int
    listen: int
    accept: int
    accept4: int
    ptrace: int
    process_vm_writev: int
    # Newer calls have one number everywhere.
    io_uring: tuple[int, ...] = (425, 426, 427)  # setup, enter, register
    pidfd_getfd: int = 438


MACHINES = {
    "x86_64": Machine(0xC000003E, 317, 41, 53, 42, 49, 50, 43, 288, 101, 311),
    "aarch64": Machine(0xC00000B7, 277, 198, 199, 203, 200, 201, 202, 242, 117, 271),
}

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, operand


def refuse(error_number: int) -> int:
    """The filter's answer that makes a call fail with this errno."""
    return _ERRNO | error_number


def network_filter(machine: Machine) -> list[Instruction]:
    """The program, to be read from top to bottom; every jump skips at most the next return."""
    return [
        (_LOAD_WORD, 0, 0, _ARCH_OFFSET),
        (_JUMP_EQUAL, 1, 0, machine.audit_word),
        (_RETURN, 0, 0, KILL_PROCESS),  # other tables of numbers would mean other calls
        (_LOAD_WORD, 0, 0, _NR_OFFSET),
        (_JUMP_GREATER_EQUAL, 0, 1, _X32_SYSCALLS_FROM),
        (_RETURN, 0, 0, refuse(errno.ENOSYS)),
        *_refused(errno.EACCES, machine.socket, machine.connect, machine.bind),
        *_refused(errno.EACCES, machine.listen, machine.accept, machine.accept4),
        *_refused(errno.ENOSYS, *machine.io_uring),  # libraries then fall back to plain reads
        *_refused(errno.EPERM, machine.ptrace, machine.process_vm_writev, machine.pidfd_getfd),
        (_JUMP_EQUAL, 1, 0, machine.socketpair),
        (_RETURN, 0, 0, ALLOW),
        (_LOAD_WORD, 0, 0, _FIRST_ARGUMENT_OFFSET),
        (_JUMP_EQUAL, 1, 0, _AF_UNIX),
        (_RETURN, 0, 0, refuse(errno.EACCES)),
        (_LOAD_WORD, 0, 0, _SECOND_ARGUMENT_OFFSET),
        (_AND, 0, 0, _SOCK_TYPE_MASK),
        (_JUMP_EQUAL, 0, 1, _SOCK_DGRAM),  # a datagram pair can still be sent elsewhere
        (_RETURN, 0, 0, refuse(errno.EACCES)),
        (_RETURN, 0, 0, ALLOW),
    ]


def _refused(error_number: int, *calls: int) -> list[Instruction]:
    rules: list[Instruction] = []
    for call in calls:
        rules += [(_JUMP_EQUAL, 0, 1, call), (_RETURN, 0, 0, refuse(error_number))]
    return rules


def deny_network() -> None:
    """Install the filter on every thread. Raises `OSError` when this kernel does not allow it."""
    machine = _this_machine()
    packed = b"".join(struct.pack("=HBBI", *step) for step in network_filter(machine))
    steps = ctypes.create_string_buffer(packed, len(packed))
    # struct sock_fprog { unsigned short len; struct sock_filter *filter; }
    program = struct.pack("@HP", len(packed) // 8, ctypes.addressof(steps))
    libc = ctypes.CDLL(None, use_errno=True)
    # Without this promise an unprivileged process may not filter itself; it also keeps set-uid
    # programs started from here as powerless as we are.
    zero = ctypes.c_ulong(0)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), zero, zero, zero) != 0:
        raise _last_error("no_new_privs")
    outcome: int = libc.syscall(
        ctypes.c_long(machine.seccomp),
        ctypes.c_ulong(_SECCOMP_SET_MODE_FILTER),
        ctypes.c_ulong(_SECCOMP_FILTER_FLAG_TSYNC),
        ctypes.c_char_p(program),
    )
    if outcome < 0:
        raise _last_error("seccomp")
    if outcome > 0:
        raise OSError(errno.EBUSY, f"thread {outcome} already has another seccomp filter")


def _this_machine() -> Machine:
    machine = MACHINES.get(os.uname().machine)
    is_native = struct.calcsize("P") == 8 and sys.byteorder == "little"
    if machine is None or not is_native:  # a 32-bit Python would be killed by its own filter
        raise OSError(errno.ENOTSUP, f"no filter is written for {os.uname().machine}")
    return machine


def _last_error(what: str) -> OSError:
    number = ctypes.get_errno()
    return OSError(number, f"{what}: {os.strerror(number)}")
