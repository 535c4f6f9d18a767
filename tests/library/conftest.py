"""A library in a temporary folder: real stores, real disk, real parser and chunker.

Only the embedding model is replaced, by one that counts what it is asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from carnet.adapters.byte_search import find_traces
from carnet.adapters.empty_library import make_empty_library
from carnet.adapters.files.filesystem import LocalFileSystem, tree_bytes
from carnet.adapters.lance.chunks import LanceChunks
from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.lance.vectors import LanceVectors
from carnet.adapters.parsing.text_parser import TextParser
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.cancel import CancelToken
from carnet.domain.documents import Chunk, ParsedDocument
from carnet.library.library import Library
from carnet.library.parts import LibraryParts, Pace, Reading
from carnet.text.analysis import index_terms
from carnet.text.chunking import chunk_document
from carnet.text.hashing import hash_bytes

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

MAX_BYTES = 1_000_000
_DIMENSION = 16


@dataclass
class CountingEmbedder:
    """Vectors that depend on the text alone; remembers every text it was given."""

    fingerprint: str = "counting/1"
    dimension: int = _DIMENSION
    max_tokens: int = 64
    languages: frozenset[str] = frozenset({"en", "fr"})
    batches: list[list[str]] = field(default_factory=list)
    before_batch: Callable[[], None] = lambda: None

    @property
    def texts(self) -> list[str]:
        return [text for batch in self.batches for text in batch]

    def embed_documents(self, texts: Sequence[str], cancel: CancelToken) -> Vectors:
        self.before_batch()
        cancel.check()
        self.batches.append(list(texts))
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> Vectors:
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
        vector = np.random.default_rng(seed).normal(size=_DIMENSION)
        unit: Vectors = (vector / np.linalg.norm(vector)).astype(np.float32)
        return unit

    def close(self) -> None:
        """Nothing to give back."""


def chunked(document: ParsedDocument) -> list[Chunk]:
    """The real chunker, with little room."""
    return chunk_document(document, 192)


def make_parts(data: Path, embedder: CountingEmbedder | None) -> LibraryParts:
    """A library's parts as `bootstrap` would wire them."""
    parser = TextParser(detect=lambda _text: "en")
    directory = LanceDirectory(data / "index", keep_versions_s=0.001)
    return LibraryParts(
        files=LocalFileSystem(parser.formats, MAX_BYTES),
        manifest=SqliteManifest(data / "carnet.sqlite"),
        chunks=LanceChunks(directory),
        reading=Reading(parser, chunked, index_terms, hash_bytes, version="test/1"),
        vectors=LanceVectors(directory, embedder.fingerprint, _DIMENSION) if embedder else None,
        embedder=embedder,
        disk_bytes=lambda: tree_bytes(data),
        find_traces=partial(find_traces, data, [], make_empty_library),
    )


class Workshop:
    """A folder of notes, and libraries over it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.notes = place / "notes"
        self.notes.mkdir()
        self.data = place / "data"
        self.embedder = CountingEmbedder()
        self.parts = make_parts(self.data, self.embedder)
        self.library = Library(self.parts)

    def write(self, name: str, text: str = "") -> Path:
        """A note; without text it has two paragraphs of its own."""
        path = self.notes / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text or note(name))
        return path

    def write_many(self, count: int) -> list[Path]:
        """So many notes in several folders."""
        return [self.write(f"folder{n % 3}/note{n}.md") for n in range(count)]

    def reopen(self, **changes: object) -> Library:
        """As a new process would, with other parts where wanted."""
        self.parts = replace(make_parts(self.data, self.embedder), **changes)  # type: ignore[arg-type]
        self.library = Library(self.parts)
        return self.library

    def find(self, term: str) -> list[str]:
        """Names of the notes a keyword search finds now, as the search use case filters them."""
        found = self.parts.chunks.keyword_search(index_terms(term, "en").split(), 1_000)
        live = self.parts.manifest.by_revisions({chunk.revision for chunk, _ in found})
        return sorted({Path(document.path).name for document in live.values()})

    def state(self) -> dict[str, object]:
        """What the library says, without what may differ between two builds (ids, times)."""
        return library_state(self.parts)


def note(name: str) -> str:
    """Text that no other note has: a title and two paragraphs."""
    words = " ".join(f"{Path(name).stem}word{n}" for n in range(12))
    return f"# Title of {name}\n\nFirst about {words}.\n\n## Second part\n\nSecond about {words}.\n"


def library_state(parts: LibraryParts) -> dict[str, object]:
    """Documents with their chunks, contents that have a vector, and nothing left over."""
    documents = parts.manifest.documents()
    contents = parts.chunks.content_hashes().keys()
    return {
        "documents": {
            document.path: (
                document.size_bytes,
                document.mtime_ns,
                document.content_hash,
                document.title,
                document.tags,
                document.chunks,
                document.problem and document.problem.code,
                [
                    replace(chunk, revision=0)
                    for chunk in parts.chunks.by_revision(document.revision or 0)
                ],
            )
            for document in documents
        },
        "invisible rows": parts.chunks.revisions() - parts.manifest.live_revisions(),
        "embedded": contents & parts.vectors.known() if parts.vectors else set(),
        "not embedded": contents - parts.vectors.known() if parts.vectors else set(),
    }


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """An empty folder, watched by an empty library."""
    shop = Workshop(tmp_path)
    shop.library.add_folder(str(shop.notes))
    return shop


@pytest.fixture
def new_workshop(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Workshop]:
    """More of them, not watched yet."""
    return lambda: Workshop(tmp_path_factory.mktemp("workshop"))


@pytest.fixture
def small_pace() -> Pace:
    """Batches so small that a handful of notes fills several."""
    return Pace(
        text_batch_documents=2,
        embed_batch=2,
        embed_window=8,
        fold_rows=6,
        fold_rows_after=6,
        tidy_writes=8,
        compact_writes_after=8,
    )
