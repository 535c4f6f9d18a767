"""What the use cases need from the outside world; `adapters/` provides it, `bootstrap` wires it.

Vectors are numpy float32 arrays, unit length, one row a text. numpy is named for type checkers
only: at run time this package needs the standard library alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from carnet.domain.conversations import Conversations
from carnet.domain.documents import (
    Document,
    Folder,
    StoredChunk,
)
from carnet.domain.feedback import Judgement
from carnet.domain.search import Filters

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]


class ChunkStore(Protocol):
    """Chunks with their text and keyword fields (LanceDB). One writer thread, many readers."""

    def add(self, chunks: Sequence[StoredChunk]) -> None:
        """Append rows; `revision` must be new."""

    def remove_revisions(self, revisions: Collection[int]) -> int:
        """Delete the chunks of these revisions; returns how many rows went."""

    def revisions(self) -> set[int]:
        """Every revision that has at least one chunk."""

    def content_hashes(self) -> dict[str, int]:
        """Each content hash and the newest revision that holds it."""

    def count(self) -> int:
        """Rows stored."""

    def by_revision(self, revision: int) -> list[StoredChunk]:
        """Chunks of one document, in order."""

    def by_revisions(self, revisions: Collection[int]) -> list[StoredChunk]:
        """Chunks of several documents, in no particular order."""

    def by_hashes(self, hashes: Collection[str]) -> list[StoredChunk]:
        """Every chunk with one of these content hashes (several documents may share one)."""

    def hashes_of(self, revisions: Collection[int]) -> set[str]:
        """The content hashes of these revisions' chunks."""

    def embedded_texts(self, hashes: Collection[str]) -> dict[str, str]:
        """What the embedder reads for each of these hashes, those that exist."""

    def keyword_search(
        self,
        terms: Sequence[str],
        limit: int,
        revisions: Collection[int] | None = None,
        hashes: Collection[str] | None = None,
    ) -> list[tuple[StoredChunk, float]]:
        """BM25 over the analysed fields, best first; `revisions` and content `hashes` restrict."""

    def holding(self, terms: Collection[str]) -> dict[tuple[int, int], str]:
        """Every chunk (revision, ordinal) with one of these terms, and its content hash."""

    def stored_text(self) -> Iterator[bytes]:
        """Every character column of every row as UTF-8, in large pieces."""

    def optimize(self) -> None:
        """Compact, fold new rows into the indexes, drop old versions."""

    def rewrite(self) -> None:
        """Write rows and indexes anew and drop all else: what was deleted is gone from the disk."""


class Words(Protocol):
    """The terms of all chunks at one time."""

    chunks: int  # how many there were

    def frequency(self, term: str) -> int:
        """Chunks that hold `term` in text or title."""

    def completions(self, prefix: str, limit: int) -> list[str]:
        """Terms that begin with `prefix`, the most frequent first."""

    def near(self, term: str, limit: int) -> list[str]:
        """Terms one typing error away, else (of long words) two, the most frequent first."""


class Vocabulary(Protocol):
    """Which terms there are. Kept in memory only."""

    @property
    def ready(self) -> bool:
        """Whether `words` answers at once."""

    def words(self) -> Words | None:
        """The newest counts; None while they are still being made."""


