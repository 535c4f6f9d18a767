"""Which of many texts a few typed letters mean, and how well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carnet.gui.words.matching import fold

_WORD = re.compile(r"\w+")
_OTHER_NAME = 0.5  # what a match with a text that is not shown loses


def rank(typed: str, text: str, others: Sequence[str] = ()) -> float | None:
    """How well `typed` fits `text`, or else one of `others`; more is better, None is not at all.

    Accents and case aside, every typed word must be found: whole, as a beginning, inside, or as
    letters in their order.
    """
    words = fold(typed).split()
    if not words:
        return 0.0
    fits = [_fit(words, fold(text))]
    fits += [
        None if fit is None else fit - _OTHER_NAME for fit in (_fit(words, fold(t)) for t in others)
    ]
    return max((fit for fit in fits if fit is not None), default=None)


def _fit(words: Sequence[str], text: str) -> float | None:
    there = _WORD.findall(text)
    total = 0.0
    for word in words:
        one = _fit_one(word, text, there)
        if one is None:
            return None
        total += one
    begins = text.startswith(words[0])
    return total / len(words) + (0.3 if begins else 0.0)


def _fit_one(word: str, text: str, there: Sequence[str]) -> float | None:
    if word in there:
        return 4.0
    if any(other.startswith(word) for other in there):
        return 3.0
    if word in text:
        return 2.0
    return 1.0 if len(word) > 1 and _scattered(word, "".join(there)) else None


def _scattered(letters: str, text: str) -> bool:
    """Whether `letters` come in their order in `text`, beginning with its first one."""
    rest = iter(text)
    return text[:1] == letters[:1] and all(letter in rest for letter in letters)
