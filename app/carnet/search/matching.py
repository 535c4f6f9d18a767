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

from carnet.domain.documents import StoredChunk
from carnet.text.analysis import QuestionWord, index_terms, question_words, terms_of

_HAS_DIGIT = re.compile(r"\d")
_BEGINNING = 5  # characters by which another form of a word is recognised
_FORM = 0.6  # what another form of a word is worth: electeur for election
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
        return LanguageWords([*terms[:-1], *(last | self.completions for last in terms[-1:])])


class LanguageWords:
    """The words of a query as stems of one language."""

    def __init__(self, terms: Sequence[frozenset[str]]) -> None:
        self.terms = terms
        self.word_of = {term: place for place, stems in enumerate(terms) for term in stems}
        # A code that differs in its last digit is another code.
        self.beginnings = [
            tuple(
                f" {stem[:_BEGINNING]}"
                for stem in stems
                if len(stem) >= _BEGINNING and not _HAS_DIGIT.search(stem)
            )
            for stems in terms
        ]


@dataclass(frozen=True, slots=True)
class Match:
    """What one chunk holds of a query. Words are numbered as in `WordsWanted.words`.

    `held` in the text, the title, the file's name or the headings; `forms` only in another form.
    `places` are the positions of words among the terms of the text, in order. `labels` are the
    words in each name of the note and in the last heading, each with its own number of words.
    """

    held: frozenset[int]
    forms: frozenset[int]
    places: tuple[tuple[int, int], ...]
    labels: tuple[tuple[frozenset[int], int], ...]


def match(chunk: StoredChunk, names: Sequence[str], language: str, wanted: LanguageWords) -> Match:
    """Find the words of a query in `chunk` of a document with these names and this language."""
    word_of = wanted.word_of
    places = tuple(
        (position, word_of[term])
        for position, term in enumerate(chunk.terms.split())
        if term in word_of
    )
    held = {word for _, word in places}
    held.update(word_of[term] for term in chunk.title_terms.split() if term in word_of)
    everything = f" {chunk.terms} {chunk.title_terms}"
    forms = {
        word
        for word, beginnings in enumerate(wanted.beginnings)
        if word not in held and any(beginning in everything for beginning in beginnings)
    }
    labels = tuple(
        _label(index_terms(label, language), word_of)
        for label in dict.fromkeys((*names, chunk.heading.rsplit(" > ", 1)[-1]))
        if label
    )
    return Match(frozenset(held), frozenset(forms), places, labels)


def _label(terms: str, word_of: dict[str, int]) -> tuple[frozenset[int], int]:
    # Parts of a compound are not counted beside it, else E-4021 would be three words.
    found = terms.split()
    held = [term for term in found if term in word_of]
    others = len(set(found) - word_of.keys())
    return frozenset(word_of[term] for term in held), others + len({word_of[t] for t in held})


class Weighing:
    """The worth of each word: the fewer of the candidates hold it, the more it tells."""

    def __init__(self, matches: Collection[Match], words: int) -> None:
        total = len(matches)
        self._weights = [
            math.log(1 + (total - holding + 0.5) / (holding + 0.5))
            for holding in (sum(word in one.held for one in matches) for word in range(words))
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
            self._share(held) * len(held) / size for held, size in found.labels if held and size
        )
        return max(shares, default=0.0)

    def _share(self, held: Collection[int]) -> float:
        return sum(self._weights[word] for word in held) / self._total


def typed_words(wanted: WordsWanted, held: Collection[int]) -> Iterator[str]:
    """The words of the query with these numbers, as typed."""
    return (wanted.words[word].text for word in sorted(held))
