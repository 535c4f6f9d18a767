"""Measuring a searcher on judged queries, every mode side by side."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from carnet.domain.search import SearchMode, SearchRequest, SearchResult
from carnet.search.metrics import (
    Judgements,
    hit_at,
    mean,
    ndcg_at,
    percentile,
    reciprocal_rank_at,
)

# Passages are chunks; ten documents may need more than ten of them.
_PASSAGES = 40


@dataclass(frozen=True, slots=True)
class ModeScores:
    """Means over the queries of one mode, and latency percentiles in milliseconds."""

    ndcg_at_10: float
    hit_at_1: float
    hit_at_5: float
    mrr_at_10: float
    p50_ms: float
    p95_ms: float


def evaluate(
    search: Callable[[SearchRequest], SearchResult],
    queries: Mapping[str, str],
    judgements: Mapping[str, Judgements],
    document_id: Callable[[str], str],
    mode: SearchMode,
) -> ModeScores:
    """Ask every judged query in `mode`; `document_id` turns a path into the set's id.

    A document stands where its first passage stands.
    """
    ndcg, hit1, hit5, mrr, latency = [], [], [], [], []
    for query_id, relevant in judgements.items():
        started = time.perf_counter()
        result = search(SearchRequest(queries[query_id], mode, _PASSAGES))
        latency.append((time.perf_counter() - started) * 1000)
        ranked = ranked_documents(result, document_id)
        ndcg.append(ndcg_at(ranked, relevant))
        hit1.append(hit_at(ranked, relevant, 1))
        hit5.append(hit_at(ranked, relevant, 5))
        mrr.append(reciprocal_rank_at(ranked, relevant))
    return ModeScores(
        mean(ndcg),
        mean(hit1),
        mean(hit5),
        mean(mrr),
        percentile(latency, 0.5),
        percentile(latency, 0.95),
    )


def ranked_documents(result: SearchResult, document_id: Callable[[str], str]) -> Sequence[str]:
    """Documents in the order of their best passage."""
    return list(dict.fromkeys(document_id(passage.path) for passage in result.passages))
