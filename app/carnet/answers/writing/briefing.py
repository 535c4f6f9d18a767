"""What a language model gets to read: which sentences, and how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from carnet.answers.evidence.sentences import Evidence

# The first word is to come within two seconds: this is for reading, the rest for finding.
_READING_SECONDS = 1.2
_TEMPLATE_TOKENS = 160  # instructions, question and the chat template around the evidence
_FEWEST_TOKENS = 120


@dataclass(frozen=True, slots=True)
class Lengths:
    """Budgets in tokens: what the model reads, what it may write, and when it only rewords.

    `evidence_tokens` is for a model whose speed nobody measured, `most_evidence_tokens` for a fast
    one: more than that distracts more than it helps.
    """

    evidence_tokens: int = 380
    answer_tokens: int = 120
    reworded_tokens: int = 48
    most_evidence_tokens: int = 900


def evidence_budget(lengths: Lengths, prompt_speed: float | None, context_tokens: int) -> int:
    """Tokens of evidence that a model with this speed (tokens a second) and context can take."""
    budget = lengths.evidence_tokens
    if prompt_speed is not None:
        budget = int(prompt_speed * _READING_SECONDS) - _TEMPLATE_TOKENS
        budget = min(max(budget, _FEWEST_TOKENS), lengths.most_evidence_tokens)
    room = context_tokens - lengths.answer_tokens - _TEMPLATE_TOKENS
    return max(0, min(budget, room))


def choose_evidence(
    scored: Sequence[Evidence], count_tokens: Callable[[str], int], budget_tokens: int
) -> list[Evidence]:
    """The best sentences that fit `budget_tokens`, near-copies left out.

    A row brings its table and an item its list while they fit: alone they mislead. In reading
    order, and the note of the best sentence last, next to the question.
    """
    chosen: dict[int, Evidence] = {}
    seen: set[frozenset[str]] = set()
    left = budget_tokens
    ranked = sorted(range(len(scored)), key=lambda i: -scored[i].score)
    for first in ranked:
        for index in (first, *_company(scored, first)):
            item = scored[index]
            if index in chosen or item.terms in seen:
                continue
            cost = count_tokens(item.text) + 1
            if cost > left:
                continue
            left -= cost
            chosen[index] = item
            seen.add(item.terms)
    if not chosen:
        return []
    best = scored[next(i for i in ranked if i in chosen)].source
    return sorted(chosen.values(), key=lambda one: (one.source == best, one.source, one.start_char))


def _company(scored: Sequence[Evidence], index: int) -> Iterator[int]:
    """The other rows or items of the table or list that `index` stands in, nearest first."""
    item = scored[index]
    if not (item.columns or item.listed):
        return
    around = [
        other
        for other, one in enumerate(scored)
        if one.source == item.source
        and one.columns == item.columns
        and one.listed == item.listed
        and one.context == item.context
    ]
    yield from sorted(around, key=lambda other: abs(other - index))
