"""From passages to sentences, each scored by how much of the question it carries."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from carnet.answers.question.kind import is_asking_word
from carnet.domain.search import Correction, Passage
from carnet.text.analysis import QuestionWord, index_terms, question_words
from carnet.text.sentences import split_sentences

# Under a heading or a table's header row: ---, ===, |---|:-:|
_RULE = re.compile(r"\s*(?:\|?\s*:?-{3,}:?\s*(?:\|\s*:?-+:?\s*)*\|?|[=~^\"]{3,}|-{3,})\s*$")
_ITEM = re.compile(r"\s*(?:[-*+•–]|\d{1,3}[.)])\s")
# Words that ask (cost, last) are rarely the words that answer.
_ASKING_WEIGHT = 0.35
_SPECIFIC_WEIGHT = 1.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of one passage. `source` is the passage's index in the search result.

    Characters and lines are places in the document; `text` is exactly what stands there.
    `columns` names the cells of a table row, and is empty elsewhere; `listed`: an item of a list.
    `context` holds the terms of
    the title, headings and columns it stands under. `score` compares within one question, `chance`
    in [0, 1] is that of holding the answer if any sentence does. `coverage` is the weighted share
    of the question's words in the sentence, above it or beside it, `reach` that with the rest of
    its passage and with words like them; `held` are the positions of those in the sentence or
    above it. `cosine` is that of question and sentence, None where it was not computed.
    """

    source: int
    text: str
    start_char: int
    end_char: int
    start_line: int
    end_line: int
    terms: frozenset[str]
    context: frozenset[str]
    columns: tuple[str, ...] = ()
    listed: bool = False
    score: float = 0.0
    chance: float = 0.0
    coverage: float = 0.0
    reach: float = 0.0
    held: frozenset[int] = frozenset()
    cosine: float | None = None


@dataclass(frozen=True, slots=True)
class WeighedWords:
    """The meaningful words of a question with their weights, rare and specific ones heavier."""

    words: tuple[QuestionWord, ...]
    weights: tuple[float, ...]

    def covered(self, terms: frozenset[str]) -> list[bool]:
        """Which of the words occur in `terms`."""
        return [not word.terms.isdisjoint(terms) for word in self.words]


def sentences_of(passages: Sequence[Passage]) -> list[Evidence]:
    """Every sentence of the passages, in reading order, unscored.

    Headings and the header rows of tables are context for what follows, not evidence.
    """
    found: list[Evidence] = []
    for source, passage in enumerate(passages):
        found += _sentences_of_one(source, passage)
    return found


def _sentences_of_one(source: int, passage: Passage) -> list[Evidence]:
    found: list[Evidence] = []
    columns: tuple[str, ...] = ()
    section = label = ""
    sentences = split_sentences(passage.text)
    for position, sentence in enumerate(sentences):
        text = sentence.text
        following = sentences[position + 1].text if position + 1 < len(sentences) else ""
        is_row = text.startswith("|")
        if not is_row:
            columns = ()
        if _RULE.match(text):
            continue
        if text.startswith("#") or (not is_row and _RULE.match(following)):
            section, label = text, ""
            continue
        if is_row and not columns and _RULE.match(following):
            columns = cells_of(text)
            continue
        context = " ".join((passage.title, passage.heading, section, label, *columns))
        is_item = bool(_ITEM.match(text))
        label = _label(text, label, is_item=is_item)
        first_line = passage.start_line + passage.text.count("\n", 0, sentence.start)
        found.append(
            Evidence(
                source,
                text,
                passage.start_char + sentence.start,
                passage.start_char + sentence.end,
                first_line,
                first_line + text.count("\n"),
                frozenset(index_terms(text, passage.language).split()),
                frozenset(index_terms(context, passage.language).split()),
                columns,
                is_item,
            )
        )
    return found


def _label(text: str, current: str, *, is_item: bool) -> str:
    """What introduces the sentences that follow: a line that ends in a colon, for its list."""
    if text.rstrip("*_ ").endswith(":"):
        return text
    return current if is_item else ""


def cells_of(row: str) -> tuple[str, ...]:
    """The cells of a Markdown table row."""
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))


def weigh_words(
    question: str,
    language: str,
    sentences: Sequence[Evidence],
    corrections: Sequence[Correction] = (),
) -> WeighedWords:
    """Weight each word of the question by its rarity among the candidate sentences.

    A word that the search corrected stands for both spellings.
    """
    meant = {correction.typed: correction.used for correction in corrections}
    found = tuple(
        replace(word, terms=word.terms | _terms_of(meant[word.text], language))
        if word.text in meant
        else word
        for word in question_words(question, language)
    )
    total = len(sentences)
    weights = []
    for word in found:
        holding = sum(not word.terms.isdisjoint(s.terms | s.context) for s in sentences)
        rarity = math.log(1 + (total + 1) / (holding + 0.5))
        if word.specific:
            rarity *= _SPECIFIC_WEIGHT
        elif is_asking_word(word.text):
            rarity *= _ASKING_WEIGHT
        weights.append(rarity)
    return WeighedWords(found, tuple(weights))


def _terms_of(words: str, language: str) -> frozenset[str]:
    return frozenset(term for word in question_words(words, language) for term in word.terms)
