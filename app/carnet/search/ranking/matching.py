"""How the words of a query stand in one chunk: which of them, how near to each other, in which
label.

Words are compared by the stems of the note's own language, so a French stem is never taken for an
English word. How telling a word is follows from how few of the candidates hold it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from carnet.domain.documents import StoredChunk
from carnet.text.analysis import QuestionWord, fold, index_terms, question_words, terms_of

_HAS_DIGIT = re.compile(r"\d")
_PART = re.compile(r"[^\W_]+")
_BEGINNING = 5  # characters by which another form of a word is recognised
_FORM = 0.6  # what another form of a word is worth: electeur for election
_SPECIFIC = 1.6  # how much more a name, a number or a code tells
_NEAR = 40  # terms: about two sentences


@dataclass(frozen=True, slots=True)
class WordsWanted:
    """The meaningful words of a query, and what stands for each in a note of any language."""

    words: tuple[QuestionWord, ...]
    languages: tuple[str, ...]
    completions: frozenset[str] = frozenset()  # terms that the last word may become

    @classmethod
    def read(
        cls, text: str, languages: Sequence[str], completions: Collection[str] = ()
    ) -> WordsWanted:
        """Of a query whose words may be in any of `languages`; the first is its own."""
        first, *others = languages or ("en",)
        words = tuple(question_words(text, first, others))
        return cls(words, (first, *others), frozenset(completions))

    def in_language(self, language: str) -> LanguageWords:
        """What stands for each word in a note of `language`; any stem if that is not known."""
        if language in self.languages:
            terms = [terms_of(word.text, language) for word in self.words]
        else:
            terms = [word.terms for word in self.words]
        terms = [*terms[:-1], *(last | self.completions for last in terms[-1:])]
        return LanguageWords(terms, [fold(word.text) for word in self.words])


class LanguageWords:
    """The words of a query as stems of one language. `codes` are those that hold a digit."""

    def __init__(self, terms: Sequence[frozenset[str]], folded: Sequence[str]) -> None:
        self.word_of = {term: place for place, stems in enumerate(terms) for term in stems}
        self.codes = {place: word for place, word in enumerate(folded) if _HAS_DIGIT.search(word)}
        # A code that differs in its last digit is another code.
        self.beginnings = [
            tuple(
                f" {stem[:_BEGINNING]}"
                for stem in stems
                if len(stem) >= _BEGINNING and not _HAS_DIGIT.search(stem)
            )
            for stems in terms
        ]

    def held_by(self, terms: Collection[str]) -> set[int]:
        """The words that stand in `terms`, a code as a whole: 495 is no trace of 495-3."""
        found = {self.word_of[term] for term in terms if term in self.word_of}
        return {
            word
            for word in found
            if word not in self.codes or self.codes[word] in terms or len(self._parts(word)) < 2
        }

    def _parts(self, word: int) -> list[str]:
        return _PART.findall(self.codes[word])


@dataclass(frozen=True, slots=True)
class Label:
    """A name of the note or the heading above a chunk: the words of the query in it, how many words
    it has, and whether a code is among those it holds."""

    held: frozenset[int]
    words: int
    has_code: bool

    @property
    def whole(self) -> bool:
        """Whether it says nothing that was not asked."""
        return len(self.held) == self.words > 0


@dataclass(frozen=True, slots=True)
class Match:
    """What one chunk holds of a query. Words are numbered as in `WordsWanted.words`.

    `held` in the text, the title, the file's name or the headings; `forms` only in another form.
    `places` are the positions of words among the terms of the text, in order.
    """

    held: frozenset[int]
    forms: frozenset[int]
    places: tuple[tuple[int, int], ...]
    labels: tuple[Label, ...]


def match(chunk: StoredChunk, names: Sequence[str], language: str, wanted: LanguageWords) -> Match:
    """Find the words of a query in `chunk` of a document with these names and this language."""
    word_of = wanted.word_of
    places = tuple(
        (position, word_of[term])
        for position, term in enumerate(chunk.terms.split())
        if term in word_of
    )
    terms = {*chunk.terms.split(), *chunk.title_terms.split()}
    held = wanted.held_by(terms)
    everything = f" {chunk.terms} {chunk.title_terms}"
    forms = {word_of[term] for term in terms if term in word_of} - held
    forms |= {
        word
        for word, beginnings in enumerate(wanted.beginnings)
        if word not in held and any(beginning in everything for beginning in beginnings)
    }
    labels = tuple(
        _label(_label_terms(label, language), wanted)
        for label in dict.fromkeys((*names, chunk.heading.rsplit(" > ", 1)[-1]))
        if label
    )
    return Match(frozenset(held), frozenset(forms), places, labels)


@lru_cache(maxsize=10_000)
def _label_terms(label: str, language: str) -> frozenset[str]:
    """Titles and headings come back with every search."""
    return frozenset(index_terms(label, language).split())


def _label(terms: frozenset[str], wanted: LanguageWords) -> Label:
    # Parts of a compound are not counted beside it, else E-4021 would be three words.
    held = wanted.held_by(terms)
    others = [term for term in terms if wanted.word_of.get(term) not in held]
    return Label(frozenset(held), len(held) + len(others), not held.isdisjoint(wanted.codes))


class Weighing:
    """The worth of each word: the fewer of the candidates hold it, the more it tells."""

    def __init__(self, matches: Collection[Match], words: Sequence[QuestionWord]) -> None:
        total = len(matches)
        holding = [sum(number in one.held for one in matches) for number in range(len(words))]
        self._weights = [
            math.log(1 + (total - few + 0.5) / (few + 0.5)) * (_SPECIFIC if word.specific else 1)
            for few, word in zip(holding, words, strict=True)
        ]
        self._total = sum(self._weights) or 1.0

    def coverage(self, found: Match) -> float:
        """Share in [0, 1] of the query that stands in a chunk, other forms counted in part."""
        return self._share(found.held) + _FORM * self._share(found.forms)

    def closeness(self, found: Match) -> float:
        """Share in [0, 1] of the query that stands within about two sentences, at best."""
        best = current = 0.0
        inside = [0] * len(self._weights)
        start = 0
        for position, word in found.places:
            current += 0.0 if inside[word] else self._weights[word]
            inside[word] += 1
            while position - found.places[start][0] > _NEAR:
                left = found.places[start][1]
                inside[left] -= 1
                current -= 0.0 if inside[left] else self._weights[left]
                start += 1
            best = max(best, current)
        return best / self._total

    def naming(self, found: Match) -> float:
        """How nearly a title or heading is what was asked for: 1 when it says just that."""
        shares = (
            self._share(label.held) * len(label.held) / label.words
            for label in found.labels
            if label.words
        )
        return max(shares, default=0.0)

    def is_named(self, found: Match) -> bool:
        """Whether the query is a name of the note, or gives one that has a code in it. For a code
        a name of one word more will do: 1134 for article 1134."""
        asked = len(self._weights)

        def names(label: Label) -> bool:
            everything = len(label.held) == asked > 0
            if label.has_code:
                return label.whole or (everything and label.words == asked + 1)
            return label.whole and everything

        return any(map(names, found.labels))

    def _share(self, held: Collection[int]) -> float:
        return sum(self._weights[word] for word in held) / self._total


def typed_words(wanted: WordsWanted, held: Collection[int]) -> Iterator[str]:
    """The words of the query with these numbers, as typed."""
    return (wanted.words[word].text for word in sorted(held))
