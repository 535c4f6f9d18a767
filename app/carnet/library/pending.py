"""Which chunk contents still wait for their vector: derived from what is stored, never flagged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from carnet.domain.documents import StoredChunk
from carnet.domain.ports import ChunkStore, VectorStore

_FEW = 500


class Pending:
    """Contents without a vector, each with the newest revision that holds it.

    Revisions grow with the age of the knowledge, so the highest are the newest notes.
    """

    def __init__(self, chunks: ChunkStore, vectors: VectorStore | None) -> None:
        self._chunks = chunks
        self._vectors = vectors
        self._waiting: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def refresh(self) -> None:
        """Look at everything that is stored."""
        if self._vectors is None:
            return
        known = self._vectors.known()
        self._waiting = {
            content_hash: revision
            for content_hash, revision in self._chunks.content_hashes().items()
            if content_hash not in known
        }

    def add(self, rows: Sequence[StoredChunk]) -> int:
        """Rows that were just written; returns how many of them have their vector already."""
        if self._vectors is None:
            return 0
        waiting = self._without_vector({row.content_hash for row in rows})
        for row in rows:
            if row.content_hash in waiting:
                newest = max(row.revision, self._waiting.get(row.content_hash, 0))
                self._waiting[row.content_hash] = newest
        return sum(row.content_hash not in waiting for row in rows)

    def done(self, hashes: Iterable[str]) -> None:
        """These have their vector now, or are no longer in any note."""
        for content_hash in hashes:
            self._waiting.pop(content_hash, None)

    def revisions(self) -> list[int]:
        """The newest revision of every content that waits."""
        return list(self._waiting.values())

    def newest_first(self) -> list[str]:
        """All that wait."""
        return sorted(
            self._waiting, key=lambda content_hash: (-self._waiting[content_hash], content_hash)
        )

    def _without_vector(self, hashes: Collection[str]) -> set[str]:
        if self._vectors is None:
            return set()
        few = len(hashes) <= _FEW
        known: Collection[str] = self._vectors.get(hashes) if few else self._vectors.known()
        return {content_hash for content_hash in hashes if content_hash not in known}
