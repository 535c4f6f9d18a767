"""What the library says about itself: status, progress, changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from carnet.domain.documents import Folder
from carnet.domain.errors import ErrorInfo


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, and why."""

    path: str
    error: ErrorInfo


class Activity(StrEnum):
    """What the index thread does now."""

    IDLE = "idle"
    SCANNING = "scanning"
    READING = "reading"  # phase one: text becomes searchable
    EMBEDDING = "embedding"  # phase two: vectors follow
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the current run stands. Counts are documents when reading, chunks when embedding."""

    activity: Activity
    done: int = 0
    total: int = 0
    current_path: str | None = None
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """`carnet status`, and the library pane of the window."""

    documents: int
    chunks: int
    vectors: int
    queued: int  # chunks whose vector is still to come
    disk_bytes: int
    folders: tuple[Folder, ...]
    failed: tuple[Problem, ...]
    progress: Progress = field(default_factory=lambda: Progress(Activity.IDLE))


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """What one indexing run did to documents."""

    added: int = 0
    updated: int = 0
    moved: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class ChunkCounts:
    """What one indexing run did to chunks. `reused` had their vector already."""

    written: int = 0
    embedded: int = 0
    reused: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class IndexReport:
    """The change record of one run: `carnet index --json`, and the signal every view receives."""

    documents: DocumentCounts
    chunks: ChunkCounts
    seconds: float

    @property
    def changed(self) -> bool:
        """Whether any view has to refresh."""
        docs = self.documents
        touched = docs.added + docs.updated + docs.moved + docs.removed + docs.failed
        return touched + self.chunks.embedded > 0
