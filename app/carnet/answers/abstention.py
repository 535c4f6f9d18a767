"""Do the notes say? Decided before a word is written, apart from ranking."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from carnet.answers.evidence import Evidence
from carnet.domain.search import Passage


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision looks at; each is a number a person can check with `--explain`.

    `coverage`: weighted share of the question's words around the best sentence. `cosine`: best
    cosine of question and passage, None when there are no vectors for it. `reads_language`:
    whether the embedder was made for the question's language.
    """

    coverage: float
    cosine: float | None
    reads_language: bool
    words: int


def signals(
    scored: Sequence[Evidence], passages: Sequence[Passage], reads_language: bool, words: int
) -> Signals:
    """Measure one question's evidence."""
    cosines = [p.vector_score for p in passages if p.vector_score is not None]
    return Signals(
        max((item.coverage for item in scored), default=0.0),
        max(cosines, default=None),
        reads_language,
        words,
    )


def confidence(found: Signals) -> float:
    """Chance in [0, 1] that the notes say something about the question."""
    if found.cosine is None or not found.reads_language:
        return _logistic(-3.0 + 6.0 * found.coverage + 2.0 * (found.cosine or 0.0))
    return _logistic(-4.0 + 5.0 * found.coverage + 5.0 * found.cosine)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
