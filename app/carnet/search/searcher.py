"""The search use case: one request in, passages out."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from carnet.domain.cancel import CancelToken
from carnet.domain.documents import Document, StoredChunk
from carnet.domain.ports import ChunkStore, Embedder, Manifest, VectorStore
from carnet.domain.search import (
    Explanation,
    Passage,
    SearchMode,
    SearchRequest,
    SearchResult,
)
from carnet.search.browsing import browse
from carnet.search.candidates import Candidates, ChunkKey, Clock, Retriever
from carnet.search.fusion import Fused, Weights, choose_weights, fuse
from carnet.search.narrowing import Narrower
from carnet.search.passages import away_prefixes, newest_first, passage_of
from carnet.search.query import Query, read_query

_SHALLOWEST = 60


class Searcher:
    """Finds passages. Safe to call from several threads; the stores see to that.

    `embedder` and `vectors` are None when no embedding model is installed: every mode then
    answers with keywords and says so in the result's notes. `offline` gives the folders that are
    not there now, `waiting` how many chunks are known to wait for their vector, `today` the day
    that "last week" counts from.
    """

    def __init__(
        self,
        manifest: Manifest,
        chunks: ChunkStore,
        vectors: VectorStore | None,
        embedder: Embedder | None,
        offline: Callable[[], Collection[str]] = tuple,
        waiting: Callable[[], int] = int,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._manifest = manifest
        self._chunks = chunks
        self._today = today
        self._offline = offline
        self._waiting = waiting
        self._embedder = embedder
        self._complete = vectors is not None and embedder is not None
        self._retriever = Retriever(chunks, vectors, embedder)
        self._narrower = Narrower(manifest, chunks)

    def search(self, request: SearchRequest, cancel: CancelToken | None = None) -> SearchResult:
        """Passages for `request`, best first. Raises `Cancelled`.

        Where nothing is found under what plain words restrict, like a date, they are words again.
        """
        cancel = cancel or CancelToken()
        query, result = self._find(request, cancel)
        if result.passages or not query.gives_way:
            return result
        _, wider = self._find(request, cancel, plain_words=False)
        notes = (*wider.notes, *(f"{kind.value}-widened" for kind in query.gives_way))
        return replace(wider, notes=notes) if wider.passages else result

    def _find(
        self, request: SearchRequest, cancel: CancelToken, *, plain_words: bool = True
    ) -> tuple[Query, SearchResult]:
        clock = Clock()
        started = time.perf_counter()
        only_words = request.mode is SearchMode.KEYWORD
        languages = self._manifest.languages() or {"en"} if only_words else ()
        query = read_query(request.query, languages, self._today(), plain_words=plain_words)
        started = clock.lap("analyse", started)
        if query.empty:
            return query, SearchResult((), clock.laps, notes=("empty-query",))
        narrowed = self._narrower.narrow(query, request.filters)
        clock.lap("narrow", started)
        away = away_prefixes(self._offline())
        if not query.text:
            newest = browse(
                self._manifest, self._chunks, narrowed.revisions or (), request.limit, away
            )
            return query, SearchResult(newest, clock.laps, restrictions=query.restrictions)
        mode, notes = self._possible_mode(request.mode)
        depth = max(_SHALLOWEST, request.limit * 3)
        found = self._retriever.find(query, mode, depth, narrowed, clock)
        cancel.check()
        started = time.perf_counter()
        weights = _weights_for(mode, query, self._embedder, found)
        fused = fuse(found.keyword, found.vector, weights)
        documents = self._manifest.by_revisions({revision for revision, _ in found.chunks})
        live = _in_order(fused, documents)[: request.limit]
        ranks = _Ranks(found)
        passages = tuple(
            _passage(
                item,
                found.chunks[item.key],
                documents[item.key[0]],
                ranks,
                _explain(item, found.chunks[item.key], query, weights) if request.explain else None,
                away,
            )
            for item in live
        )
        if mode is not SearchMode.KEYWORD and (
            self._waiting() or any(passage.vector_score is None for passage in passages)
        ):
            notes += ("vectors-pending",)
        clock.lap("fuse", started)
        return query, SearchResult(
            passages, clock.laps, query.language, notes, query.restrictions, query.corrections
        )

    def _possible_mode(self, mode: SearchMode) -> tuple[SearchMode, tuple[str, ...]]:
        if mode is SearchMode.KEYWORD or self._complete:
            return mode, ()
        return SearchMode.KEYWORD, ("no-embedder",)


class _Ranks:
    """1-based ranks within each half."""

    def __init__(self, found: Candidates) -> None:
        self.keyword = {key: rank for rank, key in enumerate(found.keyword, 1)}
        self.vector = {key: rank for rank, key in enumerate(found.vector, 1)}


def _in_order(
    fused: Iterable[Fused[ChunkKey]], documents: Mapping[int, Document]
) -> list[Fused[ChunkKey]]:
    """Best first; of equals the newer note, so that no order depends on when a note was indexed."""

    def rank(item: Fused[ChunkKey]) -> tuple[float, int, str, int]:
        document = documents[item.key[0]]
        return -item.score, *newest_first(document), item.key[1]

    return sorted((item for item in fused if item.key[0] in documents), key=rank)


def _weights_for(
    mode: SearchMode, query: Query, embedder: Embedder | None, found: Candidates
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
    away: tuple[str, ...],
) -> Passage:
    return replace(
        passage_of(chunk, document, away),
        score=round(item.score, 6),
        keyword_rank=ranks.keyword.get(item.key),
        vector_rank=ranks.vector.get(item.key),
        vector_score=item.vector_score,
        keyword_score=item.keyword_score,
        explanation=explanation,
    )
