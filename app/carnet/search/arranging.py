"""From scored chunks to the passages that are shown: copies once, neighbours as one passage, and
many notes where the question is broad."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from carnet.domain.documents import StoredChunk
from carnet.search.scoring import Scored

_DIGIT = re.compile(r"\d")
_ALIKE = 0.9  # share of words, common to both, from which two chunks say the same
_FEWEST_WORDS = 8  # less is alike by chance
_MOST_JOINED = 3  # chunks in one passage
_WIDEST_GAP = 100  # characters between two chunks of one passage
_BROAD = 2  # words of a query that asks for a subject, not for a fact
_MOST_OF_ONE = 2  # passages of one note before those of others, when asked broadly


@dataclass(frozen=True, slots=True)
class Arranged:
    """One passage to show: the best of its chunks, all of them as one, and the other places that
    say the same (paths, best first)."""

    best: Scored
    chunk: StoredChunk
    also_in: tuple[str, ...] = ()


def arrange(scored: Sequence[Scored], limit: int, asked: int) -> list[Arranged]:
    """At most `limit` passages of `scored` (best first); `asked` counts the words of the query."""
    order = _spread(scored) if asked <= _BROAD else list(scored)
    kept: list[Scored] = []
    copies: dict[int, dict[str, None]] = {}
    for place, original in _without_copies(order):
        if original is None:
            if len(kept) == limit:
                break
            kept.append(order[place])
        elif order[place].document.path != kept[original].document.path:
            copies.setdefault(original, {})[order[place].document.path] = None
    return [
        Arranged(item, chunk, tuple(copies.get(place, ()))) for place, item, chunk in _joined(kept)
    ]


def _spread(scored: Sequence[Scored]) -> list[Scored]:
    seen: Counter[int] = Counter()
    first: list[Scored] = []
    later: list[Scored] = []
    for item in scored:
        seen[item.chunk.revision] += 1
        (first if seen[item.chunk.revision] <= _MOST_OF_ONE else later).append(item)
    return first + later


def _without_copies(order: Sequence[Scored]) -> Iterator[tuple[int, int | None]]:
    """Each place in `order` and which of the ones kept so far says the same, None for none."""
    words: list[frozenset[str]] = []
    for place, item in enumerate(order):
        own = frozenset(item.chunk.terms.split())
        original = next((at for at, other in enumerate(words) if _alike(own, other)), None)
        if original is None:
            words.append(own)
        yield place, original


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Nearly the same words and the very same numbers: of two versions both are worth seeing."""
    smaller, larger = sorted((len(one), len(other)))
    if smaller < _FEWEST_WORDS or smaller < _ALIKE * larger:
        return False
    shared = len(one & other)
    if shared < _ALIKE * (len(one) + len(other) - shared):
        return False
    return not any(_DIGIT.search(term) for term in one ^ other)


def _joined(kept: Sequence[Scored]) -> Iterator[tuple[int, Scored, StoredChunk]]:
    """Neighbours in one section as one passage, which stands where the better of them stood."""
    by_key = {item.key: item.chunk for item in kept}
    taken: set[tuple[int, int]] = set()
    for place, item in enumerate(kept):
        if item.key in taken:
            continue
        taken.add(item.key)
        chunk, count = item.chunk, 1
        for step in (1, -1):
            ordinal = item.chunk.ordinal + step
            while count < _MOST_JOINED:
                key = item.chunk.revision, ordinal
                other = None if key in taken else by_key.get(key)
                whole = other and (_join(chunk, other) if step > 0 else _join(other, chunk))
                if not whole:
                    break
                taken.add(key)
                chunk, count, ordinal = whole, count + 1, ordinal + step
        yield place, item, replace(chunk, content_hash=item.chunk.content_hash)


def _join(first: StoredChunk, second: StoredChunk) -> StoredChunk | None:
    """Both as one, every character in its place; None where something else stands between.

    Chunks leave out white space alone, so that is what lies between them.
    """
    gap = second.start_char - first.end_char
    lines = second.start_line - first.end_line
    same = (first.heading, first.page) == (second.heading, second.page)
    if not same or not 0 <= lines <= gap <= _WIDEST_GAP:
        return None
    return replace(
        first,
        text=f"{first.text}{chr(10) * lines}{' ' * (gap - lines)}{second.text}",
        terms=f"{first.terms} {second.terms}",
        end_char=second.end_char,
        end_line=second.end_line,
    )
