"""Do the notes say? Decided before a word is written, apart from ranking."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from carnet.answers.evidence import Evidence
from carnet.domain.search import Passage
from carnet.text.analysis import QuestionWord

# Notes about another person, another code or another year than the one asked about are the
# likeliest wrong answer, so this weighs more than a regression on encyclopedia questions gives it.
_MISSING_SPECIFIC = 2.0
# A place that carries less than this share of the question says nothing about it.
_LEAST_COVERAGE = 0.2


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision looks at.

    `coverage`: weighted share of the question's words at or around one sentence, at best.
    `cosine`: best cosine of question and passage, None without vectors. `reads_language`: whether
    the embedder was made for the question's language. `missing_specific`: the passage of the best
    sentence lacks a name, number or code of the question.
    """

    coverage: float
    cosine: float | None
    reads_language: bool
    missing_specific: bool = False


def signals(
    scored: Sequence[Evidence],
    passages: Sequence[Passage],
    words: Sequence[QuestionWord],
    *,
    reads_language: bool,
) -> Signals:
    """Measure one question's evidence."""
    best = max(scored, key=lambda item: item.score, default=None)
    around = (item for item in scored if best is not None and item.source == best.source)
    held = frozenset(term for item in around for term in item.terms | item.context)
    cosines = [p.vector_score for p in passages if p.vector_score is not None]
    return Signals(
        max((item.coverage for item in scored), default=0.0),
        max(cosines, default=None),
        reads_language,
        any(word.specific and word.terms.isdisjoint(held) for word in words),
    )


def confidence(found: Signals) -> float:
    """Chance in [0, 1] that the notes say something about the question.

    Logistic regressions over the two signals, fitted on 2,000 answerable questions and questions
    of one development set asked over the notes of another (docs/adr/0007).
    """
    if found.coverage < _LEAST_COVERAGE:
        return 0.0
    if found.cosine is None:
        evidence = -3.3 + 6.2 * found.coverage
    elif found.reads_language:
        evidence = -8.0 + 6.4 * found.coverage + 11.7 * found.cosine
    else:
        evidence = -5.6 + 5.3 * found.coverage + 6.2 * found.cosine
    return _logistic(evidence - _MISSING_SPECIFIC * found.missing_specific)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
