"""Making the stores agree after a kill, a loss, or a change of how files are read."""

from __future__ import annotations

from dataclasses import replace

from carnet.domain.documents import Document
from carnet.library.parts import LibraryParts

_READING_VERSION = "reading-version"
# No file has this size, so the next scan reads the document whatever its time says.
_UNKNOWN_SIZE = -1


def repair(parts: LibraryParts) -> bool:
    """Bring chunks and manifest together; the manifest decides what is visible.

    Returns whether rows had to go: until the stores are tidied, keyword scores still count them.

    Rows of revisions that no document names go. A document whose rows are missing, or were made
    by another version of the program, is marked to be read again; what it has stays searchable.
    """
    stored, live = parts.chunks.revisions(), parts.manifest.live_revisions()
    removed = parts.chunks.remove_revisions(stored - live)
    version = parts.manifest.meta(_READING_VERSION)
    if version not in (None, parts.reading.version):
        unread = parts.manifest.documents()
    else:
        lost = parts.manifest.by_revisions(live - stored)
        unread = [document for document in lost.values() if document.chunks]
    with parts.manifest.transaction():
        parts.manifest.save([_unread(document) for document in unread])
        if version != parts.reading.version:
            parts.manifest.set_meta(_READING_VERSION, parts.reading.version)
    return removed > 0


def _unread(document: Document) -> Document:
    return replace(document, size_bytes=_UNKNOWN_SIZE, content_hash="")
