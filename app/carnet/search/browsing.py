"""Results without words: "tag:house" and "notes from last week" show notes, the newest first."""

from __future__ import annotations

from collections.abc import Collection

from carnet.domain.ports import ChunkStore, Manifest
from carnet.domain.search import Passage
from carnet.search.passages import newest_first, passage_of


def browse(
    manifest: Manifest,
    chunks: ChunkStore,
    revisions: Collection[int],
    limit: int,
    away: tuple[str, ...],
) -> tuple[Passage, ...]:
    """The beginning of each of the newest `limit` documents among `revisions`."""
    documents = sorted(manifest.by_revisions(revisions).values(), key=newest_first)
    shown = {document.revision: document for document in documents if document.chunks}
    wanted = [revision for revision in shown if revision is not None][:limit]
    first = {chunk.revision: chunk for chunk in chunks.by_revisions(wanted) if chunk.ordinal == 0}
    return tuple(
        passage_of(first[revision], shown[revision], away)
        for revision in wanted
        if revision in first
    )
