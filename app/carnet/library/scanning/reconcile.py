"""What a scan means: the manifest's rows against what lies on the disk. Pure."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from carnet.domain.documents import Document, FileStat

FOLDER_UNREADABLE = "folder-unreadable"
# The world may have changed without the file changing: a right given back, a lock released, a
# larger limit chosen.
_TRIED_AGAIN = frozenset({"file-unreadable", "file-too-large"})
_KEPT_WHILE = frozenset({"file-in-cloud"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to be read: `document` is what was known of it, None when nothing was."""

    folder_id: int
    stat: FileStat
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do. `refused` cannot be read and says why in its stat; `removed` is gone, unless
    reading `added` shows that it only moved."""

    added: tuple[Candidate, ...] = ()
    suspect: tuple[Candidate, ...] = ()
    refused: tuple[Candidate, ...] = ()
    removed: tuple[Document, ...] = ()
    unchanged: int = 0

    def __add__(self, other: Plan) -> Plan:
        """Both plans: moves from one folder to another are seen across them."""
        return Plan(
            self.added + other.added,
            self.suspect + other.suspect,
            self.refused + other.refused,
            self.removed + other.removed,
            self.unchanged + other.unchanged,
        )


def reconcile(
    folder_id: int,
    documents: Iterable[Document],
    stats: Iterable[FileStat],
    *,
    retry: bool = False,
    distrusted: Collection[str] = (),
) -> Plan:
    """The plan for one folder, or for the part of it that was looked at.

    A document is unchanged by size and time; `distrusted` paths are read all the same, because
    somebody saw them change. With `retry`, what failed before is read again.
    """
    known = {document.path: document for document in documents}
    added, suspect, refused = [], [], []
    unreadable: list[str] = []
    unchanged = 0
    for stat in stats:
        document = known.pop(stat.path, None)
        candidate = Candidate(folder_id, stat, document)
        if stat.problem is not None and stat.problem.code == FOLDER_UNREADABLE:
            unreadable.append(stat.path.rstrip(os.sep) + os.sep)
        if _settled(document, stat, retry=retry, distrusted=stat.path in distrusted):
            unchanged += 1
        elif stat.problem is not None:
            refused.append(candidate)
        elif document is None:
            added.append(candidate)
        else:
            suspect.append(candidate)
    hidden = tuple(unreadable)
    removed = [document for document in known.values() if not document.path.startswith(hidden)]
    unchanged += len(known) - len(removed)
    return Plan(tuple(added), tuple(suspect), tuple(refused), tuple(removed), unchanged)


def _settled(document: Document | None, stat: FileStat, *, retry: bool, distrusted: bool) -> bool:
    if document is None:
        return False
    same = (document.size_bytes, document.mtime_ns) == (stat.size_bytes, stat.mtime_ns)
    if stat.problem is not None:
        if stat.problem.code in _KEPT_WHILE and document.revision is not None:
            return True
        return same and document.problem is not None and document.problem.code == stat.problem.code
    if not same or distrusted:
        return False
    return document.problem is None or not (retry or document.problem.code in _TRIED_AGAIN)
