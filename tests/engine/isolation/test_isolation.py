"""What this system's kernel does once a process has isolated itself."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

RunPython = Callable[[str], str]

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="asks the Linux kernel"
)

NATIVE_SOCKET = """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def native_socket(family, kind=1):
    return libc.socket(family, kind, 0), errno.errorcode.get(ctypes.get_errno())
"""


def test_an_open_process_is_reported_as_open(run_python: RunPython) -> None:
    """Otherwise a probe that always says "denied" would pass every other test here."""
    printed = run_python(
        """
        from carnet.engine.isolation import probe
        report = probe()
        possible = {p.name for p in report.probes if not p.denied}
        print(report.sealed, report.mechanisms, possible >= {"ipv4", "dns"})
        """
    )
    assert printed == "False () True"


@linux_only
def test_an_isolated_process_is_sealed(run_isolated: RunPython) -> None:
    printed = run_isolated(
        """
        report = probe()
        print(report.sealed, *report.mechanisms, *sorted(p.name for p in report.probes))
        """
    )
    assert printed == "True seccomp audit-hook dns ipv4 ipv6 native subprocess"


@linux_only
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET"])
def test_the_kernel_refuses_sockets_made_past_python(run_isolated: RunPython, family: str) -> None:
    script = f"import socket\nprint(*native_socket(int(socket.{family})))"
    assert run_isolated(NATIVE_SOCKET + script) == "-1 EACCES"


@linux_only
def test_threads_that_ran_before_are_covered(run_python: RunPython) -> None:
    script = """
from carnet.engine.isolation import isolate
import threading
isolated, answers = threading.Event(), []
def late():
    isolated.wait()
    answers.append(native_socket(2))
thread = threading.Thread(target=late)
thread.start()
isolate()
isolated.set()
thread.join()
print(*answers[0])
"""
    assert run_python(NATIVE_SOCKET + script) == "-1 EACCES"


@linux_only
def test_children_inherit_the_refusal(run_isolated: RunPython) -> None:
    script = """
import subprocess, sys
code = "import _socket\\ntry: _socket.socket(2, 1)\\nexcept OSError as e: print(e.errno)"
print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout)
"""
    assert run_isolated(script) == "13"


@linux_only
def test_io_uring_cannot_be_set_up(run_isolated: RunPython) -> None:
    script = """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
parameters = ctypes.create_string_buffer(120)
print(libc.syscall(425, 4, parameters), errno.errorcode[ctypes.get_errno()])
"""
    assert run_isolated(script) == "-1 ENOSYS"


@linux_only
def test_a_local_pair_still_works_and_so_do_event_loops(run_isolated: RunPython) -> None:
    script = """
import asyncio, socket
left, right = socket.socketpair()
left.sendall(b"hello")
print(right.recv(5).decode(), asyncio.run(asyncio.sleep(0, "awake")))
"""
    assert run_isolated(script) == "hello awake"


@linux_only
def test_a_process_can_isolate_itself_twice(run_isolated: RunPython) -> None:
    assert run_isolated("print(*isolate())") == "seccomp audit-hook"


@linux_only
def test_the_empty_namespace_seals_where_there_is_no_filter(run_python: RunPython) -> None:
    script = """
import os
from carnet.engine.isolation import audit, namespace, probe
before = os.getuid()
try:
    namespace.deny_network()
except OSError as error:
    print("unavailable", error)
else:
    audit.install()
    print(probe().sealed, *probe().mechanisms, os.getuid() == before)
"""
    printed = run_python(script)
    if printed.startswith("unavailable"):
        pytest.skip(f"this system gives no namespaces: {printed}")
    assert printed == "True network-namespace audit-hook True"


def test_without_a_kernel_mechanism_only_the_audit_hook_is_claimed(run_python: RunPython) -> None:
    script = """
from carnet.engine.isolation import deny, probe
deny._candidates = lambda platform: []
mechanisms = deny.isolate()
report = probe()
possible = [p.name for p in report.probes if not p.denied]
print(*mechanisms, report.mechanisms == mechanisms, report.sealed, *possible)
"""
    assert run_python(script) == "audit-hook True False native dns subprocess"


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket(socket.AF_INET)",
        "socket.getaddrinfo('localhost', 80)",
        "socket.gethostbyname('localhost')",
        "socket.create_connection(('127.0.0.1', 9))",
        "_socket.socket().connect(('127.0.0.1', 9))",
        "urllib.request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_the_audit_hook_alone_refuses_python_code(run_python: RunPython, attempt: str) -> None:
    script = f"""
import socket, _socket, urllib.request
from carnet.engine.isolation import audit
audit.install()
try:
    {attempt}
except OSError as error:
    print(getattr(error, "reason", error))
"""
    assert "Carnet does not let this process use the network" in run_python(script)


def test_the_audit_hook_lets_a_pair_be_made_from_loopback_sockets(run_python: RunPython) -> None:
    """As Windows does; the standard library's own code for it is run where it exists."""
    script = """
import inspect, socket
from carnet.engine.isolation import audit
source = '''
def socketpair():
    with socket(AF_INET) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        client = socket(AF_INET)
        client.connect(listener.getsockname())
        server, _ = listener.accept()
        return client, server
'''
exec(compile(source, socket.__file__, "exec"), vars(socket))
audit.install()
left, right = socket.socketpair()
left.sendall(b"pair")
print(right.recv(4).decode())
"""
    assert run_python(script) == "pair"


def test_libraries_are_told_that_there_is_no_network(run_isolated: RunPython) -> None:
    script = """
import os
print(os.environ["HF_HUB_OFFLINE"], os.environ["TRANSFORMERS_OFFLINE"],
      os.environ["TOKENIZERS_PARALLELISM"], os.environ["DO_NOT_TRACK"])
"""
    assert run_isolated(script) == "1 1 false 1"


def test_isolating_imports_nothing_beyond_the_standard_library(run_python: RunPython) -> None:
    script = """
import sys
before = set(sys.modules)
import carnet.engine.isolation
packages = {name.split(".")[0] for name in set(sys.modules) - before}
print(*sorted(packages - sys.stdlib_module_names))
"""
    assert run_python(script) == "carnet"
