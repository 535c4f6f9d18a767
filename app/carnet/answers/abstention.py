"""Do the notes say? Decided before a word is written, apart from ranking (docs/adr/0016)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from carnet.answers.evidence.linking import linked
from carnet.answers.evidence.sentences import Evidence, WeighedWords
from carnet.domain.answers import Gap, Widening
from carnet.domain.search import Filters, Passage

# How sure Carnet must be before it answers, as a person chooses. On five sets, cautious refuses 9
# of 100 good questions and rejects 98 of 100 that are about something else; balanced 2 and 95,
# bold 1 and 93.
LEVELS = {"cautious": 0.87, "balanced": 0.56, "bold": 0.27}
# A name, number or code of the question stands in no passage that was found.
_MISSING = 2.5
# Somebody's passport was asked for, and the nearest notes speak of passports of others: the
# likeliest wrong answer, and the worst. Questions on encyclopedias hardly ever show it.
_SOMEBODY_ELSE = 2.5
# A place that carries less than this share of the question, words alike counted, says nothing.
_LEAST_REACH = 0.2
# The best of many passages is good by chance: each e-fold of the library takes this.
_LIBRARY_SIZE = 0.5
_USUAL_CHUNKS = 1_000
_FEWEST_CHUNKS, _MOST_CHUNKS = 500, 20_000


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision looks at.

    `coverage`: weighted share of the question's words in one passage, at best. `reach`: that of a
    sentence, its passage and words like the question's. `cosine` and `sentence_cosine`: the best
    of question and passage, and of question and sentence; None without vectors. `missing`: a name,
    number or code of the question stands in no passage; `somebody_else`: the nearest passage lacks
    the name whose thing is asked for, and is not tied to one that has it. `chunks`: how many the
    library holds.
    """

    coverage: float
    reach: float
    cosine: float | None
    sentence_cosine: float | None
    missing: bool = False
    somebody_else: bool = False
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
    question: str,
    scored: Sequence[Evidence],
    passages: Sequence[Passage],
    asked: WeighedWords,
    chunks: int,
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
        any(
            _is_owner(asked.words[k].text, question) and not _tied(k, near, passages)
            for k in lacking
        ),
        chunks,
    )


def confidence(found: Signals) -> float:
    """How likely the notes say, in [0, 1]; `LEVELS` says what is enough.

    Logistic regressions, fitted on good questions and questions about other libraries.
    """
    if found.reach < _LEAST_REACH:
        return 0.0
    if found.cosine is None or found.sentence_cosine is None:
        evidence = -3.9 + 5.3 * found.coverage + 5.4 * found.reach
    else:
        evidence = (
            -10.9
            + 2.8 * found.coverage
            + 2.5 * found.reach
            + 11.7 * found.cosine
            + 7.7 * found.sentence_cosine
        )
    evidence -= _MISSING * found.missing + _SOMEBODY_ELSE * found.somebody_else
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


def _is_owner(name: str, question: str) -> bool:
    """Whether `question` asks for something of `name`: Odile's passport, le passeport d'Odile."""
    name = re.escape(name)
    return bool(
        re.search(rf"\b{name}['’]s?\b", question)
        or re.search(rf"\b(?:of|de|du|des|d['’])\s*(?:the |la |le |l['’])?{name}\b", question)
    )


def _tied(word: int, near: Nearest, passages: Sequence[Passage]) -> bool:
    """Whether a passage that holds `word` is tied to the nearest one."""
    return any(
        word in held and linked(passages[near.source], passages[source])
        for source, held in near.held.items()
        if source != near.source
    )
