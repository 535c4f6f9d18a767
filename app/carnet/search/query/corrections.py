"""Words that are not finished yet, and words that stand in no note but nearly do.

Both are looked up among the stems of the index. A word is corrected only where nothing would be
found for it, and into a word that a note really has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from carnet.domain.documents import StoredChunk
from carnet.domain.ports import ChunkStore, Vocabulary, Words
from carnet.domain.search import Correction
from carnet.search.query.reading import Query
from carnet.text.analysis import QuestionWord, fold, query_terms, question_words, terms_of, words
from carnet.text.edits import edits_between
from carnet.text.stopwords import STOP_WORDS

_COMPLETIONS = 12
_SHORTEST_BEGINNING = 2
_SHORTEST_STEM = 4
_LONGEST_ENDING = 7  # letters that stemming takes off: prepar(ation)s
_SHORTEST_CORRECTED = 5
_LONG = 9  # letters from which two errors are likely in one word
_NEAREST = 3
_PLACES = 40


class Speller:
    """Completes and corrects the words of queries."""

    def __init__(self, vocabulary: Vocabulary, chunks: ChunkStore) -> None:
        self._vocabulary = vocabulary
        self._chunks = chunks

    def complete(self, query: Query, typed: str) -> Query:
        """`query` with what its last word may become, while it is being typed."""
        known = self._vocabulary.words() if typed[-1:].isalnum() else None
        last = list(words(query.text))[-1:]
        if known is None or not last or not query.text.endswith(last[0]):
            return query
        beginning = fold(last[0])
        alone = len(query.terms) <= 1
        if len(beginning) < _SHORTEST_BEGINNING or (beginning in STOP_WORDS and not alone):
            return query
        found = known.completions(beginning, _COMPLETIONS) or _stem_in(beginning, known)
        terms = tuple(dict.fromkeys((*query.terms, *found)))
        return replace(query, terms=terms, completions=tuple(found))

    def correct(self, query: Query, found: Iterable[StoredChunk]) -> Query:
        """`query` with words of the notes in place of those that stand in none.

        Every word that stands in a chunk that was `found` is a word of the notes: mostly all do,
        and then nobody has to know the others.
        """
        held: set[str] = set()
        for chunk in found:
            held.update(chunk.terms.split(), chunk.title_terms.split())
        suspects = [
            word
            for word in _words_of(query)
            if held.isdisjoint(word.terms) and _could_be_wrong(word)
        ]
        if suspects and not self._vocabulary.ready:
            # To ask the index for a few words is quicker than to count them all.
            suspects = [word for word in suspects if not self._chunks.holding(word.terms)]
        known = self._vocabulary.words() if suspects else None
        if known is None:
            return query
        corrections = tuple(self._corrections(query, suspects, known))
        text = query.text
        for correction in corrections:
            text = text.replace(correction.typed, correction.used)
        if not corrections:
            return query
        terms = tuple(query_terms(text, *query.languages))
        return replace(query, text=text, terms=terms, corrections=corrections)

    def _corrections(
        self, query: Query, suspects: Iterable[QuestionWord], known: Words
    ) -> Iterator[Correction]:
        unfinished = fold(list(words(query.text))[-1]) if query.completions else ""
        for word in suspects:
            if fold(word.text) != unfinished and not any(map(known.frequency, word.terms)):
                used = self._word_for(word, known, query.languages)
                if used is not None:
                    yield Correction(word.text, used)

    def _word_for(self, word: QuestionWord, known: Words, languages: Sequence[str]) -> str | None:
        """The word of a note that was most likely meant: the nearest, of several the commonest."""
        near = {stem for term in word.terms for stem in known.near(term, _NEAREST)}
        # Hardly anybody mistypes a first letter, and Merlin is not Berlin.
        near = {stem for stem in near if stem[:1] == fold(word.text[:1])[:1]}
        likely = sorted(near, key=lambda stem: (-known.frequency(stem), stem))[:_NEAREST]
        spelt = Counter(other for stem in likely for other in self._spellings(stem, languages))
        typed = fold(word.text)
        most = 1 if len(typed) < _LONG else 2
        edits = {other: edits_between(fold(other), typed, most) for other in spelt}
        letters = sorted(typed)  # of "casues" rather "causes" than "cases"

        def likelihood(other: str) -> tuple[int, bool, int, str]:
            return edits[other], sorted(fold(other)) != letters, -spelt[other], other

        best = sorted((other for other in spelt if edits[other] <= most), key=likelihood)
        return best[0] if best else None

    def _spellings(self, stem: str, languages: Sequence[str]) -> Iterator[str]:
        """The words of some chunks that have this stem, in lower case."""
        contents = sorted(set(self._chunks.holding([stem]).values()))[:_PLACES]
        for text in self._chunks.embedded_texts(contents).values():
            for other in words(text):
                if fold(other[:1]) == stem[:1] and stem in terms_of(other, *languages):
                    yield other.lower()


def _words_of(query: Query) -> list[QuestionWord]:
    first, *others = query.languages or ("en",)
    return question_words(query.text, first, others)


def _could_be_wrong(word: QuestionWord) -> bool:
    return len(word.text) >= _SHORTEST_CORRECTED and word.text.isalpha()


def _stem_in(beginning: str, known: Words) -> list[str]:
    """The stem of what is typed when more than the stem is: "preparati" begins with "prepar"."""
    for length in range(len(beginning) - 1, len(beginning) - _LONGEST_ENDING, -1):
        if length >= _SHORTEST_STEM and known.frequency(beginning[:length]):
            return [beginning[:length]]
    return []
