"""How much memory there is, for this process and its like."""

from __future__ import annotations

import sys
from pathlib import Path

_CGROUP = Path("/sys/fs/cgroup")


def total_memory() -> int:
    """Bytes of memory in the machine, or what a container may use of it."""
    import psutil

    return min((int(psutil.virtual_memory().total), *_limits()))


def free_memory() -> int:
    """Bytes that programs can have now without others being pushed out."""
    import psutil

    limits = _limits()
    free = int(psutil.virtual_memory().available)
    if not limits:
        return free
    used = _number(_CGROUP / "memory.current") or 0
    return max(0, min(free, limits[0] - used))


def _limits() -> tuple[int, ...]:
    """Of the control group that this process is in, where there is one."""
    if sys.platform != "linux":
        return ()
    limit = _number(_CGROUP / "memory.max")
    return () if limit is None else (limit,)


def _number(file: Path) -> int | None:
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
