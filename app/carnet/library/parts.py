"""What a library is made of, and how hard it works."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from carnet.domain.documents import Chunk, ParsedDocument
from carnet.domain.file_ports import FileSystem, Parser
from carnet.domain.library import Traces
from carnet.domain.model_ports import Embedder
from carnet.domain.ports import ChunkStore, Manifest, VectorStore

FindTraces = Callable[[Collection[str], Iterable[bytes]], Traces]


@dataclass(frozen=True, slots=True)
class Pace:
    """Sizes of batches. A batch is what is lost when the process is killed."""

    text_batch_documents: int = 400
    text_batch_chunks: int = 4_000
    text_batch_s: float = 1.0  # so that the first notes are findable within a second or two
    embed_batch: int = 32
    embed_window: int = 2_048  # chunks sorted by length at once: all texts never fit in memory
    # Rows that keyword search may have to read without an index: during a run, and after it.
    fold_rows: int = 10_000
    fold_rows_after: int = 500
    # Commits between two compactions (more in a big library); of vectors alone after a run.
    tidy_writes: int = 20
    compact_writes_after: int = 25


@dataclass(frozen=True, slots=True)
class Reading:
    """From bytes to chunks and terms.

    `version` names everything that decides what is stored for the same bytes (parser, chunker,
    analysis, tokens per chunk): when it changes, every document is read again.
    """

    parser: Parser
    chunk: Callable[[ParsedDocument], list[Chunk]]
    index_terms: Callable[[str, str], str]  # text, language -> space-joined terms
    hash_bytes: Callable[[bytes], str]
    version: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """An embedding model that is to take the place of the one in use.

    Its vectors are built beside the others; when none is missing, `take_over` makes it the model in
    use and returns the parts to go on with.
    """

    model: str  # its name in the catalogue
    vectors: VectorStore
    embedder: Embedder
    take_over: Callable[[], LibraryParts]


@dataclass(frozen=True, slots=True)
class LibraryParts:
    """Everything a `Library` works with.

    `vectors` is None when no embedding model is chosen; `embedder` is None as well when vectors
    are only looked at. Without an embedder everything is findable by keyword. `drop_leftovers`
    deletes vectors of models that are neither in use nor about to be. `find_traces` looks in every
    byte of the data directory for words that nothing of what remains (UTF-8) holds.
    `delete_copy` deletes an imported file.
    """

    files: FileSystem
    manifest: Manifest
    chunks: ChunkStore
    reading: Reading
    vectors: VectorStore | None = None
    embedder: Embedder | None = None
    replacement: Replacement | None = None
    drop_leftovers: Callable[[], object] = field(default=lambda: None)
    delete_copy: Callable[[str], None] = field(default=lambda _path: None)
    disk_bytes: Callable[[], int] = field(default=lambda: 0)
    find_traces: FindTraces = field(default=lambda _words, _remaining: Traces(0, 0))
    pace: Pace = field(default_factory=Pace)
    now: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
