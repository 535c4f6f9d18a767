"""Forgetting: nothing of a text stays in the data directory, and that is proved by looking.

A list of forgotten paths keeps what still lies in a watched folder from being read again. The
list and a mark come first, so that a purge that was killed is finished by the next start.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import astuple
from itertools import islice
from pathlib import PurePath

from carnet.domain.documents import Document, Folder, StoredChunk
from carnet.domain.errors import KnownError
from carnet.domain.library import ForgetReport
from carnet.domain.ports import ForgottenPaths, Manifest, VectorStore
from carnet.library.forgetting.kept_answers import QuotesToForget, kept_texts
from carnet.library.parts import LibraryParts
from carnet.library.scanning.folders import find_folder

_PURGE_DUE = "purge-due"
_WORD = re.compile(r"\w{5,}")
_SEQUENCE = re.compile(r"\w+[^\n\w]{1,3}\w+[^\n\w]{1,3}\w+[^\n\w]{1,3}\w+")
_MOST_WORDS, _MOST_SEQUENCES = 6_000, 2_000
_REVISIONS_AT_ONCE = _HASHES_AT_ONCE = 1_000


class Skipped:
    """The forgotten paths as a question: is this one, or does it lie below one?"""

    def __init__(self, forgotten: ForgottenPaths) -> None:
        paths = forgotten.paths()
        self._paths = frozenset(paths)
        self._below = tuple(path.rstrip(os.sep) + os.sep for path in paths)

    def __contains__(self, path: str) -> bool:
        return path in self._paths or path.startswith(self._below)


def forget(parts: LibraryParts, path: str) -> ForgetReport:
    """Forget the file or folder at `path`, there or not, and prove it.

    Nothing else may work on the library meanwhile. Raises `KnownError` "document-unknown" when
    `path` is neither known nor inside a watched folder.
    """
    manifest = parts.manifest
    documents = manifest.below(path)
    folders = manifest.folders()
    whole = [folder for folder in folders if PurePath(folder.path).is_relative_to(path)]
    inside = any(PurePath(path).is_relative_to(folder.path) for folder in folders)
    if not documents and not whole and not inside:
        raise KnownError(
            "document-unknown",
            f"{path} is not in the library.",
            "`carnet status` lists the folders of the library.",
        )
    needles = Needles(documents)
    needles.add_queries(manifest, documents)
    quotes = QuotesToForget(manifest, documents, [path])
    for rows in _rows_of(parts, documents):
        needles.add(rows)
        quotes.look_for(rows)
    with manifest.transaction():
        _strike_out(manifest, path, documents, whole, listed=inside and not whole)
        answers = quotes.forget()
    vectors_gone = purge(parts)
    traces = parts.find_traces(needles.chosen(), remaining(parts))
    return ForgetReport(
        path=path,
        documents=len(documents),
        chunks=needles.chunks,
        vectors=len(vectors_gone & needles.hashes),
        words_searched=traces.words_searched,
        bytes_searched=traces.bytes_searched,
        remains=traces.files,
        copies=_copies(parts, documents, needles.hashes),
        answers=answers,
    )


def remove_folder(parts: LibraryParts, path: str) -> None:
    """Forget the watched folder at `path`: unseen at once, off the disk with the next update.

    Raises `KnownError` folder-unknown.
    """
    manifest = parts.manifest
    folder = find_folder(path, manifest.folders())
    documents = manifest.documents(folder.id)
    with manifest.transaction():
        manifest.set_meta(_PURGE_DUE, "1")
        QuotesToForget(manifest, documents, [folder.path]).forget()
        manifest.remove_folder(folder.id)
    parts.chunks.remove_revisions(
        [document.revision for document in documents if document.revision is not None]
    )


def finish_purge(parts: LibraryParts) -> None:
    """Do what a kill or a removed folder left to be done."""
    if parts.manifest.meta(_PURGE_DUE):
        purge(parts)


def purge(parts: LibraryParts) -> set[str]:
    """Make everything nobody needs leave the disk; returns the contents whose vectors went.

    Every step may be repeated, so a purge that was interrupted is simply done again.
    """
    manifest, chunks = parts.manifest, parts.chunks
    _delete_copies(parts)
    for path in manifest.forgotten.paths():
        manifest.remove([document.id for document in manifest.below(path)])
    chunks.remove_revisions(chunks.revisions() - manifest.live_revisions())
    needed = chunks.content_hashes().keys()
    removed: set[str] = set()
    parts.drop_leftovers()
    for vectors in _vector_stores(parts):
        orphans = vectors.known() - needed
        vectors.remove(orphans)
        removed |= orphans
        vectors.rewrite()
    chunks.rewrite()
    manifest.rewrite()
    manifest.set_meta(_PURGE_DUE, "")
    return removed


def _delete_copies(parts: LibraryParts) -> None:
    """Imported copies of what was forgotten are ours to delete; what a person wrote never is."""
    manifest = parts.manifest
    skipped = Skipped(manifest.forgotten)
    watched = [folder.path for folder in manifest.roots()]
    for path in manifest.imports.paths():
        if path in skipped or not any(PurePath(path).is_relative_to(root) for root in watched):
            parts.delete_copy(path)
            manifest.remove([document.id for document in manifest.below(path)])
            manifest.imports.remove(path)
            manifest.forgotten.recall(path)  # it can be imported again


def recall(manifest: Manifest, path: str) -> bool:
    """Let the file or folder at `path` be read again; whether it had been forgotten.

    Raises `KnownError` "folder-forgotten" when it lies below a forgotten folder.
    """
    if manifest.forgotten.recall(path):
        return True
    for known in manifest.forgotten.paths():
        if PurePath(path).is_relative_to(known):
            raise KnownError(
                "folder-forgotten",
                f"{path} lies in {known}, which Carnet was told to forget.",
                f"`carnet forget --undo {known}` takes the whole folder in again.",
            )
    return False


class Needles:
    """What would betray the text: its words, their stems, runs of words, and content hashes."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.chunks = 0
        self.hashes: set[str] = set()
        self._words: set[str] = set()
        self._sequences: set[str] = set()
        for document in documents:
            said = (document.title or "", *document.tags, *document.links)
            self.hear("\n".join(said))
            self._words.add(document.content_hash)

    def add(self, rows: Iterable[StoredChunk]) -> None:
        """What stands in these chunks."""
        for row in rows:
            self.chunks += 1
            self.hashes.add(row.content_hash)
            self.hear(f"{row.text}\n{row.context}\n{row.heading}")
            self._words.update(row.terms.split(), row.title_terms.split())

    def add_queries(self, manifest: Manifest, documents: Sequence[Document]) -> None:
        """What these documents were judged for."""
        paths = {document.path for document in documents}
        said = (judgement for judgement in manifest.judgements.list() if judgement.path in paths)
        self.hear("\n".join(judgement.query for judgement in said))

    def chosen(self) -> set[str]:
        """The longest of each kind: the least likely to stand anywhere by chance."""
        return (
            set(islice(sorted(self.hashes), _MOST_SEQUENCES))
            | _longest(self._words, _MOST_WORDS)
            | _longest(self._sequences, _MOST_SEQUENCES)
        )

    def hear(self, text: str) -> None:
        """Any other text."""
        self._words.update(_WORD.findall(text))
        self._sequences.update(_SEQUENCE.findall(text))


