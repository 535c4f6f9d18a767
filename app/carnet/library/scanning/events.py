"""Merging hints that files changed, and deciding when to look. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

# Looking at this many paths one by one costs more than scanning.
_MOST_PATHS = 2_000


@dataclass(frozen=True, slots=True)
class Hints:
    """Paths somebody saw change. `lost` means some were missed: only a scan tells."""

    first_at: float
    last_at: float
    paths: frozenset[str] = frozenset()
    lost: bool = False


def merged(hints: Hints | None, paths: Collection[str], now: float) -> Hints:
    """`hints` with those that came at `now`; no paths means that some were lost."""
    before = hints or Hints(now, now)
    together = before.paths.union(paths)
    if before.lost or not paths or len(together) > _MOST_PATHS:
        return replace(before, last_at=now, paths=frozenset(), lost=True)
    return replace(before, last_at=now, paths=together)


def due_at(hints: Hints, quiet_s: float, longest_s: float) -> float:
    """When to look: after a quiet moment, for a save is several events; but never later than
    `longest_s` after the first, for some files never rest."""
    return min(hints.last_at + quiet_s, hints.first_at + longest_s)
