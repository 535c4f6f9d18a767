"""What a child that reads documents may take of the machine."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass

_MB = 1_000_000
_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of mallopt(3)
_GIVEN_BACK_FROM = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """Memory is what one child may hold; time is for one document and grows with its size."""

    memory_mb: int = 1_000
    seconds: float = 60.0
    seconds_per_mb: float = 4.0
    documents: int = 200  # then a fresh child: native readers leak

    def seconds_for(self, size_bytes: int) -> float:
        """How long a document of this size may take."""
        return self.seconds + self.seconds_per_mb * size_bytes / _MB


def limit_this_process(memory_mb: int) -> None:
    """Before anything heavy is imported: no files written, no core dumps, a ceiling on memory.

    Whoever started us watches our resident memory; the ceiling here is for what would be taken in
    one step, before anybody looked. Does nothing where the system has no such limits.
    """
    if sys.platform == "win32":
        return
    import resource

    def lower(which: int, value: int) -> None:
        _, hard = resource.getrlimit(which)
        ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (ceiling, ceiling))

    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_FSIZE, 0)
    if sys.platform == "linux":
        # Anonymous memory that can be written to; address space is used freely by thread pools.
        lower(resource.RLIMIT_DATA, 2 * memory_mb * _MB)
        _give_big_pieces_back()


def _give_big_pieces_back() -> None:
    """Have the C library return big pieces of memory as soon as they are free.

    glibc keeps them for the next of that size, and text recognition asks for ever bigger ones: a
    dense page held 1.4 GB, of which it used two thirds.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:  # other C libraries give them back anyway
        set_option(_MMAP_THRESHOLD, _GIVEN_BACK_FROM)
