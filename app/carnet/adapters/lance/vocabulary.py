"""The distinct terms of all chunks with how many chunks hold each, in memory only.

Counted from the stored terms when somebody first asks, some 3 s for 100,000 chunks on one core, and
gone with the process: what is forgotten leaves no trace of it on the disk.
"""

from __future__ import annotations

import threading
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any

from carnet.adapters.lance.chunks import LanceChunks
from carnet.adapters.lance.table import LanceDirectory
from carnet.text.edits import one_edit_away, within_two_edits

_ROWS_AT_ONCE = 8_192
_MOST_PREFIXED = 5_000
# Counting again may take this share of the time: less than that after a change, the old counts do.
_SHARE_OF_TIME = 0.05
_FAR_ENOUGH = 8  # letters from which a word may be two edits away


class LanceWords:
    """Terms in order, and the number of chunks that hold each: a snapshot."""

    def __init__(self, terms: Any, counts: Any, chunks: int) -> None:
        self._terms = terms  # pyarrow string array, sorted
        self._counts = counts  # numpy int32
        self.chunks = chunks

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, place: int) -> str:
        term: str = self._terms[place].as_py()
        return term

    def frequency(self, term: str) -> int:
        """Chunks that hold `term` in text or title."""
        place = bisect_left(self, term)
        return int(self._counts[place]) if place < len(self) and self[place] == term else 0

    def completions(self, prefix: str, limit: int) -> list[str]:
        """Terms that begin with `prefix`, the most frequent first."""
        first = bisect_left(self, prefix)
        last = min(bisect_left(self, prefix + "\U0010ffff"), first + _MOST_PREFIXED)
        order = (-self._counts[first:last]).argsort(kind="stable")[:limit]
        return [self[first + int(place)] for place in order]

    def near(self, term: str, limit: int) -> list[str]:
        """Terms one typing error away, else (of long words) two, the most frequent first."""
        found = {other for other in one_edit_away(term) if self.frequency(other)}
        if not found and len(term) >= _FAR_ENOUGH:
            found = {other for other in self._of_like_form(term) if within_two_edits(term, other)}
        return sorted(found, key=lambda other: (-self.frequency(other), other))[:limit]

    def _of_like_form(self, term: str) -> Iterator[str]:
        """Terms with the same first letter that are about as long."""
        first, last = bisect_left(self, term[0]), bisect_left(self, term[0] + "\U0010ffff")
        for other in self._terms[first:last].to_pylist():
            if abs(len(other) - len(term)) <= 2:
                yield other


class LanceVocabulary:
    """The `Vocabulary` of a data directory.

    Who asks before `keep_ready` waits until the words are counted; afterwards nobody waits: they
    are counted on a thread of their own, at once and again when the chunks have changed.
    """

    def __init__(
        self,
        directory: LanceDirectory,
        chunks: LanceChunks,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._directory = directory
        self._chunks = chunks
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._waits = True
        self._words: LanceWords | None = None
        self._version = -1
        self._next_count_at = 0.0

    @property
    def ready(self) -> bool:
        """Whether `words` answers at once."""
        return not self._waits or self._version == self._chunks.version()

    def keep_ready(self) -> None:
        """Never let anybody wait from now on; begins to count."""
        self._waits = False
        self.words()

    def words(self) -> LanceWords | None:
        """The newest counts; None while there are none yet."""
        if self._version == self._chunks.version():
            return self._words
        if self._waits:
            self._count()
        elif self._monotonic() >= self._next_count_at:
            self._directory.begin("vocabulary", self._count)
        return self._words

    def _count(self) -> None:
        with self._lock:
            version = self._chunks.version()
            if version == self._version:
                return
            started = self._monotonic()
            self._words = _counted(self._chunks.term_batches(_ROWS_AT_ONCE))
            self._version = version
            ended = self._monotonic()
            self._next_count_at = ended + (ended - started) / _SHARE_OF_TIME


def _counted(batches: Iterator[Any]) -> LanceWords:
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    tables, chunks = [], 0
    for terms in batches:
        chunks += len(terms)
        lists = pc.split_pattern(terms, " ")
        coded = pc.list_flatten(lists).dictionary_encode()
        known = len(coded.dictionary)
        rows = pc.list_parent_indices(lists).to_numpy().astype(np.int64)
        # A term counts once a chunk.
        pairs = np.unique(rows * known + coded.indices.to_numpy()) if known else rows
        counts = np.bincount(pairs % known, minlength=known) if known else pairs
        tables.append(pa.table({"term": coded.dictionary, "count": pa.array(counts, pa.int64())}))
    if not tables:
        return LanceWords(pa.array([], pa.string()), np.zeros(0, np.int64), 0)
    total = pa.concat_tables(tables).group_by("term").aggregate([("count", "sum")])
    total = total.filter(pc.not_equal(total["term"], "")).sort_by("term").combine_chunks()
    counts = total["count_sum"].to_numpy().astype(np.int32)
    return LanceWords(pa.array(total["term"].combine_chunks()), counts, chunks)
