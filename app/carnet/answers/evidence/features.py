"""What can be seen of a sentence that may answer a question, in numbers.

Shares are of the question's weight: each of its words counts by how rare it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from carnet.answers.evidence.sentences import Evidence, WeighedWords
from carnet.answers.question.kind import (
    AnswerType,
    Expected,
    asks_what_it_is,
    expected_answer,
)
from carnet.domain.search import Passage
from carnet.text.analysis import fold, words

_SIMILAR = 0.35  # of the three-letter pieces of two words together: "voyage", "voyageur"
_SHORTEST_SIMILAR = 5
_STEM_LETTERS = 5
_FIRST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Features:
    """One sentence seen with one question.

    Of the question's weight, the share of the words that stand `own`: in the sentence itself;
    `above`: only in its title, headings or columns; `beside`: only in a sentence next to it;
    `around`: only elsewhere in its passage; `similar`: nowhere in the sentence, but a word like it
    is. `passage_score` as in `Passage`; `passage_rank` is 1 for the first, 1/2 for the second.
    `new`: share of the sentence's terms that the question does not hold. `value`, `name`, `reason`:
    1 when it holds one as asked, -1 when it lacks it, 0 when none is asked. `leads`: share of the
    words that a definition was asked of among its first words. `near`: how close together the
    question's words stand. `cosine` and `cosine_before`: of the question with the sentence and the
    one before, 0 where unknown.
    """

    own: float
    above: float
    beside: float
    around: float
    similar: float
    passage_score: float
    passage_rank: float
    new: float
    value: int
    name: int
    reason: int
    leads: float
    near: float
    cosine: float = 0.0
    cosine_before: float = 0.0

    @property
    def coverage(self) -> float:
        """Share of the question at or around the sentence."""
        return self.own + self.above + self.beside


def features_of(
    question: str,
    sentences: Sequence[Evidence],
    asked: WeighedWords,
    passages: Sequence[Passage],
) -> list[Features]:
    """Features of each sentence, in the same order."""
    look = _Look(question, sentences, asked)
    return [look.at(index, passages[item.source]) for index, item in enumerate(sentences)]


class _Look:
    """One question looking through the sentences found for it."""

    def __init__(self, question: str, sentences: Sequence[Evidence], asked: WeighedWords) -> None:
        self._sentences = sentences
        self._weights = asked.weights
        self._total = sum(asked.weights) or 1.0
        self._words = [_folded(word.text) for word in asked.words]
        self._expected: Expected | None = expected_answer(question)
        self._definition = asks_what_it_is(question)
        self._terms = frozenset(term for word in asked.words for term in word.terms)
        self._own = [asked.covered(sentence.terms) for sentence in sentences]
        self._above = [asked.covered(sentence.context) for sentence in sentences]
        self._passages: dict[int, list[bool]] = {}
        for item, own, above in zip(sentences, self._own, self._above, strict=True):
            held = self._passages.setdefault(item.source, [False] * len(self._words))
            for k in range(len(held)):
                held[k] = held[k] or own[k] or above[k]

    def at(self, index: int, passage: Passage) -> Features:
        item = self._sentences[index]
        own, above = self._own[index], self._above[index]
        beside = [
            self._own[other]
            for other in (index - 1, index + 1)
            if 0 <= other < len(self._sentences) and self._sentences[other].source == item.source
        ]
        found = [_folded(word) for word in words(item.text)]
        shares = {"own": 0.0, "above": 0.0, "beside": 0.0, "around": 0.0, "similar": 0.0}
        for k, weight in enumerate(self._weights):
            if own[k]:
                shares["own"] += weight
            elif above[k]:
                shares["above"] += weight
            elif any(flags[k] for flags in beside):
                shares["beside"] += weight
            elif self._passages[item.source][k]:
                shares["around"] += weight
            if not own[k]:
                shares["similar"] += weight * _likeness(self._words[k], found)
        return Features(
            **{name: value / self._total for name, value in shares.items()},
            passage_score=passage.score,
            passage_rank=1 / (1 + item.source),
            new=len(item.terms - self._terms) / max(1, len(item.terms)),
            value=self._holds(AnswerType.VALUE, item.text),
            name=self._holds(AnswerType.NAME, item.text),
            reason=self._holds(AnswerType.REASON, item.text),
            leads=self._leads(found) if self._definition else 0.0,
            near=self._near(found),
        )

    def _holds(self, kind: AnswerType, text: str) -> int:
        if self._expected is None or self._expected.type is not kind:
            return 0
        return 1 if self._expected.met_by(text) else -1

    def _leads(self, found: Sequence[str]) -> float:
        first = {word[:_STEM_LETTERS] for word in found[:_FIRST_WORDS]}
        return sum(word[:_STEM_LETTERS] in first for word in self._words) / max(1, len(self._words))

    def _near(self, found: Sequence[str]) -> float:
        """How many of the words there are, over the stretch that holds them; 0 for one word."""
        places: dict[str, int] = {}
        for place, word in enumerate(found):
            places.setdefault(word[:_STEM_LETTERS], place)
        at = [
            places[stem]
            for stem in (word[:_STEM_LETTERS] for word in self._words)
            if stem in places
        ]
        return len(at) / (1 + max(at) - min(at)) if len(at) > 1 else 0.0


def _likeness(word: str, others: Sequence[str]) -> float:
    """How like `word` is to the likest of `others`, in [0, 1]; 0 below a threshold."""
    if len(word) < _SHORTEST_SIMILAR:
        return 0.0
    pieces = _pieces(word)
    best = 0.0
    for other in others:
        if len(other) >= _SHORTEST_SIMILAR - 1:
            theirs = _pieces(other)
            shared = len(pieces & theirs)
            best = max(best, shared / (len(pieces) + len(theirs) - shared))
    return best if best >= _SIMILAR else 0.0


@lru_cache(maxsize=50_000)
def _pieces(word: str) -> frozenset[str]:
    marked = f"^{word}$"
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))


_folded = lru_cache(maxsize=50_000)(fold)