class VectorStore(Protocol):
    """One vector per content hash, for one fingerprint (LanceDB)."""

    def add(self, hashes: Sequence[str], vectors: Vectors) -> None:
        """Append; a hash already stored is left as it is."""

    def known(self) -> set[str]:
        """Every hash that has a vector."""

    def get(self, hashes: Collection[str]) -> dict[str, Vectors]:
        """Stored vectors of these hashes, those that exist."""

    def search(
        self, vector: Vectors, limit: int, hashes: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Nearest by cosine, best first, as (hash, cosine); `hashes` restricts."""

    def remove(self, hashes: Collection[str]) -> None:
        """Delete these vectors."""

    def count(self) -> int:
        """Rows stored."""

    def optimize(self) -> None:
        """Compact and drop old versions."""

    def keep_quick(self) -> None:
        """Begin whatever a store of this size needs for `search` to stay quick; returns at once."""

    def rewrite(self) -> None:
        """Write rows and indexes anew and drop all else: what was deleted is gone from the disk."""


class ForgottenPaths(Protocol):
    """Files and folders a person told Carnet to forget: not read again until they are recalled."""

    def paths(self) -> list[str]:
        """All of them, sorted. What lies below a forgotten folder is forgotten with it."""

    def add(self, path: str) -> None:
        """Forget `path`; twice is fine."""

    def recall(self, path: str) -> bool:
        """Take `path` off the list; whether it was on it."""


class ImportedFiles(Protocol):
    """Where the copies in the import folder came from."""

    def add(self, path: str, origin: str, at: float) -> None:
        """`path` is the copy of `origin`, made at `at` (seconds since 1970)."""

    def origin(self, path: str) -> str | None:
        """Where a copy came from; None for what is no copy."""

    def origins(self, paths: Sequence[str]) -> dict[str, str]:
        """Where those of `paths` that are copies came from."""

    def paths(self) -> list[str]:
        """Every copy."""

    def copies_of(self, origin: str) -> list[str]:
        """Copies that came from `origin`."""

    def remove(self, path: str) -> None:
        """The copy is gone."""


class JudgementStore(Protocol):
    """What a person said about results. A judgement is renamed, deleted and forgotten with its
    document."""

    def add(self, judgement: Judgement) -> bool:
        """Keep it, in place of an earlier one of the same query and document; False, and nothing
        is kept, when no document lies at its path."""

    def remove(self, query: str, path: str) -> bool:
        """Take one back; whether there was one."""

    def list(self) -> list[Judgement]:
        """All of them, the oldest query first."""


class LinkedNotes(Protocol):
    """Documents by what links call them."""

    def called(self, names: Collection[str]) -> list[Document]:
        """Readable documents whose file or title is called so, both folded."""

    def mentioning(self, names: Collection[str]) -> list[Document]:
        """Readable documents with a link that holds one of these names, the newest first."""


class Manifest(Protocol):
    """Folders and documents (SQLite). Every write is one transaction."""

    @property
    def forgotten(self) -> ForgottenPaths: ...
    @property
    def imports(self) -> ImportedFiles: ...
    @property
    def judgements(self) -> JudgementStore: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def links(self) -> LinkedNotes: ...

    def folders(self) -> list[Folder]: ...
    def roots(self) -> list[Folder]:
        """Watched folders without counting what they hold, for what is asked with every search."""

    def add_folder(self, path: str) -> Folder: ...
    def remove_folder(self, folder_id: int) -> None:
        """Forget the folder and its documents' rows."""

    def new_revisions(self, count: int) -> range:
        """Reserve revision numbers; never given twice, even after a crash."""

    def documents(self, folder_id: int | None = None) -> list[Document]: ...
    def page(
        self, offset: int, limit: int, folder_id: int | None = None, text: str = ""
    ) -> list[Document]:
        """Documents by path, for lists; `text` must occur in path or title."""

    def by_path(self, path: str) -> Document | None: ...
    def below(self, path: str) -> list[Document]:
        """The document at `path` and every document in the folder `path`."""

    def by_revisions(self, revisions: Collection[int]) -> dict[int, Document]: ...
    def by_content_hash(self, content_hash: str) -> list[Document]: ...
    def matching_revisions(self, filters: Filters) -> set[int]:
        """The revision of every readable document that satisfies each filter that is set."""

    def generated_revisions(self) -> set[int]:
        """The revision of every document that Carnet wrote."""

    def live_revisions(self) -> set[int]: ...
    def folders_of_revisions(self) -> dict[int, int]:
        """The id of the folder that each readable document's revision lies in."""

    def last_indexed_at(self) -> float | None:
        """When a document was stored last (seconds since 1970); None when none ever was."""

    def languages(self) -> set[str]:
        """Languages of more than a few of the documents (2 in 100)."""

    def failed(self) -> list[Document]:
        """Documents with a problem, by path."""

    def save(self, documents: Sequence[Document]) -> None:
        """Insert (id 0) or replace rows, all or none."""

    def remove(self, document_ids: Collection[int]) -> None: ...
    def count(self) -> int: ...
    def meta(self, key: str) -> str | None:
        """A fact about the whole library, None when it was never set."""

    def set_meta(self, key: str, value: str) -> None: ...
    def transaction(self) -> AbstractContextManager[None]: ...
    def optimize(self) -> None:
        """Empty the log, unless somebody reads it just now."""

    def rewrite(self) -> None:
        """Write every page anew and empty the log: what was deleted is gone from the disk."""