def _longest(strings: Iterable[str], count: int) -> set[str]:
    return set(islice(sorted(strings, key=lambda string: (-len(string), string)), count))


def _strike_out(
    manifest: Manifest,
    path: str,
    documents: Collection[Document],
    whole: Collection[Folder],
    *,
    listed: bool,
) -> None:
    manifest.set_meta(_PURGE_DUE, "1")
    if listed:
        manifest.forgotten.add(path)
    for folder in whole:
        manifest.remove_folder(folder.id)
    manifest.remove([document.id for document in documents])


def _rows_of(parts: LibraryParts, documents: Sequence[Document]) -> Iterator[list[StoredChunk]]:
    revisions = [document.revision for document in documents if document.revision is not None]
    for first in range(0, len(revisions), _REVISIONS_AT_ONCE):
        yield parts.chunks.by_revisions(revisions[first : first + _REVISIONS_AT_ONCE])


def _vector_stores(parts: LibraryParts) -> list[VectorStore]:
    in_use = [] if parts.vectors is None else [parts.vectors]
    return [*in_use, parts.replacement.vectors] if parts.replacement else in_use


def remaining(parts: LibraryParts) -> Iterator[bytes]:
    """Everything the library still knows."""
    manifest = parts.manifest
    yield "\n".join(manifest.forgotten.paths()).encode()
    yield "\n".join(folder.path for folder in manifest.folders()).encode()
    yield "\n".join(judgement.query for judgement in manifest.judgements.list()).encode()
    for document in manifest.documents():
        yield json.dumps(astuple(document), ensure_ascii=False).encode()
    yield from kept_texts(manifest)
    yield from parts.chunks.stored_text()


def _copies(
    parts: LibraryParts, documents: Sequence[Document], hashes: Collection[str]
) -> tuple[str, ...]:
    """Documents that still hold a piece of what was forgotten."""
    shared = sorted(hashes & parts.chunks.content_hashes().keys())
    rows = parts.chunks.by_hashes(shared[:_HASHES_AT_ONCE])
    found = set(parts.manifest.by_revisions({row.revision for row in rows}).values())
    for document in documents:
        found.update(parts.manifest.by_content_hash(document.content_hash))
    return tuple(sorted(document.path for document in found))
