"""What the self-test took in all: time, processor and memory of the processes it started."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measures:
    """`processor_s` and `largest_bytes` (resident, of one process) are None where the system does
    not tell them."""

    seconds: float
    processor_s: float | None
    largest_bytes: int | None

    def line(self) -> str:
        """As people read it."""
        parts = [f"{self.seconds:.0f} s"]
        if self.processor_s is not None:
            parts.append(f"{self.processor_s:.0f} s of processor")
        if self.largest_bytes is not None:
            parts.append(f"largest process {self.largest_bytes / 1e6:.0f} MB")
        return ", ".join(parts)


class Stopwatch:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._used_before = _children()[0]

    def read(self) -> Measures:
        """Until now. Children count once they have ended."""
        used, largest = _children()
        before = self._used_before
        processor = None if used is None or before is None else used - before
        return Measures(time.perf_counter() - self._began, processor, largest)


def _children() -> tuple[float | None, int | None]:
    """Processor time in seconds, and the largest resident size in bytes, of all that have ended."""
    if sys.platform == "win32":
        return None, None
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss * unit
