"""Does what is marked supported stand in what it cites? Looked at without the program's own judge.

A sentence holds when it is the cited text word for word, or when every number, every name and three
quarters of its other words stand in the cited text, its note's title or the question.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from carnet.domain.answers import Answer, AnswerSentence, Support

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_NUMBER = re.compile(r"\d+")
_SHORTEST = 4  # shorter words say little: the, dans
_SAME_LETTERS = 5  # plays, played, playing
_ENOUGH = 0.75


def checked(answer: Answer) -> Iterator[bool]:
    """For each sentence marked supported, whether it holds."""
    for sentence in answer.sentences:
        if sentence.support is Support.SUPPORTED:
            yield _holds(sentence, answer)


def _holds(sentence: AnswerSentence, answer: Answer) -> bool:
    cited = [citation for citation in answer.citations if citation.n in sentence.citations]
    quotes = " ".join(citation.quote for citation in cited)
    if not cited:
        return False
    if _letters(sentence.text) in _letters(quotes):
        return True
    around = " ".join([quotes, *(citation.title for citation in cited), answer.question])
    numbers = set(_NUMBER.findall(sentence.text)) <= set(_NUMBER.findall(around))
    known = {_stem(word) for word in _WORD.findall(around)}
    found = _WORD.findall(sentence.text)
    names = all(_stem(word) in known for word in found[1:] if word[0].isupper())
    others = [_stem(word) for word in found if len(word) >= _SHORTEST]
    share = sum(word in known for word in others) / len(others) if others else 1.0
    return numbers and names and share >= _ENOUGH


def _letters(text: str) -> str:
    """Letters and digits alone: marks, spaces and Markdown aside."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _stem(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in bare if not unicodedata.combining(char))[:_SAME_LETTERS]
