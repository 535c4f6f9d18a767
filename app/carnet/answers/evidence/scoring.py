"""Which sentence answers? A conditional logit over what can be seen of each (docs/adr/0016)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from carnet.answers.evidence.features import Features, features_of
from carnet.answers.evidence.sentences import Evidence, WeighedWords
from carnet.domain.search import Passage

# The cosine of the question with each of these texts.
Meaning = Callable[[Sequence[str]], Sequence[float]]

# So many sentences are embedded for one question: about 60 ms with the starter model.
MOST_EMBEDDED = 32


def score_sentences(
    question: str,
    sentences: Sequence[Evidence],
    asked: WeighedWords,
    passages: Sequence[Passage],
    meaning: Meaning | None = None,
) -> list[Evidence]:
    """The same sentences with scores and chances, in the same order.

    The most promising by their words are embedded when there is a `meaning` to ask.
    """
    if not sentences:
        return []
    seen = features_of(question, sentences, asked, passages)
    scores = [_by_words(features) for features in seen]
    cosines: Mapping[int, float] = {}
    if meaning is not None:
        best = sorted(range(len(scores)), key=lambda i: -scores[i])[:MOST_EMBEDDED]
        cosines = dict(zip(best, meaning([sentences[i].text for i in best]), strict=True))
        seen = [_with_cosines(i, seen, sentences, cosines) for i in range(len(seen))]
        scores = [_by_meaning(features) for features in seen]
    chances = _softmax(scores)
    held = [_held(sentence, asked) for sentence in sentences]
    return [
        replace(
            sentence,
            score=scores[i],
            chance=chances[i],
            coverage=seen[i].coverage,
            reach=seen[i].coverage + seen[i].around + seen[i].similar,
            held=held[i],
            cosine=cosines.get(i),
        )
        for i, sentence in enumerate(sentences)
    ]


def _by_words(f: Features) -> float:
    return (
        5.3 * f.own
        + 2.3 * f.above
        + 1.4 * f.beside
        + 6.0 * f.similar
        + 3.7 * f.passage_score
        + 0.8 * f.passage_rank
        + 0.7 * f.new
        + _by_kind(f)
    )


def _by_meaning(f: Features) -> float:
    return (
        4.7 * f.own
        + 3.1 * f.above
        + 1.4 * f.beside
        + 4.9 * f.similar
        + 2.7 * f.passage_score
        + 0.8 * f.passage_rank
        + 1.7 * f.new
        + 2.6 * f.cosine
        + 1.0 * f.cosine_before
        + _by_kind(f)
    )


def _by_kind(f: Features) -> float:
    """What the kind of question says: holding a value is worth more than holding a name."""
    value = (-0.63, 0.0, 0.84)[f.value + 1]
    name = (-0.84, 0.0, 0.34)[f.name + 1]
    reason = (0.0, 0.0, 0.61)[f.reason + 1]
    return value + name + reason + 1.2 * f.leads + 0.2 * f.near


def _with_cosines(
    index: int,
    seen: Sequence[Features],
    sentences: Sequence[Evidence],
    cosines: Mapping[int, float],
) -> Features:
    """What was not embedded for want of promise counts as the least like the question."""
    least = min(cosines.values())
    own = cosines.get(index, least)
    before = own
    if index > 0 and sentences[index - 1].source == sentences[index].source:
        before = cosines.get(index - 1, least)
    return replace(seen[index], cosine=own, cosine_before=before)


def _held(sentence: Evidence, asked: WeighedWords) -> frozenset[int]:
    flags = asked.covered(sentence.terms | sentence.context)
    return frozenset(position for position, held in enumerate(flags) if held)


def _softmax(scores: Sequence[float]) -> list[float]:
    best = max(scores)
    powers = [math.exp(score - best) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
