"""The vectors of a library that is not big, held in memory: looked through in no time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors


class HeldVectors:
    """A snapshot: `matrix` (n, dimension) float32, unit rows, one for each of `hashes`."""

    def __init__(self, hashes: Sequence[str], matrix: Vectors) -> None:
        self._hashes = hashes
        self._matrix = matrix
        self._rows = {content_hash: row for row, content_hash in enumerate(hashes)}

    def get(self, hashes: Collection[str]) -> dict[str, Vectors]:
        """The vectors of these hashes, those that exist."""
        return {name: self._matrix[self._rows[name]] for name in hashes if name in self._rows}

    def nearest(
        self, vector: Vectors, limit: int, hashes: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """The nearest by cosine, best first, as (hash, cosine); `hashes` restricts."""
        import numpy as np

        if hashes is None:
            rows = None
            cosines = self._matrix @ vector
        else:
            rows = np.fromiter(
                (self._rows[name] for name in hashes if name in self._rows), np.int64
            )
            cosines = self._matrix[rows] @ vector
        if limit < len(cosines):
            best = np.argpartition(-cosines, limit)[:limit]
        else:
            best = np.arange(len(cosines))
        places = best if rows is None else rows[best]
        found = (
            (self._hashes[place], float(cosines[at]))
            for place, at in zip(places, best, strict=True)
        )
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))
