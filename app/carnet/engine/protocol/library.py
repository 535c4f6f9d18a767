"""About the library, its documents and what is kept of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from carnet.domain.data import ExportProgress
from carnet.domain.documents import Document
from carnet.domain.library import LibraryStatus


@dataclass(frozen=True, slots=True)
class ImportParams:
    """Files and folders to copy into the library, or what lies in no file: a `text` (with a title
    perhaps), or the bytes of a picture and the `name` it is to have."""

    paths: tuple[str, ...] = ()
    password: str = ""  # of PDFs that have one
    text: str = ""
    title: str = ""
    data: bytes = b""
    name: str = ""


@dataclass(frozen=True, slots=True)
class DocumentsParams:
    """A page of the library list. `text` must occur in path or title."""

    offset: int = 0
    limit: int = 200
    folder_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """`origins` says by path where those that were imported came from: a path, or "clipboard"."""

    documents: tuple[Document, ...]
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document as the source pane shows it. `stale` when the file differs from the index."""

    path: str
    title: str
    format: str
    text: str
    tags: tuple[str, ...] = ()
    modified_at: float = 0.0
    stale: bool = False
    pages: tuple[int, ...] = ()  # offsets in `text` where pages, slides, sheets, messages begin
    notes: tuple[str, ...] = ()  # as in `ParsedDocument`
    paged: bool = False  # whether PAGE shows its pages as pictures


@dataclass(frozen=True, slots=True)
class PageParams:
    """A page from 1, `width` in pixels; the words of `quote` are boxed where they stand on it."""

    path: str
    page: int
    width: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class LibraryNotice:
    """`documents_changed`: lists must be fetched again, not only the numbers."""

    status: LibraryStatus
    documents_changed: bool
    last_indexed_at: float | None = None


@dataclass(frozen=True, slots=True)
class ExportNotice:
    """How far the EXPORT request `id` is."""

    id: int
    progress: ExportProgress
