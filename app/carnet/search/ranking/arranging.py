"""From scored chunks to the passages that are shown: copies once, neighbours as one passage, and
many notes where the question is broad."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from carnet.domain.documents import StoredChunk
from carnet.search.passages import newest_first
from carnet.search.ranking.candidates import ChunkKey
from carnet.search.ranking.scoring import Scored

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
    groups = _copies(order, limit)
    kept = [_shown(group) for group in groups]
    return [
        Arranged(item, chunk, _elsewhere(item, groups[place]))
        for place, item, chunk in _joined(kept)
    ]


def _shown(group: Sequence[Scored]) -> Scored:
    """The best; of very copies of it the one whose name was asked for, else the newest."""
    copies = [item for item in group if item.chunk.terms == group[0].chunk.terms]

    def order(item: Scored) -> tuple[float, float, int, str]:
        return -item.signals.named, -round(item.signals.title, 6), *newest_first(item.document)

    return min(copies, key=order)


def _elsewhere(shown: Scored, group: Sequence[Scored]) -> tuple[str, ...]:
    paths = dict.fromkeys(item.document.path for item in group)
    return tuple(path for path in paths if path != shown.document.path)


def _spread(scored: Sequence[Scored]) -> list[Scored]:
    seen: Counter[int] = Counter()
    first: list[Scored] = []
    later: list[Scored] = []
    for item in scored:
        seen[item.chunk.revision] += 1
        (first if seen[item.chunk.revision] <= _MOST_OF_ONE else later).append(item)
    return first + later


def _copies(order: Sequence[Scored], limit: int) -> list[list[Scored]]:
    """The first `limit` that say different things, each with all that say the same."""
    groups: list[list[Scored]] = []
    words: list[frozenset[str]] = []
    for item in order:
        own = frozenset(item.chunk.terms.split())
        group = next((at for at, other in enumerate(words) if _alike(own, other)), None)
        if group is not None:
            groups[group].append(item)
        elif len(groups) < limit:
            groups.append([item])
            words.append(own)
    return groups


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
    """Neighbours in one section as one passage, which stands where the best of them stood.

    Which chunks go together does not depend on their order here.
    """
    places = {item.key: place for place, item in enumerate(kept)}
    groups: list[list[ChunkKey]] = []
    wholes: dict[ChunkKey, StoredChunk] = {}  # by the first chunk of each group
    whole: StoredChunk | None = None
    for key in sorted(places):
        chunk = kept[places[key]].chunk
        last = groups[-1] if groups else []
        follows = last and last[-1] == (key[0], key[1] - 1) and len(last) < _MOST_JOINED
        joined = _join(whole, chunk) if follows and whole is not None else None
        if joined is None:
            groups.append([key])
        else:
            last.append(key)
        whole = joined or chunk
        wholes[groups[-1][0]] = whole
    best = [(min(places[key] for key in group), wholes[group[0]]) for group in groups]
    for place, chunk in sorted(best, key=lambda pair: pair[0]):
        yield place, kept[place], replace(chunk, content_hash=kept[place].chunk.content_hash)


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
