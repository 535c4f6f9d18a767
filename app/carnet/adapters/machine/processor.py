"""The processor as the models see it."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

SPIN_COUNT = "1000"  # rounds; the default is some 300,000


def share_cores() -> None:
    """Make threads that wait for each other give their core away soon.

    To be called before torch or llama.cpp is imported: their OpenMP library reads it when it is
    loaded. By default such threads spin, and beside busy programs each step then waits for a thread
    that lost its turn. Measured at a load of 4 on 2 cores: embedding 2.5 times slower, writing
    replies up to 5 times.
    """
    os.environ.setdefault("GOMP_SPINCOUNT", SPIN_COUNT)


def physical_cores() -> int:
    """Cores this process may use, hyper-threads counted once.

    Matrix products gain nothing from a second thread on the same core, and lose when the two
    wait for each other.
    """
    import psutil

    allowed = len(os.sched_getaffinity(0)) if sys.platform == "linux" else (os.cpu_count() or 1)
    return max(1, min(psutil.cpu_count(logical=False) or allowed, allowed))


def processor_name() -> str:
    """What the processor calls itself, with its core count: measurements are valid for it only."""
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
        pairs = (line.partition(":") for line in lines)
        fields = {key.strip(): value.strip() for key, _, value in pairs}
        name = fields.get("model name", name)
        # Virtual machines give every generation the same name.
        name += f" {fields.get('cpu family', '')}/{fields.get('model', '')}".rstrip("/ ")
    return f"{name} x{physical_cores()}"
