"""The filter as a program: what it decides for every machine, without asking this kernel."""

from __future__ import annotations

import errno
import socket

import pytest

from carnet.engine.isolation.seccomp import (
    ALLOW,
    KILL_PROCESS,
    MACHINES,
    Instruction,
    Machine,
    network_filter,
    refuse,
)

I386_AUDIT_WORD = 0x40000003
READ_CALL = 0
X32_SOCKET = 0x40000000 + 41


def decide(program: list[Instruction], audit_word: int, call: int, *arguments: int) -> int:
    """Run the program as the kernel's BPF machine would on one system call."""
    words = {0: call, 4: audit_word}
    for position, argument in enumerate(arguments):
        words[16 + 8 * position] = argument & 0xFFFFFFFF
    accumulator, at = 0, 0
    while True:
        code, if_true, if_false, operand = program[at]
        at += 1
        if code == 0x20:
            accumulator = words[operand]
        elif code == 0x54:
            accumulator &= operand
        elif code == 0x15:
            at += if_true if accumulator == operand else if_false
        elif code == 0x35:
            at += if_true if accumulator >= operand else if_false
        elif code == 0x06:
            return operand
        else:
            raise AssertionError(f"unknown instruction {code:#x}")


@pytest.fixture(params=sorted(MACHINES))
def machine(request: pytest.FixtureRequest) -> Machine:
    return MACHINES[request.param]


def verdict(machine: Machine, call: int, *arguments: int) -> int:
    return decide(network_filter(machine), machine.audit_word, call, *arguments)


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, 16, 17, 38])
def test_no_family_of_sockets_can_be_made(machine: Machine, family: int) -> None:
    assert verdict(machine, machine.socket, family, socket.SOCK_STREAM) == refuse(errno.EACCES)


@pytest.mark.parametrize("name", ["connect", "bind", "listen", "accept", "accept4"])
def test_an_inherited_socket_cannot_be_used_to_reach_out(machine: Machine, name: str) -> None:
    assert verdict(machine, getattr(machine, name), 3) == refuse(errno.EACCES)


def test_io_uring_seems_not_to_exist(machine: Machine) -> None:
    answers = {verdict(machine, call) for call in machine.io_uring}
    assert answers == {refuse(errno.ENOSYS)}


@pytest.mark.parametrize("name", ["ptrace", "process_vm_writev", "pidfd_getfd"])
def test_other_processes_cannot_be_used_as_a_detour(machine: Machine, name: str) -> None:
    assert verdict(machine, getattr(machine, name), 0) == refuse(errno.EPERM)


@pytest.mark.parametrize("extra", [0, socket.SOCK_CLOEXEC, socket.SOCK_NONBLOCK])
def test_a_local_pair_of_streams_is_allowed(machine: Machine, extra: int) -> None:
    kind = socket.SOCK_STREAM | extra
    assert verdict(machine, machine.socketpair, socket.AF_UNIX, kind) == ALLOW


@pytest.mark.parametrize(
    ("family", "kind"),
    [
        (socket.AF_UNIX, socket.SOCK_DGRAM),
        (socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC),
        (socket.AF_INET, socket.SOCK_STREAM),
        (30, socket.SOCK_STREAM),
    ],
)
def test_every_other_pair_is_refused(machine: Machine, family: int, kind: int) -> None:
    assert verdict(machine, machine.socketpair, family, kind) == refuse(errno.EACCES)


def test_ordinary_calls_are_allowed(machine: Machine) -> None:
    assert verdict(machine, READ_CALL) == ALLOW


def test_the_second_table_of_call_numbers_is_refused(machine: Machine) -> None:
    assert verdict(machine, X32_SOCKET, socket.AF_INET) == refuse(errno.ENOSYS)


def test_another_architecture_ends_the_process(machine: Machine) -> None:
    answer = decide(network_filter(machine), I386_AUDIT_WORD, READ_CALL)
    assert answer == KILL_PROCESS
