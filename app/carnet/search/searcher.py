"""The search use case: one request in, passages out."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass

from carnet.domain.cancel import CancelToken
from carnet.domain.documents import Document, StoredChunk
from carnet.domain.ports import ChunkStore, Embedder, Manifest, VectorStore
from carnet.domain.search import (
    Explanation,
    Filters,
    Passage,
    SearchMode,
    SearchRequest,
    SearchResult,
)
from carnet.search.filters import matches
from carnet.search.fusion import Fused, Weights, choose_weights, fuse
from carnet.search.query import Query, read_query

ChunkKey = tuple[int, int]  # revision, ordinal

_SHALLOWEST = 60


@dataclass(frozen=True, slots=True)
class _Candidates:
    """What both halves found: chunks by key, and each half's scores, best first."""

    chunks: dict[ChunkKey, StoredChunk]
    keyword: dict[ChunkKey, float]
    vector: dict[ChunkKey, float]


class Searcher:
    """Finds passages. Safe to call from several threads; the stores see to that.

    `embedder` and `vectors` are None when no embedding model is installed: every mode then
    answers with keywords and says so in the result's notes.
    """

    def __init__(
        self,
        manifest: Manifest,
        chunks: ChunkStore,
        vectors: VectorStore | None,
        embedder: Embedder | None,
    ) -> None:
        self._manifest = manifest
        self._chunks = chunks
        self._vectors = vectors
        self._embedder = embedder

    def search(self, request: SearchRequest, cancel: CancelToken | None = None) -> SearchResult:
        """Passages for `request`, best first. Raises `Cancelled`."""
        cancel = cancel or CancelToken()
        clock = _Clock()
        query = read_query(request.query)
        clock.lap("analyse")
        if not query.text:
            return SearchResult((), clock.laps, notes=("empty-query",))
        mode, notes = self._possible_mode(request.mode)
        allowed = self._allowed_revisions(request.filters)
        found = self._candidates(query, mode, max(_SHALLOWEST, request.limit * 3), allowed, clock)
        cancel.check()
        weights = _weights_for(mode, query, self._embedder, found)
        fused = fuse(found.keyword, found.vector, weights)
        documents = self._manifest.by_revisions({revision for revision, _ in found.chunks})
        live = [item for item in fused if item.key[0] in documents][: request.limit]
        ranks = _Ranks(found)
        passages = tuple(
            _passage(
                item,
                found.chunks[item.key],
                documents[item.key[0]],
                ranks,
                _explain(item, found.chunks[item.key], query, weights) if request.explain else None,
            )
            for item in live
        )
        clock.lap("fuse")
        return SearchResult(passages, clock.laps, query.language, notes)

    def _possible_mode(self, mode: SearchMode) -> tuple[SearchMode, tuple[str, ...]]:
        if mode is SearchMode.KEYWORD or (self._vectors is not None and self._embedder is not None):
            return mode, ()
        return SearchMode.KEYWORD, ("no-embedder",)

    def _allowed_revisions(self, filters: Filters) -> set[int] | None:
        if filters.empty:
            return None
        return {
            document.revision
            for document in self._manifest.documents()
            if document.revision is not None and matches(document, filters)
        }

    def _candidates(
        self,
        query: Query,
        mode: SearchMode,
        depth: int,
        allowed: Collection[int] | None,
        clock: _Clock,
    ) -> _Candidates:
        found = _Candidates({}, {}, {})
        if allowed is not None and not allowed:
            return found
        if mode is not SearchMode.VECTOR and query.terms:
            for chunk, score in self._chunks.keyword_search(query.terms, depth, allowed):
                key = (chunk.revision, chunk.ordinal)
                found.chunks[key] = chunk
                found.keyword[key] = score
            clock.lap("keyword")
        if mode is not SearchMode.KEYWORD:
            self._add_vector_candidates(found, query, depth, allowed, clock)
        return found

    def _add_vector_candidates(
        self,
        found: _Candidates,
        query: Query,
        depth: int,
        allowed: Collection[int] | None,
        clock: _Clock,
    ) -> None:
        if self._vectors is None or self._embedder is None:
            return
        wanted = self._embedder.embed_query(query.text)
        clock.lap("embed")
        hashes = None
        if allowed is not None:
            hashes = {chunk.content_hash for chunk in self._chunks.by_revisions(allowed)}
        cosines = dict(self._vectors.search(wanted, depth, hashes))
        for chunk in self._chunks.by_hashes(cosines):
            if allowed is None or chunk.revision in allowed:
                found.chunks.setdefault((chunk.revision, chunk.ordinal), chunk)
        missing = {
            chunk.content_hash
            for chunk in found.chunks.values()
            if chunk.content_hash not in cosines
        }
        for content_hash, stored in self._vectors.get(missing).items():
            cosines[content_hash] = float(stored @ wanted)
        scored = (
            (key, cosines[chunk.content_hash])
            for key, chunk in found.chunks.items()
            if chunk.content_hash in cosines
        )
        found.vector.update(sorted(scored, key=lambda pair: -pair[1]))
        clock.lap("vector")


class _Ranks:
    """1-based ranks within each half."""

    def __init__(self, found: _Candidates) -> None:
        self.keyword = {key: rank for rank, key in enumerate(found.keyword, 1)}
        self.vector = {key: rank for rank, key in enumerate(found.vector, 1)}


class _Clock:
    """Laps in milliseconds."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round((now - self._last) * 1000, 2)
        self._last = now


def _weights_for(
    mode: SearchMode, query: Query, embedder: Embedder | None, found: _Candidates
) -> Weights:
    if mode is SearchMode.KEYWORD:
        return Weights(1.0, 0.0)
    if mode is SearchMode.VECTOR:
        return Weights(0.0, 1.0)
    languages = embedder.languages if embedder else frozenset()
    return choose_weights(query.language, languages, bool(found.keyword), bool(found.vector))


def _explain(
    item: Fused[ChunkKey], chunk: StoredChunk, query: Query, weights: Weights
) -> Explanation:
    present = set(chunk.terms.split()) | set(chunk.title_terms.split())
    matched = tuple(term for term in query.terms if term in present)
    return Explanation(
        item.keyword_score, item.vector_score, weights.keyword, weights.vector, matched
    )


def _passage(
    item: Fused[ChunkKey],
    chunk: StoredChunk,
    document: Document,
    ranks: _Ranks,
    explanation: Explanation | None,
) -> Passage:
    return Passage(
        path=document.path,
        title=document.display_title,
        heading=chunk.heading,
        start_line=chunk.start_line,
        end_line=chunk.end_line,
        page=chunk.page,
        start_char=chunk.start_char,
        end_char=chunk.end_char,
        text=chunk.text,
        score=round(item.score, 6),
        keyword_rank=ranks.keyword.get(item.key),
        vector_rank=ranks.vector.get(item.key),
        revision=chunk.revision,
        content_hash=chunk.content_hash,
        vector_score=item.vector_score,
        keyword_score=item.keyword_score,
        modified_at=document.mtime_ns / 1e9,
        language=document.language,
        explanation=explanation,
    )
