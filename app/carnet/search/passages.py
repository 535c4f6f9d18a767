"""What a result says of the place it stands for, apart from why it was found."""

from __future__ import annotations

import os
from collections.abc import Collection

from carnet.domain.documents import Document, StoredChunk
from carnet.domain.search import Passage


def away_prefixes(offline: Collection[str]) -> tuple[str, ...]:
    """How the paths of notes begin whose folder is not there now."""
    return tuple(folder.rstrip(os.sep) + os.sep for folder in offline)


def passage_of(chunk: StoredChunk, document: Document, away: tuple[str, ...]) -> Passage:
    """`chunk` of `document`, without ranks, with score 0."""
    return Passage(
        path=document.path,
        title=document.display_title,
        heading=chunk.heading,
        start_line=chunk.start_line,
        end_line=chunk.end_line,
        page=chunk.page,
        start_char=chunk.start_char,
        end_char=chunk.end_char,
        text=chunk.text,
        score=0.0,
        keyword_rank=None,
        vector_rank=None,
        revision=chunk.revision,
        content_hash=chunk.content_hash,
        modified_at=document.mtime_ns / 1e9,
        language=document.language,
        offline=document.path.startswith(away),
        generated=document.generated,
        date=document.date,
    )


def newest_first(document: Document) -> tuple[int, str]:
    """The order of notes that nothing else tells apart."""
    return -document.mtime_ns, document.path
