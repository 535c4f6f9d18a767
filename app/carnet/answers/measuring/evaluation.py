"""Measuring an answerer on questions with known answers, and on questions without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carnet.answers.measuring.metrics import contains, f1
from carnet.domain.answers import Answer


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question, its gold answers, and the ids of the documents that hold them."""

    text: str
    answers: tuple[str, ...]
    gold: frozenset[str]
    answerable: bool


@dataclass(frozen=True, slots=True)
class AnswerScores:
    """Shares in [0, 1] and medians in milliseconds.

    `f1` and `contains` are over the answerable questions (a refusal scores 0); `citation_hit`
    (a cited span lies in a gold document) and `sentence_hit` (a cited sentence of a gold document
    holds the gold answer) are over the answerable questions that were answered. `answered` is the
    share of all questions that got an answer, `sentences` the mean number shown in one, and
    `conflicts` the share of answers that tell of one. Shares over no question at all are None.
    """

    n: int
    f1: float | None
    contains: float | None
    citation_hit: float | None
    sentence_hit: float | None
    answered: float
    refused_answerable: float | None
    refused_unanswerable: float | None
    balanced_accuracy: float | None
    first_token_ms: float
    total_ms: float
    sentences: float | None = None
    conflicts: float | None = None


def evaluate_answers(
    ask: Callable[[str], Answer],
    questions: Sequence[JudgedQuestion],
    document_id: Callable[[str], str],
    on_progress: Callable[[int], None],
) -> AnswerScores:
    """Ask every question and compare with what is known."""
    return score_answers(ask_all(ask, questions, on_progress), document_id)


def ask_all(
    ask: Callable[[str], Answer],
    questions: Sequence[JudgedQuestion],
    on_progress: Callable[[int], None],
) -> list[tuple[JudgedQuestion, Answer]]:
    """Every question with its answer, in order."""
    pairs = []
    for done, question in enumerate(questions, 1):
        pairs.append((question, ask(question.text)))
        on_progress(done)
    return pairs


def score_answers(
    pairs: Sequence[tuple[JudgedQuestion, Answer]], document_id: Callable[[str], str]
) -> AnswerScores:
    """Compare answers with what is known."""
    answers = [answer for _, answer in pairs]
    good = [(q, a) for q, a in pairs if q.answerable]
    bad = [a for q, a in pairs if not q.answerable]
    given = [(q, a) for q, a in good if not a.abstained]
    refused_good = _share([a.abstained for _, a in good])
    refused_bad = _share([a.abstained for a in bad])
    balanced = (
        (1 - refused_good + refused_bad) / 2
        if refused_good is not None and refused_bad is not None
        else None
    )
    return AnswerScores(
        n=len(pairs),
        f1=_share([f1(a.answer, q.answers) for q, a in good]),
        contains=_share([contains(a.answer, q.answers) for q, a in good]),
        citation_hit=_share([_cites_gold(q, a, document_id) for q, a in given]),
        sentence_hit=_share([_quotes_answer(q, a, document_id) for q, a in given]),
        answered=_share([not a.abstained for a in answers]) or 0.0,
        refused_answerable=refused_good,
        refused_unanswerable=refused_bad,
        balanced_accuracy=balanced,
        first_token_ms=_median([a.timings_ms["first_token"] for a in answers]),
        total_ms=_median([a.timings_ms["total"] for a in answers]),
        sentences=_share([len(a.sentences) for a in answers if not a.abstained]),
        conflicts=_share([bool(a.conflicts) for a in answers if not a.abstained]),
    )


def _cites_gold(
    question: JudgedQuestion, answer: Answer, document_id: Callable[[str], str]
) -> bool:
    return any(document_id(citation.path) in question.gold for citation in answer.citations)


def _quotes_answer(
    question: JudgedQuestion, answer: Answer, document_id: Callable[[str], str]
) -> bool:
    return any(
        document_id(citation.path) in question.gold and contains(citation.quote, question.answers)
        for citation in answer.citations
    )


def _share(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else 0.0
