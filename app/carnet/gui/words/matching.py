"""Which words of a text match a query, for showing; the engine decides what is found."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
SHORTEST_STEM = 4


def matching_words(text: str, query: str) -> list[tuple[int, int]]:
    """[start, end) of every word of `text` that matches one of `query`.

    Accents and case aside, and by its first letters when a word is long enough to be inflected.
    """
    wanted = [_fold(word) for word in _WORD.findall(query) if len(word) > 1]
    found = _WORD.finditer(text)
    return [match.span() for match in found if _matches(_fold(match.group()), wanted)]


def _matches(word: str, wanted: list[str]) -> bool:
    for stem in wanted:
        shared = max(SHORTEST_STEM, len(stem) - 2)
        if word == stem or (len(stem) >= SHORTEST_STEM and word.startswith(stem[:shared])):
            return True
    return False


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
