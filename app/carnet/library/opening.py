"""Reading a document of the library for a person to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carnet.domain.documents import Document
from carnet.domain.errors import KnownError
from carnet.domain.ports import FileSystem, Manifest, Parser


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A document's text as it is on disk now; `stale` when the index knows another state."""

    document: Document
    text: str
    stale: bool


class DocumentReader:
    """Opens what the library knows, and nothing else."""

    def __init__(
        self,
        manifest: Manifest,
        files: FileSystem,
        parser: Parser,
        hash_bytes: Callable[[bytes], str],
    ) -> None:
        self._manifest = manifest
        self._files = files
        self._parser = parser
        self._hash_bytes = hash_bytes

    def page(
        self, offset: int, limit: int, folder_id: int | None = None, text: str = ""
    ) -> Sequence[Document]:
        """Documents by path, for lists."""
        return self._manifest.page(offset, limit, folder_id, text)

    def open(self, path: str) -> OpenedDocument:
        """The document at `path`.

        Raises `KnownError` "document-unknown" for a path that is not in the library, and whatever
        keeps the file from being read.
        """
        document = self._manifest.by_path(path)
        if document is None:
            raise KnownError(
                "document-unknown",
                "This file is not in the library.",
                "Add its folder to the library first.",
                path,
            )
        data = self._files.read(path)
        parsed = self._parser.parse(path, data)
        return OpenedDocument(
            document, parsed.text, self._hash_bytes(data) != document.content_hash
        )
