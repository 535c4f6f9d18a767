"""Finding enough results that pass a filter too long to be sent to the database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_FACTOR = 4


def widening(fetch: Callable[[int], Sequence[T]], keep: Callable[[T], bool], limit: int) -> list[T]:
    """The best `limit` results that `keep` accepts.

    `fetch(depth)` gives the best `depth` results; it is asked deeper and deeper until enough of
    them pass or there are no more.
    """
    depth = limit * _FACTOR
    while True:
        found = fetch(depth)
        kept = [item for item in found if keep(item)]
        if len(kept) >= limit or len(found) < depth:
            return kept[:limit]
        depth *= _FACTOR
