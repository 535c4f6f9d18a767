"""Documents, the spans inside them, and the chunks they are cut into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from carnet.domain.errors import ErrorInfo


@dataclass(frozen=True, slots=True)
class Span:
    """A contiguous piece of one document's text.

    Characters are half-open offsets [start_char, end_char) into the *decoded text with newlines
    normalised to `\\n` and a byte order mark removed*. Lines are 1-based and inclusive. `page` is
    1-based, None where the format has no pages.
    """

    start_char: int
    end_char: int
    start_line: int
    end_line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """One file as text, with what its own header says about it.

    `text` is normalised as `Span` describes. `title` comes from the content alone (front matter,
    else the first heading), never from the file name, so that a rename changes no vector.
    `date` is ISO 8601 (YYYY-MM-DD). `links` are wikilink and relative-link targets as written.
    `pages` are the offsets in `text` where each page, slide, sheet or message begins, in order;
    empty where the format has none. `notes` are codes of what reading it took or left out: "ocr",
    "cut", "hidden-left-out", "attachments-left-out", and "generated" for a note that Carnet wrote.
    """

    text: str
    format: str
    title: str | None
    language: str
    tags: tuple[str, ...] = ()
    date: str | None = None
    links: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of a document as a PNG picture; `page` counts from 1.

    `boxes` are where cited words stand: left, top, right, bottom as shares of the picture's size.
    """

    picture: bytes
    page: int
    pages: int
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A heading-aware piece of a document that fits the embedder.

    `text` is exactly `document.text[span.start_char:span.end_char]`. `context` (title and heading
    path) is put before `text` when it is embedded; `content_hash` covers both, so equal hashes
    mean equal vectors under one fingerprint.
    """

    ordinal: int
    text: str
    heading_path: tuple[str, ...]
    context: str
    span: Span
    content_hash: str

    @property
    def embedded_text(self) -> str:
        """What the embedder reads."""
        return f"{self.context}\n{self.text}" if self.context else self.text


GENERATED = "generated"  # among the notes of a document: Carnet wrote it


class FolderState(StrEnum):
    """What a watched folder is doing."""

    CURRENT = "current"
    SCANNING = "scanning"
    READING = "reading"  # its text is becoming searchable
    EMBEDDING = "embedding"  # found by keyword; some vectors are still to come
    OFFLINE = "offline"  # not there now (unplugged drive): its index is kept


@dataclass(frozen=True, slots=True)
class Folder:
    """One watched directory tree, `path` absolute.

    `queued` counts its chunks whose vector is still to come. `polled`: the disk tells nobody when a
    file changes (a network share), so it is looked at again and again. `offline_since` is when it
    was first missed, in seconds since 1970; 0 when that is not known or it is there.
    """

    id: int
    path: str
    state: FolderState
    documents: int = 0
    failed: int = 0
    queued: int = 0
    polled: bool = False
    offline_since: float = 0.0


@dataclass(frozen=True, slots=True)
class FileStat:
    """What a scan sees of a file without opening it. `path` is absolute.

    `problem` says why it cannot be indexed (too large, kept in the cloud). A problem with the
    code `folder-unreadable` stands for a whole sub-folder and everything below it.
    """

    path: str
    size_bytes: int
    mtime_ns: int
    problem: ErrorInfo | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One manifest row: a file that is known to the library.

    `revision` names one indexed state of the content; chunks carry it, so replacing a document's
    chunks is never half visible. It is None when the file could not be read (`problem` says why).
    """

    id: int
    folder_id: int
    path: str
    size_bytes: int
    mtime_ns: int
    content_hash: str
    revision: int | None
    format: str = ""
    title: str | None = None
    language: str = ""
    tags: tuple[str, ...] = ()
    date: str | None = None
    links: tuple[str, ...] = ()
    chunks: int = 0
    indexed_at: float = 0.0
    problem: ErrorInfo | None = None
    pages: int = 0  # of a format that has pages, slides, sheets or messages
    notes: tuple[str, ...] = ()  # as in `ParsedDocument`

    @property
    def generated(self) -> bool:
        """Whether Carnet wrote it from other notes."""
        return GENERATED in self.notes

    @property
    def display_title(self) -> str:
        """What a list shows: the title the content gives, else the file's name."""
        return self.title or PurePath(self.path).stem


@dataclass(frozen=True, slots=True)
class StoredChunk:
    """A chunk as it lies in the store, with the two analysed keyword fields."""

    revision: int
    ordinal: int
    content_hash: str
    text: str
    context: str
    heading: str
    start_char: int
    end_char: int
    start_line: int
    end_line: int
    page: int | None
    terms: str
    title_terms: str

    @property
    def span(self) -> Span:
        """Where the chunk stands in its document."""
        return Span(self.start_char, self.end_char, self.start_line, self.end_line, self.page)

    @property
    def embedded_text(self) -> str:
        """What the embedder reads."""
        return f"{self.context}\n{self.text}" if self.context else self.text
