"""Putting what is known of each candidate together into one score.

Scores, not ranks: reciprocal rank fusion forgets by how much the first result wins, and gives a
weak list as much to say as a strong one. Here each signal lies in [0, 1] and is added with weights
that sum to one (a convex combination, see Bruch, Gai and Ingber, "An Analysis of Fusion Functions
for Hybrid Retrieval", ACM TOIS 2023). ADR 0019 says how the weights were found.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from operator import mul
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Key = TypeVar("Key", bound=Hashable)

_MODELS = 3  # best candidates that the others are compared with


class Signals(NamedTuple):
    """What is known of one candidate, each in [0, 1]. Also the weights of these, which sum to one.

    `keyword`: BM25 as a share of the best. `vector`: the cosine between the lowest and the highest
    seen. `meaning`: the cosine itself, so that a list in which nothing is near has little to say.
    `coverage`: share of the query that the chunk holds. `closeness`: share that stands together.
    `title`: how nearly a name of the note is the query. `opening`: how well the note's first chunk
    does, which says what the note is about. `likeness`: nearness to the best candidates. `named`:
    1 when the query is a name of the note or gives one with a code in it. `linked`: 1 when the note
    links to one of the best or is linked from it.
    """

    keyword: float = 0.0
    vector: float = 0.0
    meaning: float = 0.0
    coverage: float = 0.0
    closeness: float = 0.0
    title: float = 0.0
    opening: float = 0.0
    likeness: float = 0.0
    named: float = 0.0
    linked: float = 0.0

    def parts(self, weights: Signals) -> list[tuple[str, float]]:
        """Each signal's name and what it adds to the score."""
        return list(zip(self._fields, map(mul, self, weights), strict=True))

    def score(self, weights: Signals) -> float:
        """Their weighted sum, in [0, 1]."""
        return float(sum(map(mul, self, weights)))


OF_VECTORS = frozenset({"vector", "meaning", "likeness"})
OF_OTHERS = frozenset({"opening", "likeness"})  # known once every candidate was looked at

# For a query in a language that the embedding model was made for, and for one that it was not:
# names, numbers and loan words still make it better than nothing.
_READ = Signals(0.17, 0.19, 0.18, 0.11, 0.10, 0.08, 0.07, 0.10)
_UNREAD = Signals(0.23, 0.08, 0.06, 0.17, 0.13, 0.08, 0.13, 0.12)

_NAMED = 0.35
_LINKED = 0.04


def choose_weights(reads: float, *, has_keywords: bool, has_vectors: bool) -> Signals:
    """Weights from what there is, and `reads` in [0, 1]: how surely the embedding model reads the
    query's language."""
    if not has_keywords:
        return Signals(vector=1.0)
    pairs = zip(_READ, _UNREAD, strict=True)
    mixed = Signals._make(reads * known + (1 - reads) * unknown for known, unknown in pairs)
    return without(mixed, () if has_vectors else OF_VECTORS)


def with_names(weights: Signals) -> Signals:
    """For a query that names a note: who asks for article 1134 wants no other first."""
    return Signals._make(weight * (1 - _NAMED) for weight in weights)._replace(named=_NAMED)


def with_links(weights: Signals) -> Signals:
    """Where notes are linked: enough to tell apart what is otherwise nearly as good."""
    return Signals._make(weight * (1 - _LINKED) for weight in weights)._replace(linked=_LINKED)


def without(weights: Signals, signals: Collection[str]) -> Signals:
    """`weights` without these signals, brought back to a sum of one: what is known counts for all.

    So is a note judged whose vector is still to come (`OF_VECTORS`).
    """
    kept = weights._replace(**dict.fromkeys(signals, 0.0))
    total = sum(kept)
    return Signals._make(weight / total for weight in kept) if total else weights


def scaled_by_best(scores: Mapping[Key, float]) -> dict[Key, float]:
    """Each as a share of the highest; 0 is the background (no word of the query occurs)."""
    best = max(scores.values(), default=0.0)
    return {key: score / best if best > 0 else 0.0 for key, score in scores.items()}


def scaled_by_range(scores: Mapping[Key, float]) -> dict[Key, float]:
    """Each between the lowest (0) and the highest (1)."""
    low = min(scores.values(), default=0.0)
    spread = max(scores.values(), default=0.0) - low
    return {key: (score - low) / spread if spread > 0 else 0.0 for key, score in scores.items()}


def likeness(
    vectors: Mapping[Key, npt.NDArray[np.float32]], best: Sequence[Key]
) -> dict[Key, float]:
    """How near each candidate's vector is to those of the `best` ones, in [0, 1] over all.

    What is relevant is alike (pseudo-relevance feedback, Rocchio 1971).
    """
    models = [vectors[key] for key in best if key in vectors][:_MODELS]
    if not models:
        return {}
    centre = sum(models[1:], models[0]) / len(models)
    return scaled_by_range({key: float(vector @ centre) for key, vector in vectors.items()})
