"""From passages to sentences, each scored by how much of the question it carries."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from carnet.domain.search import Passage
from carnet.text.analysis import index_terms, query_words
from carnet.text.sentences import split_sentences

_HEADING = re.compile(r"\s*#{1,6}\s|.*\n\s*(?:={3,}|-{3,})\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
# How much a word counts that stands in the note's title or heading, or in the next sentence,
# instead of in the sentence itself.
_CONTEXT_SHARE = 0.6
_NEIGHBOUR_SHARE = 0.4
_PASSAGE_SHARE = 0.35
_ANSWER_TYPE_BONUS = 0.12


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of one passage. `source` is the passage's index in the search result.

    Characters and lines are places in the document; `text` is exactly what stands there.
    `context` holds the terms of the title and headings it stands under. `score` lies in about
    [0, 1.5], comparable within one question.
    """

    source: int
    text: str
    start_char: int
    end_char: int
    start_line: int
    end_line: int
    terms: frozenset[str]
    context: frozenset[str]
    score: float = 0.0
    coverage: float = 0.0


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The meaningful words of a question, each a set of equivalent terms, with its weight."""

    groups: tuple[frozenset[str], ...]
    weights: tuple[float, ...]

    def covered(self, terms: frozenset[str]) -> list[bool]:
        """Which of the words occur in `terms`."""
        return [not group.isdisjoint(terms) for group in self.groups]


def sentences_of(passages: Sequence[Passage]) -> list[Evidence]:
    """Every sentence of the passages, in reading order, unscored. Headings are context only."""
    found: list[Evidence] = []
    for source, passage in enumerate(passages):
        context = frozenset(
            index_terms(f"{passage.title} {passage.heading}", passage.language).split()
        )
        for sentence in split_sentences(passage.text):
            if _HEADING.match(sentence.text) or _TABLE_RULE.match(sentence.text):
                continue
            first_line = passage.start_line + passage.text.count("\n", 0, sentence.start)
            found.append(
                Evidence(
                    source,
                    sentence.text,
                    passage.start_char + sentence.start,
                    passage.start_char + sentence.end,
                    first_line,
                    first_line + sentence.text.count("\n"),
                    frozenset(index_terms(sentence.text, passage.language).split()),
                    context,
                )
            )
    return found


def weigh_words(question: str, language: str, sentences: Sequence[Evidence]) -> QuestionWords:
    """Weight each word of the question by its rarity among the candidate sentences."""
    groups = tuple(query_words(question, language))
    total = len(sentences)
    weights = []
    for group in groups:
        holding = sum(not group.isdisjoint(s.terms | s.context) for s in sentences)
        weights.append(math.log(1 + (total + 1) / (holding + 0.5)))
    return QuestionWords(groups, tuple(weights))


def score_sentences(
    sentences: Sequence[Evidence],
    words: QuestionWords,
    passages: Sequence[Passage],
    expected: re.Pattern[str] | None,
) -> list[Evidence]:
    """The same sentences with scores, in the same order.

    `expected` matches what an answer of the asked kind contains (a number for "how many").
    """
    total = sum(words.weights) or 1.0
    own = [words.covered(sentence.terms) for sentence in sentences]
    scored = []
    for i, sentence in enumerate(sentences):
        beside = [
            own[j]
            for j in (i - 1, i + 1)
            if 0 <= j < len(sentences) and sentences[j].source == sentence.source
        ]
        context = words.covered(sentence.context)
        carried = covered = 0.0
        for k, weight in enumerate(words.weights):
            if own[i][k]:
                carried += weight
                covered += weight
            elif context[k]:
                carried += weight * _CONTEXT_SHARE
                covered += weight
            elif any(flags[k] for flags in beside):
                carried += weight * _NEIGHBOUR_SHARE
                covered += weight
        score = carried / total + _PASSAGE_SHARE * passages[sentence.source].score
        if expected is not None and expected.search(sentence.text):
            score += _ANSWER_TYPE_BONUS
        scored.append(replace(sentence, score=score, coverage=covered / total))
    return scored
