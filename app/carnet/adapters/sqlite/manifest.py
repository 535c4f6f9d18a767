"""Folders and documents in SQLite."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from carnet.adapters.sqlite.conversations import SqliteConversations
from carnet.adapters.sqlite.database import SqliteDatabase
from carnet.adapters.sqlite.filters import IS_GENERATED, below, condition
from carnet.adapters.sqlite.forgotten import SqliteForgotten, rewrite
from carnet.adapters.sqlite.imports import SqliteImports
from carnet.adapters.sqlite.judgements import SqliteJudgements
from carnet.adapters.sqlite.links import SqliteLinks
from carnet.domain.conversations import Conversations
from carnet.domain.documents import Document, Folder, FolderState
from carnet.domain.errors import ErrorInfo
from carnet.domain.ports import ForgottenPaths, ImportedFiles, JudgementStore, LinkedNotes
from carnet.domain.search import Filters
from carnet.text.analysis import fold

_FIELDS = (
    "folder_id", "path", "size_bytes", "mtime_ns", "content_hash", "revision", "format", "title",
    "language", "tags", "date", "links", "chunks", "indexed_at", "problem",
    "pages", "notes",
)  # fmt: skip
_SELECT = f"SELECT id, {', '.join(_FIELDS)} FROM document"  # noqa: S608 - constants only
_INSERT = f"INSERT INTO document ({', '.join(_FIELDS)}) VALUES ({', '.join('?' * len(_FIELDS))})"  # noqa: S608
_UPDATE = f"UPDATE document SET {', '.join(f'{name} = ?' for name in _FIELDS)} WHERE id = ?"  # noqa: S608
_FEW = 0.02
_NEXT_REVISION = "next-revision"


class SqliteManifest:
    """The `Manifest` of a data directory. Any number of threads; writers are one process."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._database = SqliteDatabase(path, read_only=read_only)
        self.forgotten: ForgottenPaths = SqliteForgotten(self._database)
        self.imports: ImportedFiles = SqliteImports(self._database)
        self.judgements: JudgementStore = SqliteJudgements(self._database)
        self.conversations: Conversations = SqliteConversations(self._database)
        self.links: LinkedNotes = SqliteLinks(self._documents)

    def folders(self) -> list[Folder]:
        """Watched folders by path, with how many documents and failures each has.

        Their state is not known here: a scan and the disk know it.
        """
        rows = self._database.rows(
            "SELECT folder.id, folder.path, COUNT(document.revision), COUNT(document.problem)"
            " FROM folder LEFT JOIN document ON document.folder_id = folder.id"
            " GROUP BY folder.id ORDER BY folder.path"
        )
        return [
            Folder(id_, path, FolderState.CURRENT, documents, failed)
            for id_, path, documents, failed in rows
        ]

    def roots(self) -> list[Folder]:
        """Watched folders without counting what they hold, for what is asked with every search."""
        rows = self._database.rows("SELECT id, path FROM folder ORDER BY path")
        return [Folder(id_, path, FolderState.CURRENT) for id_, path in rows]

    def add_folder(self, path: str) -> Folder:
        """Watch `path`; it must be new."""
        id_ = self._database.run("INSERT INTO folder (path) VALUES (?)", [path])
        return Folder(id_, path, FolderState.CURRENT)

    def remove_folder(self, folder_id: int) -> None:
        """Forget the folder and its documents' rows."""
        self._database.run("DELETE FROM folder WHERE id = ?", [folder_id])

    def new_revisions(self, count: int) -> range:
        """Reserve revision numbers; never given twice, even after a crash."""
        with self._database.transaction():
            first = int(self.meta(_NEXT_REVISION) or 1)
            self.set_meta(_NEXT_REVISION, str(first + count))
        return range(first, first + count)

    def documents(self, folder_id: int | None = None) -> list[Document]:
        """Every document, or those of one folder, by path."""
        if folder_id is None:
            return self._documents("ORDER BY path")
        return self._documents("WHERE folder_id = ? ORDER BY path", folder_id)

    def page(
        self, offset: int, limit: int, folder_id: int | None = None, text: str = ""
    ) -> list[Document]:
        """Documents by path; `text` must occur in path or title, case and accents aside."""
        return self._documents(
            "WHERE (?1 IS NULL OR folder_id = ?1)"
            " AND (?2 = '' OR instr(fold(path), ?2) OR instr(fold(ifnull(title, '')), ?2))"
            " ORDER BY path LIMIT ?3 OFFSET ?4",
            folder_id, fold(text), limit, offset,
        )  # fmt: skip

    def by_path(self, path: str) -> Document | None:
        """The document at `path`."""
        found = self._documents("WHERE path = ?", path)
        return found[0] if found else None

    def below(self, path: str) -> list[Document]:
        """The document at `path` and every document in the folder `path`."""
        where, values = below(path)
        return self._documents(f"WHERE {where}", *values)

    def by_revisions(self, revisions: Collection[int]) -> dict[int, Document]:
        """The documents these revisions are live in; a revision that is not live is left out."""
        found = self._documents(
            "WHERE revision IN (SELECT value FROM json_each(?))", json.dumps(list(revisions))
        )
        return {document.revision: document for document in found if document.revision is not None}

    def by_content_hash(self, content_hash: str) -> list[Document]:
        """Every document with exactly these bytes."""
        return self._documents("WHERE content_hash = ? ORDER BY path", content_hash)

    def matching_revisions(self, filters: Filters) -> set[int]:
        """The revision of every readable document that satisfies each filter that is set."""
        where, values = condition(filters)
        rows = self._database.rows(
            f"SELECT revision FROM document WHERE revision IS NOT NULL AND {where}",  # noqa: S608 - constants only
            values,
        )
        return {revision for (revision,) in rows}

    def generated_revisions(self) -> set[int]:
        """The revision of every document that Carnet wrote."""
        rows = self._database.rows(
            f"SELECT revision FROM document WHERE {IS_GENERATED} AND revision IS NOT NULL"  # noqa: S608 - constants only
        )
        return {revision for (revision,) in rows}

    def live_revisions(self) -> set[int]:
        """The revision of every readable document."""
        rows = self._database.rows("SELECT revision FROM document WHERE revision IS NOT NULL")
        return {revision for (revision,) in rows}

    def folders_of_revisions(self) -> dict[int, int]:
        """The id of the folder that each readable document's revision lies in."""
        return dict(
            self._database.rows(
                "SELECT revision, folder_id FROM document WHERE revision IS NOT NULL"
            )
        )

    def last_indexed_at(self) -> float | None:
        """When a document was stored last (seconds since 1970); None when none ever was."""
        ((latest,),) = self._database.rows("SELECT MAX(indexed_at) FROM document")
        return None if latest is None else float(latest)

    def languages(self) -> set[str]:
        """Languages of more than a few of the documents (2 in 100)."""
        counted = self._database.rows(
            "SELECT language, COUNT(*) FROM document WHERE language != '' GROUP BY language"
        )
        least = sum(count for _, count in counted) * _FEW
        return {language for language, count in counted if count > least}

    def failed(self) -> list[Document]:
        """Documents with a problem, by path."""
        return self._documents("WHERE problem IS NOT NULL ORDER BY path")

    def save(self, documents: Sequence[Document]) -> None:
        """Insert (id 0) or replace rows, all or none."""
        new = [_row(document) for document in documents if document.id == 0]
        known = [(*_row(document), document.id) for document in documents if document.id]
        with self._database.transaction():
            self._database.run_many(_UPDATE, known)
            self._database.run_many(_INSERT, new)

    def remove(self, document_ids: Collection[int]) -> None:
        """Forget these documents."""
        self._database.run(
            "DELETE FROM document WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(document_ids))],
        )

    def count(self) -> int:
        """Documents that could be read."""
        return int(self._database.rows("SELECT COUNT(revision) FROM document")[0][0])

    def meta(self, key: str) -> str | None:
        """A fact about the whole library, None when it was never set."""
        rows = self._database.rows("SELECT value FROM meta WHERE key = ?", [key])
        return str(rows[0][0]) if rows else None

    def set_meta(self, key: str, value: str) -> None:
        """Record a fact about the whole library."""
        self._database.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [key, value])

    def transaction(self) -> AbstractContextManager[None]:
        """All writes inside happen, or none; other threads wait."""
        return self._database.transaction()

    def optimize(self) -> None:
        """Empty the log, unless somebody reads it just now."""
        self._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def rewrite(self) -> None:
        """Write every page anew and empty the log: what was deleted is gone from the disk."""
        rewrite(self._database)

    def close(self) -> None:
        """Give the file back."""
        self._database.close()

    def _documents(self, clause: str, *values: Any) -> list[Document]:
        return [_document(row) for row in self._database.rows(f"{_SELECT} {clause}", values)]


