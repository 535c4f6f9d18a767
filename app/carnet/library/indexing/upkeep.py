"""Keeping the stores small and quick: when to compact, what to throw away."""

from __future__ import annotations

from contextlib import AbstractContextManager

from carnet.library.parts import LibraryParts

_WRITES = "writes-since-tidied"
_REMOVED = "rows-removed-since-tidied"
_ROWS_PER_WRITE_MORE = 500  # compacting a big library costs more, so it happens less often


class Upkeep:
    """Counts writes, across restarts too, and tidies when there were enough of them."""

    def __init__(
        self,
        parts: LibraryParts,
        committing: AbstractContextManager[object],
        *,
        untidy: bool = False,
    ) -> None:
        self._parts = parts
        self._committing = committing
        self._writes = int(parts.manifest.meta(_WRITES) or 0)
        self._removed = int(parts.manifest.meta(_REMOVED) or 0)
        self._unfolded_rows = 0
        self._vector_writes = 0
        self._untidy = untidy

    def rows_written(self, rows: int) -> None:
        """A batch of text was stored."""
        self._writes += 1
        self._unfolded_rows += rows
        self._fold(self._parts.pace.fold_rows)

    def rows_removed(self, rows: int) -> None:
        """Chunks went; keyword scores count their words until the library is tidied."""
        self._removed += rows

    def vectors_written(self) -> None:
        """A batch of vectors was stored."""
        self._writes += 1
        self._vector_writes += 1
        self._compact_vectors(self._parts.pace.tidy_writes)

    def text_done(self) -> None:
        """The text phase is over: what it wrote becomes quick to search."""
        self._fold(self._parts.pace.fold_rows_after)

    def vectors_done(self) -> None:
        """The vector phase is over."""
        self._compact_vectors(self._parts.pace.compact_writes_after)
        if self._parts.vectors is not None:
            self._parts.vectors.keep_quick()

    def _fold(self, at_least: int) -> None:
        # Keyword search reads rows that are not in its index yet one by one.
        if self._unfolded_rows >= at_least:
            with self._committing:
                self._parts.chunks.optimize()
            self._unfolded_rows = 0

    def _compact_vectors(self, at_least: int) -> None:
        if self._vector_writes >= at_least and self._parts.vectors is not None:
            self._parts.vectors.optimize()
            self._vector_writes = 0

    def remember(self) -> None:
        """Write the counts down, so that many short runs tidy as one long one does."""
        for key, count in ((_WRITES, self._writes), (_REMOVED, self._removed)):
            if str(count) != (self._parts.manifest.meta(key) or "0"):
                self._parts.manifest.set_meta(key, str(count))

    @property
    def due(self) -> bool:
        """Whether there were enough writes to make tidying worth its cost."""
        more = self._parts.chunks.count() // _ROWS_PER_WRITE_MORE
        return self._untidy or self._writes >= self._parts.pace.tidy_writes + more

    @property
    def worthwhile(self) -> bool:
        """Whether tidying would change what a search finds, when there is nothing else to do."""
        return self._removed > 0

    def tidy(self) -> None:
        """Compact everything; forget vectors of contents that are in no note any more."""
        vectors = self._parts.vectors
        with self._committing:
            if vectors is not None:
                vectors.remove(vectors.known() - self._parts.chunks.content_hashes().keys())
                vectors.optimize()
            self._parts.chunks.optimize()
            self._untidy = False
            self._writes = self._removed = self._unfolded_rows = self._vector_writes = 0
            self.remember()
            self._parts.manifest.optimize()
