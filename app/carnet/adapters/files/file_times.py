"""When a file was changed last, as a number the manifest can hold."""

from __future__ import annotations

import os


def mtime_ns(found: os.stat_result) -> int:
    """Nanoseconds since 1970. A disk can hold times that 64 bits of them cannot (after 2262)."""
    return min(max(found.st_mtime_ns, -(2**63)), 2**63 - 1)
