"""The search use case: one request in, passages out."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date

from carnet.domain.cancel import CancelToken
from carnet.domain.documents import Document
from carnet.domain.model_ports import Embedder
from carnet.domain.ports import ChunkStore, Manifest, VectorStore, Vocabulary
from carnet.domain.search import (
    Explanation,
    Passage,
    SearchMode,
    SearchRequest,
    SearchResult,
)
from carnet.search.browsing import browse
from carnet.search.narrowing import Narrower
from carnet.search.passages import away_prefixes, passage_of
from carnet.search.query.corrections import Speller
from carnet.search.query.reading import Query, read_query
from carnet.search.ranking.arranging import Arranged, arrange
from carnet.search.ranking.candidates import Candidates, Clock, Retriever
from carnet.search.ranking.fusion import Signals, choose_weights
from carnet.search.ranking.matching import WordsWanted
from carnet.search.ranking.reranking import Reranking
from carnet.search.ranking.scoring import explain, reading_share, score

_SHALLOWEST = 60


class Searcher:
    """Finds passages. Safe to call from several threads; the stores see to that.

    `embedder` and `vectors` are None when no embedding model is installed: every mode then
    answers with keywords and says so in the result's notes. `offline` gives the folders that are
    not there now, `waiting` how many chunks are known to wait for their vector, `today` the day
    that "last week" counts from. `vocabulary` completes and corrects words, `reranking` reads the
    best candidates of a finished hybrid query again.
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
        vocabulary: Vocabulary | None = None,
        reranking: Reranking | None = None,
    ) -> None:
        self._manifest = manifest
        self._chunks = chunks
        self._today = today
        self._offline = offline
        self._waiting = waiting
        self._embedder = embedder
        self._reranking = reranking
        self._complete = vectors is not None and embedder is not None
        self._retriever = Retriever(chunks, vectors, embedder)
        self._narrower = Narrower(manifest, chunks)
        self._speller = None if vocabulary is None else Speller(vocabulary, chunks)

    def search(self, request: SearchRequest, cancel: CancelToken | None = None) -> SearchResult:
        """Passages for `request`, best first. Raises `Cancelled`.

        Where nothing is found under what plain words restrict, like a date, they are words again.
        """
        cancel = cancel or CancelToken()
        query, result = self._find(request, cancel)
        if request.typing and not result.passages and query.restrictions:
            before = request.query.removesuffix(query.restrictions[-1].typed)
            if before != request.query:  # "tag:hou" names no tag yet
                return self.search(replace(request, query=before), cancel)
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
        query = read_query(
            request.query,
            self._manifest.languages(),
            self._today(),
            plain_words=plain_words,
            ask_language=request.mode is not SearchMode.KEYWORD,
        )
        started = clock.lap("analyse", started)
        if query.empty and replace(request.filters, own=False).empty:
            return query, SearchResult((), clock.laps, notes=("empty-query",))
        if self._speller is not None and request.typing:
            query = self._speller.complete(query, request.query)
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
        if self._speller is not None and mode is not SearchMode.VECTOR:
            corrected = self._speller.correct(query, map(found.chunks.__getitem__, found.keyword))
            if corrected.corrections:
                query, found = (
                    corrected,
                    self._retriever.find(corrected, mode, depth, narrowed, clock),
                )
        cancel.check()
        started = time.perf_counter()
        documents = self._manifest.by_revisions({revision for revision, _ in found.chunks})
        if request.filters.own:  # one may have been written since the filter was read
            documents = {key: kept for key, kept in documents.items() if not kept.generated}
        wanted = WordsWanted.read(query.text, query.languages, query.completions)
        weights = self._weights(mode, query, found, documents)
        scored = score(found, documents, wanted, weights)
        if self._reranking is not None and mode is SearchMode.HYBRID and not request.typing:
            started = clock.lap("score", started)
            scored, said = self._reranking.apply(query, scored, cancel)
            started, notes = clock.lap("rerank", started), notes + said
        ranks = _Ranks(found)
        passages = tuple(
            _passage(item, ranks, explain(item.best, wanted) if request.explain else None, away)
            for item in arrange(scored, request.limit, len(wanted.words))
        )
        if mode is not SearchMode.KEYWORD and (
            self._waiting() or any(passage.vector_score is None for passage in passages)
        ):
            notes += ("vectors-pending",)
        clock.lap("fuse", started)
        return query, SearchResult(
            passages,
            clock.laps,
            query.language,
            notes,
            query.restrictions,
            query.corrections,
            query.text,
        )

    def _possible_mode(self, mode: SearchMode) -> tuple[SearchMode, tuple[str, ...]]:
        if mode is SearchMode.KEYWORD or self._complete:
            return mode, ()
        return SearchMode.KEYWORD, ("no-embedder",)

    def _weights(
        self,
        mode: SearchMode,
        query: Query,
        found: Candidates,
        documents: Mapping[int, Document],
    ) -> Signals:
        if mode is SearchMode.VECTOR:
            return Signals(vector=1.0)
        known = self._embedder.languages if self._embedder else frozenset()
        reads = reading_share(query, found, documents, known)
        return choose_weights(
            reads, has_keywords=bool(found.keyword), has_vectors=bool(found.vector)
        )


class _Ranks:
    """1-based ranks within each half."""

    def __init__(self, found: Candidates) -> None:
        self.keyword = {key: rank for rank, key in enumerate(found.keyword, 1)}
        self.vector = {key: rank for rank, key in enumerate(found.vector, 1)}


def _passage(
    shown: Arranged, ranks: _Ranks, explanation: Explanation | None, away: tuple[str, ...]
) -> Passage:
    item = shown.best
    return replace(
        passage_of(shown.chunk, item.document, away),
        score=round(item.score, 6),
        keyword_rank=ranks.keyword.get(item.key),
        vector_rank=ranks.vector.get(item.key),
        vector_score=item.vector,
        keyword_score=item.keyword,
        explanation=explanation,
        also_in=shown.also_in,
    )
