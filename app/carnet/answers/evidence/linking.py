"""Do two passages belong together? One names the other's note, as a link does."""

from __future__ import annotations

from carnet.domain.search import Passage
from carnet.text.analysis import fold, words
from carnet.text.stopwords import STOP_WORDS


def linked(one: Passage, other: Passage) -> bool:
    """Whether they are of one note, or one holds all the words of the other's title."""
    return one.path == other.path or _names(one, other) or _names(other, one)


def _names(passage: Passage, other: Passage) -> bool:
    title = {word for word in map(fold, words(other.title)) if word not in STOP_WORDS}
    return bool(title) and title <= {fold(word) for word in words(passage.text)}
