"""From the bytes of one file to what is stored for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from carnet.domain.documents import Chunk, ParsedDocument, StoredChunk
from carnet.library.parts import Reading

HEADING_SEPARATOR = " > "


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says, and how its chunks are found by keyword."""

    parsed: ParsedDocument
    chunks: Sequence[Chunk]
    terms: Sequence[str]  # of each chunk's text
    title_terms: Sequence[str]  # of what stands above each chunk

    def stored(self, revision: int) -> list[StoredChunk]:
        """The rows of this content under `revision`."""
        return [
            StoredChunk(
                revision=revision,
                ordinal=chunk.ordinal,
                content_hash=chunk.content_hash,
                text=chunk.text,
                context=chunk.context,
                heading=HEADING_SEPARATOR.join(chunk.heading_path),
                start_char=chunk.span.start_char,
                end_char=chunk.span.end_char,
                start_line=chunk.span.start_line,
                end_line=chunk.span.end_line,
                page=chunk.span.page,
                terms=terms,
                title_terms=title_terms,
            )
            for chunk, terms, title_terms in zip(
                self.chunks, self.terms, self.title_terms, strict=True
            )
        ]


def read_content(reading: Reading, path: str, data: bytes) -> Content:
    """Parse, cut and analyse. Raises `KnownError` when the file is not what its name says."""
    parsed = reading.parser.parse(path, data)
    chunks = reading.chunk(parsed)
    above = _names(parsed, path)
    return Content(
        parsed,
        chunks,
        [reading.index_terms(chunk.text, parsed.language) for chunk in chunks],
        [
            reading.index_terms(
                "\n".join(dict.fromkeys((*above, *chunk.heading_path))), parsed.language
            )
            for chunk in chunks
        ],
    )


def _names(parsed: ParsedDocument, path: str) -> tuple[str, ...]:
    """What a person calls the document: most notes have no title but their file's name."""
    title = (parsed.title,) if parsed.title else ()
    return (*title, PurePath(path).stem, *parsed.aliases, *parsed.tags)
