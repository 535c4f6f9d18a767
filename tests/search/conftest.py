"""A little library on disk for tests: real LanceDB, real SQLite, notes given as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from carnet.adapters.lance.chunks import LanceChunks
from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.lance.vocabulary import LanceVocabulary
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.documents import Document, StoredChunk
from carnet.domain.search import SearchMode, SearchRequest, SearchResult
from carnet.search.listing import Lister
from carnet.search.searcher import Searcher
from carnet.text.analysis import index_terms
from carnet.text.hashing import hash_chunk

TODAY = date(2024, 11, 21)


@dataclass
class NotesOnDisk:
    """Add notes, then search them by their words."""

    place: Path
    added: int = 0

    def __post_init__(self) -> None:
        self.directory = LanceDirectory(self.place / "index")
        self.manifest = SqliteManifest(self.place / "carnet.sqlite")
        self.chunks = LanceChunks(self.directory)
        self.vocabulary = LanceVocabulary(self.directory, self.chunks)
        self.folder = self.manifest.add_folder("/notes")
        self.searcher = Searcher(
            self.manifest,
            self.chunks,
            None,
            None,
            today=lambda: TODAY,
            vocabulary=self.vocabulary,
        )
        self.lister = Lister(self.manifest, self.chunks, today=lambda: TODAY)

    def add(
        self,
        name: str,
        *texts: str,
        language: str = "en",
        tags: Sequence[str] = (),
        day: str | None = None,
        form: str = "markdown",
    ) -> None:
        """A note of one chunk for each of `texts`; of two notes the one added later is newer."""
        (revision,) = self.manifest.new_revisions(1)
        self.added += 1
        names = index_terms(f"{Path(name).stem} {' '.join(tags)}", language)
        start = 0
        rows = []
        for ordinal, text in enumerate(texts):
            rows.append(
                StoredChunk(
                    revision, ordinal, hash_chunk("", text), text, "", "", start,
                    start + len(text), 1 + ordinal, 1 + ordinal + text.count("\n"), None,
                    index_terms(text, language), names,
                )
            )  # fmt: skip
            start += len(text) + 1
        self.chunks.add(rows)
        changed = int(datetime(2020, 1, 1, 12).timestamp() + self.added) * 10**9
        self.manifest.save(
            [
                Document(
                    0, self.folder.id, f"/notes/{name}", start, changed, f"hash {name}", revision,
                    form, None, language, tuple(tags), day, chunks=len(texts),
                )
            ]
        )  # fmt: skip

    def search(self, query: str, limit: int = 10, *, typing: bool = False) -> SearchResult:
        """By words alone."""
        return self.searcher.search(SearchRequest(query, SearchMode.KEYWORD, limit, typing=typing))

    def found(self, query: str, limit: int = 10, *, typing: bool = False) -> list[str]:
        """Names of the notes found, each once, best first."""
        passages = self.search(query, limit, typing=typing).passages
        return list(dict.fromkeys(passage.path.removeprefix("/notes/") for passage in passages))


@pytest.fixture
def notes(tmp_path: Path) -> NotesOnDisk:
    """An empty library."""
    return NotesOnDisk(tmp_path)
