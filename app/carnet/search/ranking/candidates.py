"""Both halves of the search, side by side: chunks that may answer, and what each half thinks."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carnet.domain.documents import StoredChunk
from carnet.domain.model_ports import Embedder
from carnet.domain.ports import ChunkStore, VectorStore
from carnet.domain.search import SearchMode
from carnet.search.narrowing import Narrowed
from carnet.search.query.reading import Query

_SLACK = 8  # neighbours more than wanted, for some may be in no note any more
_DEEPER = 4
_FEW_REVISIONS = 2_000  # as a filter; beyond, hits are checked one by one

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

ChunkKey = tuple[int, int]  # revision, ordinal
KeywordHits = list[tuple[StoredChunk, float]]


@dataclass(frozen=True, slots=True)
class Candidates:
    """What was found: chunks by key, and each half's scores, best first."""

    chunks: dict[ChunkKey, StoredChunk] = field(default_factory=dict)
    keyword: dict[ChunkKey, float] = field(default_factory=dict)
    vector: dict[ChunkKey, float] = field(default_factory=dict)
    vectors: dict[str, Vectors] = field(default_factory=dict)  # by content hash, as far as known

    def vector_of(self, chunk: StoredChunk) -> Vectors | None:
        """The unit vector of `chunk`; None while it is still to come."""
        return self.vectors.get(chunk.content_hash)


class Clock:
    """How long each part took, in milliseconds; parts may overlap."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}

    def lap(self, name: str, since: float) -> float:
        """Note that `name` took from `since` until now; returns now."""
        now = time.perf_counter()
        self.laps[name] = round((now - since) * 1000, 2)
        return now


class Retriever:
    """Asks the stores. What does not wait for each other runs at the same time.

    The stores and the model work outside Python's lock, so a second thread halves the wait: the
    keyword search runs while the query is embedded and its neighbours are sought, and the vectors
    of keyword hits are fetched while the chunks of the neighbours are.
    """

    def __init__(
        self, chunks: ChunkStore, vectors: VectorStore | None, embedder: Embedder | None
    ) -> None:
        self._chunks = chunks
        self._vectors = vectors
        self._embedder = embedder

    def find(
        self,
        query: Query,
        mode: SearchMode,
        depth: int,
        narrowed: Narrowed,
        clock: Clock,
    ) -> Candidates:
        """Up to `depth` of each half that `mode` asks, among what is `narrowed` down to."""
        if narrowed.nothing:
            return Candidates()
        allowed = narrowed.revisions
        terms = () if mode is SearchMode.VECTOR else query.terms
        if mode is SearchMode.KEYWORD or self._vectors is None or self._embedder is None:
            return _of_keywords(self._by_keyword(terms, depth, narrowed, clock))
        with ThreadPoolExecutor(1, "search") as beside:
            hits = beside.submit(self._by_keyword, terms, depth, narrowed, clock)
            started = time.perf_counter()
            wanted = self._embedder.embed_query(query.text)
            started = clock.lap("embed", started)
            within = narrowed.contents
            if within is None and allowed is not None and len(allowed) <= _FEW_REVISIONS:
                within = self._chunks.hashes_of(allowed)
            cosines = dict(self._vectors.search(wanted, depth + _SLACK, within))
            found = _of_keywords(hits.result())
            named = {chunk.content_hash for chunk in found.chunks.values()}
            stored = beside.submit(self._vectors.get, named | cosines.keys())
            neighbours, near = self._neighbours(wanted, depth, allowed, within, cosines)
            found.vectors.update(stored.result())
        near |= {name: cosine for name, cosine in cosines.items() if name in named}
        near |= {name: float(found.vectors[name] @ wanted) for name in named & found.vectors.keys()}
        _add_vectors(found, neighbours, near)
        clock.lap("vector", started)
        return found

    def _neighbours(
        self,
        wanted: Vectors,
        depth: int,
        allowed: Collection[int] | None,
        within: Collection[str] | None,
        cosines: dict[str, float],
    ) -> tuple[list[StoredChunk], dict[str, float]]:
        """Chunks of the `depth` nearest contents that an allowed note holds, and their cosines.

        Vectors of contents that are in no note any more are kept for a while, and a filter that
        most notes pass costs more than looking deeper. If too few of `cosines` (best first) will
        do, more are asked for.
        """
        asked = depth + _SLACK
        while True:
            chunks = [
                chunk
                for chunk in self._chunks.by_hashes(cosines)
                if allowed is None or chunk.revision in allowed
            ]
            there = {chunk.content_hash for chunk in chunks}
            kept = [content_hash for content_hash in cosines if content_hash in there][:depth]
            if len(kept) == depth or len(cosines) < asked or self._vectors is None:
                break
            asked *= _DEEPER
            cosines = dict(self._vectors.search(wanted, asked, within))
        near = {content_hash: cosines[content_hash] for content_hash in kept}
        return [chunk for chunk in chunks if chunk.content_hash in near], near

    def _by_keyword(
        self, terms: Collection[str], depth: int, narrowed: Narrowed, clock: Clock
    ) -> KeywordHits:
        if not terms:
            return []
        started = time.perf_counter()
        hits = self._chunks.keyword_search(
            tuple(terms), depth, narrowed.revisions, narrowed.contents
        )
        clock.lap("keyword", started)
        return hits


def _of_keywords(hits: KeywordHits) -> Candidates:
    found = Candidates()
    for chunk, score in hits:
        key = (chunk.revision, chunk.ordinal)
        found.chunks[key] = chunk
        found.keyword[key] = score
    return found


def _add_vectors(
    found: Candidates,
    neighbours: Iterable[StoredChunk],
    cosines: dict[str, float],
) -> None:
    for chunk in neighbours:
        found.chunks.setdefault((chunk.revision, chunk.ordinal), chunk)
    scored = (
        (key, cosines[chunk.content_hash])
        for key, chunk in found.chunks.items()
        if chunk.content_hash in cosines
    )
    found.vector.update(sorted(scored, key=lambda pair: -pair[1]))
