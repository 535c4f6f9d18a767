"""Which chunk contents still wait for their vector: derived from what is stored, never flagged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from carnet.domain.documents import StoredChunk
from carnet.domain.ports import ChunkStore, VectorStore

_FEW = 500
_MOST_PREFERRED = 200  # notes


class Pending:
    """Contents without a vector, each with the newest revision that holds it.

    Revisions grow with the age of the knowledge, so the highest are the newest notes.
    """

    def __init__(self, chunks: ChunkStore, vectors: VectorStore | None) -> None:
        self._chunks = chunks
        self._vectors = vectors
        self._waiting: dict[str, int] = {}
        self._preferred: tuple[int, ...] = ()  # revisions, the most wanted first

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

    def prefer(self, revisions: Sequence[int]) -> bool:
        """Somebody looks at these notes: they go first, from any thread. Whether any waits."""
        wanted = dict.fromkeys(revisions)
        waits = not wanted.keys().isdisjoint(self.revisions())
        if waits:
            kept = [revision for revision in self._preferred if revision not in wanted]
            self._preferred = tuple([*wanted, *kept][:_MOST_PREFERRED])
        return waits

    def windows(self, size: int) -> list[list[str]]:
        """All that wait, so many at a time: preferred notes alone, then the newest first."""
        places = {revision: place for place, revision in enumerate(self._preferred)}
        first = [name for name, revision in self._waiting.items() if revision in places]
        first.sort(key=lambda name: (places[self._waiting[name]], name))
        rest = [name for name, revision in self._waiting.items() if revision not in places]
        rest.sort(key=lambda name: (-self._waiting[name], name))
        return [
            names[start : start + size]
            for names in (first, rest)
            for start in range(0, len(names), size)
        ]

    def _without_vector(self, hashes: Collection[str]) -> set[str]:
        if self._vectors is None:
            return set()
        few = len(hashes) <= _FEW
        known: Collection[str] = self._vectors.get(hashes) if few else self._vectors.known()
        return {content_hash for content_hash in hashes if content_hash not in known}