def _row(document: Document) -> tuple[Any, ...]:
    problem = document.problem
    return (
        document.folder_id,
        document.path,
        document.size_bytes,
        document.mtime_ns,
        document.content_hash,
        document.revision,
        document.format,
        document.title,
        document.language,
        json.dumps(document.tags, ensure_ascii=False),
        document.date,
        json.dumps(document.links, ensure_ascii=False),
        document.chunks,
        document.indexed_at,
        problem and json.dumps([problem.code, problem.message, problem.advice, problem.detail]),
        document.pages,
        json.dumps(document.notes),
    )


def _document(row: tuple[Any, ...]) -> Document:
    (id_, folder_id, path, size, mtime, content_hash, revision, format_, title, language, tags,
     date, links, chunks, indexed_at, problem, pages, notes) = row  # fmt: skip
    return Document(
        id=id_,
        folder_id=folder_id,
        path=path,
        size_bytes=size,
        mtime_ns=mtime,
        content_hash=content_hash,
        revision=revision,
        format=format_,
        title=title,
        language=language,
        tags=_strings(tags),
        date=date,
        links=_strings(links),
        chunks=chunks,
        indexed_at=indexed_at,
        problem=None if problem is None else ErrorInfo(*json.loads(problem)),
        pages=pages,
        notes=_strings(notes),
    )


def _strings(encoded: str) -> tuple[str, ...]:
    return () if encoded == "[]" else tuple(json.loads(encoded))
