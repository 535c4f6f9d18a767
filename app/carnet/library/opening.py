"""Reading a document of the library for a person to look at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carnet.domain.documents import Document, PageView, ParsedDocument
from carnet.domain.errors import KnownError
from carnet.domain.file_ports import FileSystem, PageViewer, Parser
from carnet.domain.ports import Manifest

_KEPT = 8  # documents read last: reading a scan again takes seconds a page


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A document's text as it is on disk now; `stale` when the index knows another state.

    `pages` and `notes` as in `ParsedDocument`; `paged` when its pages can be shown as pictures.
    """

    document: Document
    text: str
    stale: bool
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    paged: bool = False


class DocumentReader:
    """Opens what the library knows, and nothing else. One thread at a time."""

    def __init__(
        self,
        manifest: Manifest,
        files: FileSystem,
        parser: Parser,
        hash_bytes: Callable[[bytes], str],
        viewer: PageViewer | None = None,
    ) -> None:
        self._manifest = manifest
        self._files = files
        self._parser = parser
        self._hash_bytes = hash_bytes
        self._viewer = viewer
        self._read: OrderedDict[tuple[str, str], ParsedDocument] = OrderedDict()

    def page(
        self, offset: int, limit: int, folder_id: int | None = None, text: str = ""
    ) -> Sequence[Document]:
        """Documents by path, for lists."""
        return self._manifest.page(offset, limit, folder_id, text)

    def origins(self, paths: Sequence[str]) -> dict[str, str]:
        """Where those of `paths` that were imported came from."""
        return self._manifest.imports.origins(paths)

    def open(self, path: str) -> OpenedDocument:
        """The document at `path`.

        Raises `KnownError` "document-unknown" for a path that is not in the library, and whatever
        keeps the file from being read.
        """
        document = self._known(path)
        data = self._files.read(path)
        content_hash = self._hash_bytes(data)
        parsed = self._parsed(path, data, content_hash)
        paged = self._viewer is not None and parsed.format in self._viewer.paged
        stale = content_hash != document.content_hash
        return OpenedDocument(document, parsed.text, stale, parsed.pages, parsed.notes, paged)

    def show(self, path: str, page: int, width: int, quote: str) -> PageView:
        """A page as a picture, `width` pixels wide, with the words of `quote` boxed.

        Raises `KnownError` "document-unknown", "page-not-shown" for a format without pages, and
        whatever keeps the file from being read.
        """
        document = self._known(path)
        if self._viewer is None or document.format not in self._viewer.paged:
            raise KnownError(
                "page-not-shown",
                "This kind of document is shown as text.",
                "Open it in the program it comes from to see its pages.",
                document.format,
            )
        return self._viewer.show(path, self._files.read(path), page, width, quote)

    def _known(self, path: str) -> Document:
        document = self._manifest.by_path(path)
        if document is None:
            raise KnownError(
                "document-unknown",
                "This file is not in the library.",
                "Add its folder to the library first.",
                path,
            )
        return document

    def _parsed(self, path: str, data: bytes, content_hash: str) -> ParsedDocument:
        key = (path, content_hash)
        if key not in self._read:
            self._read[key] = self._parser.parse(path, data)
            if len(self._read) > _KEPT:
                self._read.popitem(last=False)
        self._read.move_to_end(key)
        return self._read[key]
