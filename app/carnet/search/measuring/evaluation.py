"""Measuring a searcher on judged queries: every query's scores, and what they are on average."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from carnet.domain.search import Passage, SearchMode, SearchRequest, SearchResult
from carnet.search.measuring.metrics import (
    Judgements,
    hit_at,
    mean,
    ndcg_at,
    percentile,
    reciprocal_rank_at,
)

# What is measured, by the names of `eval --json`.
MEASURES: Mapping[str, Callable[[Sequence[str], Judgements], float]] = {
    "ndcg@10": ndcg_at,
    "hit@1": lambda ranked, relevant: hit_at(ranked, relevant, 1),
    "hit@5": lambda ranked, relevant: hit_at(ranked, relevant, 5),
    "mrr@10": reciprocal_rank_at,
}
# Passages are chunks; ten documents may need more than ten of them.
_PASSAGES = 40
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class QueryScore:
    """One query in one mode. `scores` by measure, each in [0, 1].

    `ranked` are the documents found, in the order of their best passage; `first` the passages that
    the first few of them were found by.
    """

    query_id: str
    scores: Mapping[str, float]
    latency_ms: float
    ranked: tuple[str, ...] = ()
    first: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Latency:
    """Percentiles in milliseconds."""

    p50_ms: float
    p95_ms: float


def evaluate(
    search: Callable[[SearchRequest], SearchResult],
    queries: Mapping[str, str],
    judgements: Mapping[str, Judgements],
    document_id: Callable[[str], str],
    mode: SearchMode,
    on_query: Callable[[int], object] = lambda _done: None,
) -> list[QueryScore]:
    """Ask every judged query in `mode`; `document_id` turns a path into the set's id.

    A document stands where its first passage stands, or one that says the same. `on_query` hears
    how many were asked.
    """
    scored = []
    for query_id, relevant in judgements.items():
        started = time.perf_counter()
        result = search(SearchRequest(queries[query_id], mode, _PASSAGES))
        latency_ms = (time.perf_counter() - started) * 1000
        best: dict[str, Passage] = {}
        for passage in result.passages:
            for path in (passage.path, *passage.also_in):
                best.setdefault(document_id(path), passage)
        ranked = tuple(best)
        scores = {name: measure(ranked, relevant) for name, measure in MEASURES.items()}
        first = tuple(best.values())[:_SHOWN]
        scored.append(QueryScore(query_id, scores, latency_ms, ranked, first))
        on_query(len(scored))
    return scored


def averages(scored: Sequence[QueryScore]) -> dict[str, float]:
    """The mean of each measure over the queries."""
    return {name: mean([one.scores[name] for one in scored]) for name in MEASURES}


def latency(scored: Sequence[QueryScore]) -> Latency:
    """How long the queries took."""
    taken = [one.latency_ms for one in scored]
    return Latency(percentile(taken, 0.5), percentile(taken, 0.95))
