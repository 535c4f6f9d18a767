"""Do the notes say? Decided before a word is written, apart from ranking."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from carnet.answers.evidence import Evidence
from carnet.domain.search import Passage


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision looks at.

    `coverage`: weighted share of the question's words at or around one sentence, at best.
    `cosine`: best cosine of question and passage, None without vectors. `reads_language`: whether
    the embedder was made for the question's language.
    """

    coverage: float
    cosine: float | None
    reads_language: bool


def signals(
    scored: Sequence[Evidence], passages: Sequence[Passage], reads_language: bool
) -> Signals:
    """Measure one question's evidence."""
    cosines = [p.vector_score for p in passages if p.vector_score is not None]
    return Signals(
        max((item.coverage for item in scored), default=0.0),
        max(cosines, default=None),
        reads_language,
    )


def confidence(found: Signals) -> float:
    """Chance in [0, 1] that the notes say something about the question.

    Logistic regressions over the two signals, fitted on 2,000 answerable questions and questions
    of one development set asked over the notes of another (docs/adr/0007).
    """
    if found.cosine is None:
        return _logistic(-3.3 + 6.2 * found.coverage)
    if not found.reads_language:
        return _logistic(-5.6 + 5.3 * found.coverage + 6.2 * found.cosine)
    return _logistic(-8.0 + 6.4 * found.coverage + 11.7 * found.cosine)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
