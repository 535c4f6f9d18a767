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


class PauseReason(StrEnum):
    """Why the index thread does not work although there is work."""

    PERSON = "person"  # somebody pressed pause
    BATTERY = "battery"  # unplugged, and below the level that was set
    ACTIVE = "active"  # somebody is using the machine just now


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the current run stands. Counts are documents when reading, chunks when embedding."""

    activity: Activity
    done: int = 0
    total: int = 0
    current_path: str | None = None
    seconds_left: float | None = None
    paused_by: PauseReason | None = None  # with `Activity.PAUSED`


@dataclass(frozen=True, slots=True)
class Rebuild:
    """Vectors of another embedding model, built beside those in use until they are complete."""

    model: str  # its name in the catalogue
    done: int  # chunk contents that have their vector
    total: int


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
    rebuild: Rebuild | None = None
    forgotten: tuple[str, ...] = ()  # paths that are not read again until they are recalled


@dataclass(frozen=True, slots=True)
class Traces:
    """What a search of the data directory's bytes found: files, relative, that hold a word."""

    words_searched: int
    bytes_searched: int
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForgetReport:
    """What `forget` removed, and the proof: its words were looked for in every byte that is left.

    `remains` are files of the data directory in which words of the forgotten text still stand
    although no other document holds them; empty when all went well. `copies` are documents of the
    library that hold a piece of the same text and were not forgotten. `answers` counts the kept
    answers that lost what they had from it.
    """

    path: str
    documents: int
    chunks: int
    vectors: int
    words_searched: int
    bytes_searched: int
    remains: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    answers: int = 0


class ImportOutcome(StrEnum):
    """What became of one file that a person gave."""

    ADDED = "added"
    KNOWN = "known"  # the library has this very content already
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One file of an import. `path` is where it lies in the library, "" when it was not taken.

    `pages`, `notes` and `language` are what reading it said; `problem` says why it failed.
    """

    source: str
    outcome: ImportOutcome
    path: str = ""
    title: str = ""
    format: str = ""
    language: str = ""
    pages: int = 0
    notes: tuple[str, ...] = ()
    problem: ErrorInfo | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of everything that was given, in that order."""

    files: tuple[ImportedFile, ...]

    def count(self, outcome: ImportOutcome) -> int:
        """How many files had this outcome."""
        return sum(file.outcome is outcome for file in self.files)


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
