"""Putting the keyword list and the vector list together.

Scores, not ranks: reciprocal rank fusion forgets by how much the first result wins, and gives a
weak list as much to say as a strong one. Here each list is scaled to [0, 1] by its own best and
its own background, and added with weights that sum to one (a convex combination, see Bruch,
Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", ACM TOIS 2023).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each half of the search has to say; they sum to one."""

    keyword: float
    vector: float


@dataclass(frozen=True, slots=True)
class Fused(Generic[Key]):
    """One candidate after fusion, with what each half said of it."""

    key: Key
    score: float
    keyword_score: float | None
    vector_score: float | None


def fuse(
    keyword: Mapping[Key, float], vector: Mapping[Key, float], weights: Weights
) -> list[Fused[Key]]:
    """Candidates of both lists, best first, scores in [0, 1].

    `keyword` holds BM25 scores (0 is the background: no query term occurs); `vector` holds
    cosines, whose background is the lowest one seen. A candidate that one half did not score gets
    nothing from it.
    """
    best_keyword = max(keyword.values(), default=0.0) or 1.0
    low = min(vector.values(), default=0.0)
    spread = (max(vector.values(), default=0.0) - low) or 1.0
    fused = []
    for key in dict.fromkeys((*keyword, *vector)):
        bm25, cosine = keyword.get(key), vector.get(key)
        score = 0.0
        if bm25 is not None:
            score += weights.keyword * bm25 / best_keyword
        if cosine is not None:
            score += weights.vector * (cosine - low) / spread
        fused.append(Fused(key, score, bm25, cosine))
    fused.sort(key=lambda item: -item.score)
    return fused


def choose_weights(
    query_language: str, vector_languages: frozenset[str], has_keywords: bool, has_vectors: bool
) -> Weights:
    """Weights from what is there and from whether the embedder reads the question's language."""
    if not has_vectors:
        return Weights(1.0, 0.0)
    if not has_keywords:
        return Weights(0.0, 1.0)
    if not query_language or query_language in vector_languages or "*" in vector_languages:
        return Weights(0.5, 0.5)
    return Weights(0.8, 0.2)
