"""How much disk the library takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from carnet.adapters.files.filesystem import tree_bytes

_COUNTED_EVERY_S = 2.0


class DiskUsage:
    """Bytes of some files and folders, a moment old at most: it is asked several times a second
    while files come and go, and counting ten thousand files takes a while."""

    def __init__(self, *places: Path, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._places = places
        self._monotonic = monotonic
        self._counted_at = float("-inf")
        self._bytes = 0

    def __call__(self) -> int:
        """Bytes now, or a moment ago; what is not there counts nothing."""
        now = self._monotonic()
        if now - self._counted_at >= _COUNTED_EVERY_S:
            self._bytes = sum(map(_bytes, self._places))
            self._counted_at = now
        return self._bytes


def _bytes(place: Path) -> int:
    try:
        return place.stat().st_size if place.is_file() else tree_bytes(place)
    except OSError:
        return 0
