"""Retrieval measures, as BEIR and TREC define them.

nDCG uses the gain 2^rel - 1 and the discount log2(rank + 1) (Järvelin and Kekäläinen 2002; for
the binary judgements of most sets this equals trec_eval's linear gain).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Judgements = Mapping[str, int]  # document -> relevance, 0 and absent both mean no


def ndcg_at(ranked: Sequence[str], relevant: Judgements, k: int = 10) -> float:
    """Normalised discounted cumulative gain of the first `k`, in [0, 1]."""
    ideal = _dcg(sorted(relevant.values(), reverse=True)[:k])
    return _dcg([relevant.get(doc, 0) for doc in ranked[:k]]) / ideal if ideal else 0.0


def hit_at(ranked: Sequence[str], relevant: Judgements, k: int) -> float:
    """1.0 when a relevant document is among the first `k`."""
    return float(any(relevant.get(doc, 0) > 0 for doc in ranked[:k]))


def reciprocal_rank_at(ranked: Sequence[str], relevant: Judgements, k: int = 10) -> float:
    """1 / rank of the first relevant document within `k`, else 0."""
    for rank, doc in enumerate(ranked[:k], 1):
        if relevant.get(doc, 0) > 0:
            return 1.0 / rank
    return 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Nearest-rank percentile; 0.0 for no values."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(share * len(ordered)) - 1))]


def mean(values: Sequence[float]) -> float:
    """Arithmetic mean; 0.0 for no values."""
    return sum(values) / len(values) if values else 0.0


def _dcg(gains: Sequence[int]) -> float:
    return float(sum((2**gain - 1) / math.log2(rank + 1) for rank, gain in enumerate(gains, 1)))
