"""The engine gives the network up before it opens the first of the big libraries."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from trial.system import CleanRoot, tool

BIG = ("lancedb", "openvino", "llama", "libarrow", "numpy", "sqlite3")
_GREETING = b'{"jsonrpc":"2.0","id":1,"method":"engine/hello","params":{}}\n'


def try_isolation(root: CleanRoot, dist: Path) -> bool:
    """Read off its system calls, on this machine: strace is not in the clean root."""
    del dist
    program = next((root.system / "tmp" / "unpacked").glob("carnet-*/carnet"))
    with tempfile.TemporaryDirectory() as work:
        trace = Path(work) / "trace"
        command = [
            tool("strace"),
            "-f",
            "-e",
            "trace=prctl,seccomp,openat,socket",
            "-o",
            str(trace),
        ]
        command += [str(program), "--child=engine", "--data-dir", f"{work}/data"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as engine:
            assert engine.stdin is not None  # noqa: S101 - asked for above
            engine.stdin.write(_GREETING)
            engine.stdin.flush()
            # It answers when the library is open; then it ends with its parent.
            any(b'"id":1' in line for line in engine.stdout or ())
            engine.stdin.close()
        calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    refused, heavy, tried = order_of_calls(calls)
    print(
        f"of {len(calls)} calls: filter at {refused}, first big library at {heavy}, {tried} sockets"
    )
    return refused is not None and heavy is not None and refused < heavy and tried == 0


def order_of_calls(calls: Sequence[str]) -> tuple[int | None, int | None, int]:
    """Where the filter was set, where the first big library was opened, and how many internet
    sockets were made."""
    sets = re.compile(r"PR_SET_SECCOMP.*= 0$|seccomp\(SECCOMP_SET_MODE_FILTER.*= 0$")
    opens = re.compile(rf"openat\(.*({'|'.join(BIG)}).*= \d+$")
    refused = next((at for at, call in enumerate(calls) if sets.search(call)), None)
    heavy = next((at for at, call in enumerate(calls) if opens.search(call)), None)
    made = [call for call in calls if "socket(AF_INET" in call and re.search(r"= \d+$", call)]
    return refused, heavy, len(made)
