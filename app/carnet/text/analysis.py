"""The keyword analysis chain: from text to the terms that BM25 counts.

One chain serves French, English and mixed notes. A document is stemmed in its own language; a
question is stemmed in its language and in the other one too, because people ask in one language
about notes in the other and because three words are little to tell a language by.

    L'électricité de la maison : contrat E-4021  ->  electr maison contrat e-4021 e 4021
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest
from typing import Any

from carnet.text.stopwords import STOP_WORDS

ANALYSIS_VERSION = 1  # raise it when the same text gives other terms: everything is read again

# Apostrophes join (l'eau), and identifiers keep their inner punctuation (E-4021, v1.2, 12/06).
_WORD = re.compile(r"\w+(?:['’ʼ_./:@+-]\w+)*[+#]*")
_PARTS = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’ʼ]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_FEMININE_PARTICIPLE = re.compile(r"ees?$")
# In a French question the verb carries its subject: habite-t-il, pouvons-nous. A meeting does not.
_INVERSION = re.compile(
    r"(?<!^rendez)-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)$", re.IGNORECASE
)
_HAS_DIGIT = re.compile(r"\d")
_STEMMERS = {
    "en": "english", "fr": "french", "de": "german", "es": "spanish",
    "it": "italian", "nl": "dutch", "pt": "portuguese",
}  # fmt: skip
_QUERY_LANGUAGES = ("fr", "en")
_LONGEST_TERM = 64


def fold(text: str) -> str:
    """Lower case without accents: what a person types on any keyboard."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize(
        "NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae")
    )
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def index_terms(text: str, language: str) -> str:
    """Space-joined terms of a document's text, in order, for the full-text index."""
    found = _WORD.findall(unicodedata.normalize("NFC", text))
    terms = (
        _known_terms(written, language)
        if len(written) <= _LONGEST_TERM
        else _joined_terms(written, language)
        for written in found
    )
    return " ".join(filter(None, terms))


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """A meaningful word of a question and the terms that stand for it.

    `specific`: a name, a number or a code, which an answer can hardly do without.
    """

    text: str
    terms: frozenset[str]
    specific: bool


def question_words(
    question: str, language: str, others: Sequence[str] = _QUERY_LANGUAGES
) -> list[QuestionWord]:
    """Distinct meaningful words of a question, in its order, stemmed in `language` and `others`.

    Words that carry no meaning (what, est-ce que) are left out unless nothing else is there.
    """
    found = list(words(question))
    if language != "en":  # where an add-on is one word
        found = [_INVERSION.sub("", word) for word in found]
    meaningful = [
        (position, word) for position, word in enumerate(found) if fold(word) not in STOP_WORDS
    ] or list(enumerate(found))
    by_terms: dict[frozenset[str], QuestionWord] = {}
    for position, word in meaningful:
        terms = terms_of(word, language, *others)
        specific = bool(_HAS_DIGIT.search(word)) or (position > 0 and word[0].isupper())
        if terms:
            by_terms.setdefault(terms, QuestionWord(word, terms, specific))
    return list(by_terms.values())


def query_words(
    query: str, language: str, others: Sequence[str] = _QUERY_LANGUAGES
) -> list[frozenset[str]]:
    """The terms of each distinct meaningful word of a question."""
    return [word.terms for word in question_words(query, language, others)]


def terms_of(word: str, *languages: str) -> frozenset[str]:
    """Terms that stand for `word` in notes of these languages.

    The E of E-4021 alone is no trace of it, so it is left out.
    """
    found: set[str] = set()
    for code in dict.fromkeys(languages):
        terms = _document_terms(word, code)
        telling = [term for term in terms if len(term) > 1 or term.isdigit()]
        found.update(telling or terms)
    return frozenset(found)


def query_terms(query: str, *languages: str) -> list[str]:
    """Distinct terms to look for, in the order of the question's words, by the stems of these
    languages; French and English where none is given.

    A stem of a language that no note is in can only be taken for a word that was not asked for.
    """
    by_language = [query_words(query, code, ()) for code in languages or _QUERY_LANGUAGES]
    groups = [frozenset().union(*groups) for groups in zip_longest(*by_language, fillvalue=())]
    return list(dict.fromkeys(term for group in groups for term in sorted(group)))


def words(text: str) -> Iterator[str]:
    """Words and identifiers as written, elisions (l', qu') and possessives ('s) taken off."""
    for written in _WORD.findall(unicodedata.normalize("NFC", text)):
        word = _bare(written)
        if word:
            yield word


def _bare(written: str) -> str:
    return _POSSESSIVE.sub("", _ELISION.sub("", written))


def _joined_terms(written: str, language: str) -> str:
    return " ".join(_document_terms(_bare(written), language))


# Words come back: most of the work is done once.
_known_terms = lru_cache(maxsize=50_000)(_joined_terms)


def _document_terms(word: str, language: str) -> tuple[str, ...]:
    parts = _PARTS.findall(word)
    if not parts:
        return ()
    stems = tuple(_stem(part, language) for part in parts)
    whole = fold(word)
    keeps_whole = whole not in stems and (len(parts) > 1 or whole[-1] in "+#")
    if keeps_whole and (_HAS_DIGIT.search(whole) or len(parts) <= 3):
        return tuple(_short((whole, *stems)))
    return tuple(_short(stems))


def _short(terms: Iterable[str]) -> Iterator[str]:
    return (term[:_LONGEST_TERM] for term in terms if term)


def _stem(part: str, language: str) -> str:
    # Accents go first, so that "chaudieres" typed in haste is the same word as "chaudière"; a
    # feminine participle (préparée) loses its second e, which the stemmer knows only as "ée".
    folded = fold(part)
    stemmer = _stemmer(language)
    if stemmer is None or _HAS_DIGIT.search(folded):
        return folded
    if language == "fr":
        folded = _FEMININE_PARTICIPLE.sub("e", folded)
    stem: str = stemmer.stemWord(folded)
    return stem


@cache
def _stemmer(language: str) -> Any:
    import Stemmer

    name = _STEMMERS.get(language)
    return Stemmer.Stemmer(name) if name else None
