"""Phase one: the text of what is new or changed becomes findable by keyword."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from carnet.domain.cancel import CancelToken
from carnet.domain.documents import Document, FileStat, StoredChunk
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.library import Activity
from carnet.library.indexing.content import Content, read_content
from carnet.library.indexing.pending import Pending
from carnet.library.keeping.outlook import OnProgress, Outlook
from carnet.library.parts import LibraryParts
from carnet.library.scanning.moves import Moves
from carnet.library.scanning.reconcile import Candidate, Plan
from carnet.library.tally import Tally

log = logging.getLogger(__name__)

_VANISHED = "file-vanished"
_UNREADABLE = "file-unreadable"


@dataclass(slots=True)
class _Batch:
    """What is stored together: rows first, then the documents that make them visible."""

    started: float
    rows: list[StoredChunk] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    replaced: list[int] = field(default_factory=list)  # revisions nobody needs afterwards
    vanished: list[int] = field(default_factory=list)  # ids of documents


class TextPhase:
    """Reads candidates, newest first, and stores them batch by batch.

    A kill between two steps of a batch leaves rows without a document, which nobody sees and the
    next start removes, or rows of a replaced revision, likewise.
    """

    def __init__(
        self,
        parts: LibraryParts,
        pending: Pending,
        tally: Tally,
        committing: AbstractContextManager[object],
    ) -> None:
        self._parts = parts
        self._pending = pending
        self._tally = tally
        self._committing = committing

    def run(self, plan: Plan, cancel: CancelToken, on_progress: OnProgress) -> Iterator[int]:
        """Carry out `plan`; yields the number of rows written after each batch.

        Stops when `cancel` is set, with what was read stored; a scan finds the rest again.
        """
        todo = sorted(
            (*plan.added, *plan.suspect, *plan.refused),
            key=self._turn,
        )
        if not todo and not plan.removed:
            return
        moves = Moves(plan.removed)
        # Highest numbers to the newest files: that is the order in which they are embedded.
        revisions = iter(reversed(self._parts.manifest.new_revisions(len(todo))))
        outlook = Outlook(Activity.READING, len(todo), on_progress, self._parts.monotonic)
        weight_left = sum(_weight(candidate.stat) for candidate in todo)
        batch = self._new_batch()
        for done, (candidate, revision) in enumerate(zip(todo, revisions, strict=True), 1):
            if cancel.cancelled:
                yield self._store(batch)
                return
            self._read(candidate, revision, moves, batch)
            weight = _weight(candidate.stat)
            weight_left -= weight
            outlook.step(done, weight, weight_left, candidate.stat.path)
            if self._full(batch):
                yield self._store(batch)
                batch = self._new_batch()
        yield self._store(batch)
        self._remove(moves.left())

    def _turn(self, candidate: Candidate) -> tuple[bool, int, str]:
        """Notes before documents that take time to read; the newest first."""
        slow = PurePath(candidate.stat.path).suffix.lower() in self._parts.reading.parser.slow
        return slow, -candidate.stat.mtime_ns, candidate.stat.path

    def _new_batch(self) -> _Batch:
        return _Batch(self._parts.monotonic())

    def _full(self, batch: _Batch) -> bool:
        pace = self._parts.pace
        return (
            len(batch.documents) >= pace.text_batch_documents
            or len(batch.rows) >= pace.text_batch_chunks
            or self._parts.monotonic() - batch.started >= pace.text_batch_s
        )

    def _read(self, candidate: Candidate, revision: int, moves: Moves, batch: _Batch) -> None:
        stat, before = candidate.stat, candidate.document
        if stat.problem is not None:
            self._fail(candidate, stat.problem, "", batch)
            return
        content_hash = ""
        try:
            data = self._parts.files.read(stat.path)
            content_hash = self._parts.reading.hash_bytes(data)
            if before is not None and _same_content(before, content_hash):
                batch.documents.append(replace(_seen(before, stat), problem=None))
                self._tally.unchanged += 1
                return
            moved = None if before else moves.claim(content_hash, stat.path)
            if moved is not None and PurePath(moved.path).stem == PurePath(stat.path).stem:
                there = replace(_seen(moved, stat), folder_id=candidate.folder_id, path=stat.path)
                batch.documents.append(there)
                self._tally.moved += 1
                return
            content = read_content(self._parts.reading, stat.path, data)
        except KnownError as error:
            self._fail(candidate, error.info, content_hash, batch)
            return
        except Exception as error:
            # A parser met something it was not made for: this file fails, the others go on.
            log.exception("cannot make sense of %s", stat.path)
            self._fail(candidate, _not_understood(error), content_hash, batch)
            return
        self._keep(candidate, before or moved, content, content_hash, revision, batch)
        self._count(before, moved)

    def _count(self, before: Document | None, moved: Document | None) -> None:
        if moved is not None:
            self._tally.moved += 1
        elif before is None:
            self._tally.added += 1
        else:
            self._tally.updated += 1

    def _keep(
        self,
        candidate: Candidate,
        before: Document | None,
        content: Content,
        content_hash: str,
        revision: int,
        batch: _Batch,
    ) -> None:
        stat, parsed = candidate.stat, content.parsed
        batch.rows.extend(content.stored(revision))
        batch.documents.append(
            Document(
                id=before.id if before else 0,
                folder_id=candidate.folder_id,
                path=stat.path,
                size_bytes=stat.size_bytes,
                mtime_ns=stat.mtime_ns,
                content_hash=content_hash,
                revision=revision,
                format=parsed.format,
                title=parsed.title,
                language=parsed.language,
                tags=parsed.tags,
                date=parsed.date,
                links=parsed.links,
                chunks=len(content.chunks),
                indexed_at=self._parts.now(),
                pages=len(parsed.pages),
                notes=parsed.notes,
            )
        )
        _replace(before, batch)

    def _fail(
        self, candidate: Candidate, problem: ErrorInfo, content_hash: str, batch: _Batch
    ) -> None:
        stat, before = candidate.stat, candidate.document
        if problem.code == _VANISHED:
            if before is not None:
                batch.vanished.append(before.id)
                _replace(before, batch)
                self._tally.removed += 1
            return
        self._tally.failed += 1
        if problem.code == _UNREADABLE and before is not None:
            # Locked, or a right lost: what it said when it could be read still stands.
            batch.documents.append(replace(_seen(before, stat), problem=problem))
            return
        batch.documents.append(
            Document(
                id=before.id if before else 0,
                folder_id=candidate.folder_id,
                path=stat.path,
                size_bytes=stat.size_bytes,
                mtime_ns=stat.mtime_ns,
                content_hash=content_hash,
                revision=None,
                indexed_at=self._parts.now(),
                problem=problem,
            )
        )
        _replace(before, batch)

    def _store(self, batch: _Batch) -> int:
        chunks, manifest = self._parts.chunks, self._parts.manifest
        with self._committing:
            # A folder may have been forgotten while its files were being read.
            watched = {folder.id for folder in manifest.folders()}
            documents = [document for document in batch.documents if document.folder_id in watched]
            visible = {document.revision for document in documents}
            rows = [row for row in batch.rows if row.revision in visible]
            chunks.add(rows)
            with manifest.transaction():
                manifest.remove(batch.vanished)
                manifest.save(documents)
            self._tally.chunks_removed += self._parts.chunks.remove_revisions(batch.replaced)
        self._tally.written += len(rows)
        self._tally.reused += self._pending.add(rows)
        return len(rows)

    def _remove(self, documents: Sequence[Document]) -> None:
        if not documents:
            return
        with self._committing:
            self._parts.manifest.remove([document.id for document in documents])
            revisions = [doc.revision for doc in documents if doc.revision is not None]
            self._tally.chunks_removed += self._parts.chunks.remove_revisions(revisions)
        self._tally.removed += len(documents)


def _weight(stat: FileStat) -> float:
    return 2_000.0 + stat.size_bytes  # opening a file costs about what 2 kB of text cost


def _same_content(before: Document, content_hash: str) -> bool:
    return before.revision is not None and before.content_hash == content_hash


def _seen(document: Document, stat: FileStat) -> Document:
    return replace(document, size_bytes=stat.size_bytes, mtime_ns=stat.mtime_ns)


def _replace(before: Document | None, batch: _Batch) -> None:
    if before is not None and before.revision is not None:
        batch.replaced.append(before.revision)


def _not_understood(error: Exception) -> ErrorInfo:
    return ErrorInfo(
        "file-not-understood",
        "Carnet cannot make sense of this file.",
        "Open it in the program it comes from and save it again.",
        f"{type(error).__name__}: {error}",
    )
