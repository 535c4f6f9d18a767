"""Two notes that give different values for what was asked: the rent then, the rent now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from carnet.answers.citing import dated_at
from carnet.answers.evidence.sentences import Evidence, WeighedWords
from carnet.answers.evidence.values import Value, values_of
from carnet.answers.question.kind import AnswerType, expected_answer, is_asking_word
from carnet.domain.answers import ValueKind
from carnet.domain.search import Passage
from carnet.text.analysis import query_words

# Of the words that surround the value, how many both sentences share: the same thing is said.
_ALIKE = 0.6
_FEWEST_SHARED = 2
# "Which band", not "what is the rent" or "quel est le loyer".
_ASKS_WHICH = re.compile(
    r"\b(?:which|what|quel(?:le)?s?)\s+(?!(?:is|are|was|were|will|do|does|did|est|sont|sera|[ée]tai\w+)\b)\w",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Sentences of different notes with the value each gives, newest note first."""

    kind: ValueKind
    claims: tuple[tuple[Evidence, Value], ...]


def find_conflict(
    quoted: Sequence[Evidence],
    scored: Sequence[Evidence],
    question: str,
    asked: WeighedWords,
    passages: Sequence[Passage],
) -> Contradiction | None:
    """The best quoted sentence against those of other notes that speak of the same thing.

    Both must hold every meaningful word of the question that the notes hold at all, and say
    nearly the same around exactly one value of the asked kind. One claim a note.
    """
    if not quoted:
        return None
    first = quoted[0]
    given = _value_asked(first, question)
    if given is None:
        return None
    claims = [(first, given)]
    notes = {passages[first.source].path}
    about = _about(first, asked)
    for other in sorted(scored, key=lambda item: -item.score):
        path = passages[other.source].path
        if path in notes or not about <= other.held or not _alike(first, other, passages):
            continue
        value = _value_asked(other, question)
        if value is not None and value.kind is given.kind:
            notes.add(path)
            claims.append((other, value))
    if not any(value.differs(given) for _, value in claims):
        return None
    claims.sort(key=lambda claim: -dated_at(passages[claim[0].source]))
    return Contradiction(given.kind, tuple(claims))


def newest_first(conflict: Contradiction, quoted: Sequence[Evidence]) -> list[Evidence]:
    """What to quote where notes differ: each claim, the newest note's first, then the rest of
    `quoted` while there is room."""
    claims = [item for item, _ in conflict.claims]
    rest = [item for item in quoted if item not in claims]
    return claims + rest[: max(0, len(quoted) - len(claims))]


def _value_asked(item: Evidence, question: str) -> Value | None:
    """The one value of `item` that may answer; None when there is none or a choice."""
    expected = expected_answer(question)
    if expected.type is not AnswerType.VALUE if expected else _ASKS_WHICH.search(question):
        return None  # who, why, which one: a year beside the name contradicts nothing
    kind = expected.value if expected else None
    known = {value.key for value in values_of(question)}
    found = [value for value in values_of(item.text) if value.key not in known]
    if kind is not None:
        found = [value for value in found if value.kind is kind]
    elif len({value.kind for value in found}) > 1:
        # "What is the excess?" asks for no kind: an amount says more than a date beside it.
        found = [value for value in found if value.kind is not ValueKind.DATE]
    return found[0] if len({value.key for value in found}) == 1 else None


def _about(item: Evidence, asked: WeighedWords) -> frozenset[int]:
    """The words of the question that `item` is about; those that only ask aside."""
    return frozenset(k for k in item.held if not is_asking_word(asked.words[k].text))


def _alike(one: Evidence, other: Evidence, passages: Sequence[Passage]) -> bool:
    if one.columns and one.columns == other.columns:
        return True
    first = _surroundings(one, passages[one.source].language)
    second = _surroundings(other, passages[other.source].language)
    shared = len(first & second)
    return shared >= min(_FEWEST_SHARED, len(first)) and shared >= _ALIKE * max(
        1, min(len(first), len(second))
    )


def _surroundings(item: Evidence, language: str) -> frozenset[str]:
    """The meaningful terms of a sentence without its values."""
    text = item.text
    for value in values_of(text):
        text = text.replace(value.text, " ")
    return frozenset(term for word in query_words(text, language) for term in word)
