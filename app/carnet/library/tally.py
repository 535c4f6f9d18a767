"""Counting what one run does."""

from __future__ import annotations

from dataclasses import dataclass

from carnet.domain.library import ChunkCounts, DocumentCounts, IndexReport


@dataclass(slots=True)
class Tally:
    """Running totals of one run; the names are those of `IndexReport`."""

    added: int = 0
    updated: int = 0
    moved: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: int = 0
    written: int = 0
    embedded: int = 0
    reused: int = 0
    chunks_removed: int = 0

    @property
    def nothing_done(self) -> bool:
        """Whether everything was as it was found."""
        documents = self.added + self.updated + self.moved + self.removed + self.failed
        return documents + self.written + self.embedded + self.chunks_removed == 0

    def report(self, seconds: float) -> IndexReport:
        """The change record of the run so far."""
        return IndexReport(
            DocumentCounts(
                self.added, self.updated, self.moved, self.removed, self.unchanged, self.failed
            ),
            ChunkCounts(self.written, self.embedded, self.reused, self.chunks_removed),
            seconds,
        )
