"""Do the notes say? Decided before a word is written, apart from ranking (docs/adr/0016)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from carnet.answers.evidence import Evidence, WeighedWords
from carnet.answers.linking import linked
from carnet.domain.answers import Gap, Widening
from carnet.domain.search import Filters, Passage

# Notes about another person, another code or another year than the one asked about are the
# likeliest wrong answer, so these weigh more than questions on encyclopedias give them.
_MISSING_SPECIFIC = 1.0  # a name, number or code of the question that no passage found holds
_UNLINKED_SPECIFIC = 1.0  # the nearest passage lacks it, and nothing ties it to one that does not
# A place that carries less than this share of the question says nothing about it.
_LEAST_COVERAGE = 0.1
# The best of many passages is good by chance: each e-fold of the library takes this.
_LIBRARY_SIZE = 0.5
_USUAL_CHUNKS = 1_000
_FEWEST_CHUNKS, _MOST_CHUNKS = 100, 20_000


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision looks at.

    `coverage`: weighted share of the question's words in one passage, at best. `reach`: that of a
    sentence, its passage and words like the question's. `cosine` and `sentence_cosine`: the best
    of question and passage, and of question and sentence; None without vectors. `missing`: a name,
    number or code of the question stands in no passage; `unlinked`: the nearest passage lacks it
    and is not tied to one that has it. `chunks`: how many the library holds.
    """

    coverage: float
    reach: float
    cosine: float | None
    sentence_cosine: float | None
    missing: bool = False
    unlinked: bool = False
    chunks: int = _USUAL_CHUNKS


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage that holds most of the question, and which of its words each passage holds."""

    source: int
    coverage: float
    held: dict[int, frozenset[int]]


def nearest(scored: Sequence[Evidence], asked: WeighedWords) -> Nearest | None:
    """The passage nearest to the question by its words; None when there is no sentence."""
    held: dict[int, frozenset[int]] = {}
    for item in scored:
        held[item.source] = held.get(item.source, frozenset()) | item.held
    if not held:
        return None
    total = sum(asked.weights) or 1.0
    shares = {
        source: sum(asked.weights[k] for k in words) / total for source, words in held.items()
    }
    best = max(shares, key=lambda source: shares[source])
    return Nearest(best, shares[best], held)


def signals(
    scored: Sequence[Evidence], passages: Sequence[Passage], asked: WeighedWords, chunks: int
) -> Signals:
    """Measure one question's evidence in a library of so many chunks."""
    near = nearest(scored, asked)
    if near is None:
        return Signals(0.0, 0.0, None, None)
    cosines = [p.vector_score for p in passages if p.vector_score is not None]
    sentence_cosines = [item.cosine for item in scored if item.cosine is not None]
    specific = {k for k, word in enumerate(asked.words) if word.specific}
    lacking = specific - near.held[near.source]
    missing = {k for k in lacking if not any(k in held for held in near.held.values())}
    return Signals(
        near.coverage,
        max(item.reach for item in scored),
        max(cosines, default=None),
        max(sentence_cosines, default=None),
        bool(missing),
        any(not _tied(k, near, passages) for k in lacking),
        chunks,
    )


def confidence(found: Signals) -> float:
    """Chance in [0, 1] that the notes say something about the question."""
    if found.coverage < _LEAST_COVERAGE:
        return 0.0
    if found.cosine is None or found.sentence_cosine is None:
        evidence = -4.4 + 4.0 * found.coverage + 3.9 * found.reach
    else:
        evidence = (
            -12.4
            + 4.6 * found.coverage
            + 3.2 * found.reach
            + 10.8 * found.cosine
            + 6.4 * found.sentence_cosine
        )
    evidence -= _MISSING_SPECIFIC * found.missing + _UNLINKED_SPECIFIC * found.unlinked
    chunks = min(max(found.chunks, _FEWEST_CHUNKS), _MOST_CHUNKS)
    evidence -= _LIBRARY_SIZE * math.log(chunks / _USUAL_CHUNKS)
    return 1 / (1 + math.exp(-evidence))


def describe_gap(
    scored: Sequence[Evidence], asked: WeighedWords, confidence: float, filters: Filters
) -> Gap:
    """What was looked for, what the nearest passage lacks of it, and how to look wider."""
    near = nearest(scored, asked)
    held = near.held[near.source] if near else frozenset()
    wider = []
    if not replace(filters, own=False).empty:
        wider.append(Widening.WITHOUT_FILTERS)
    if near is not None:
        wider.append(Widening.NEAREST_TOO)
    return Gap(
        tuple(word.text for word in asked.words),
        tuple(word.text for k, word in enumerate(asked.words) if k not in held),
        round(confidence, 3),
        tuple(wider),
    )


def _tied(word: int, near: Nearest, passages: Sequence[Passage]) -> bool:
    """Whether a passage that holds `word` is tied to the nearest one."""
    return any(
        word in held and linked(passages[near.source], passages[source])
        for source, held in near.held.items()
        if source != near.source
    )
