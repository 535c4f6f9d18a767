"""The library and its documents, as the engine needs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from carnet.domain.cancel import CancelToken
from carnet.domain.documents import Document, PageView
from carnet.domain.errors import ErrorInfo
from carnet.domain.library import ForgetReport, ImportReport, IndexReport, LibraryStatus, Progress
from carnet.domain.related import RelatedNotes

OnChange = Callable[[IndexReport, LibraryStatus], None]
OnProblem = Callable[[ErrorInfo], None]
OnProgress = Callable[[Progress], None]


class Library(Protocol):
    """Folders and what is known about them. Safe to call from several threads."""

    def status(self) -> LibraryStatus:
        """Counts, folders, failures, progress."""

    def last_indexed_at(self) -> float | None:
        """When a note was read last, in seconds since 1970."""

    def add_folder(self, path: str) -> object:
        """Raises `KnownError` when it cannot be watched."""

    def remove_folder(self, path: str) -> object:
        """Forget a folder and everything in it."""

    def forget(self, path: str) -> ForgetReport:
        """Make a file or folder leave the disk; raises `KnownError` when it is not known."""


class Importer(Protocol):
    """Copies files into the library."""

    def take(
        self,
        sources: Sequence[str],
        cancel: CancelToken,
        on_progress: OnProgress,
        password: str = "",
    ) -> ImportReport:
        """Files and folders; one that fails does not stop the others."""

    def take_text(self, text: str, title: str) -> ImportReport:
        """A text that lies in no file."""

    def take_bytes(self, data: bytes, name: str) -> ImportReport:
        """A picture that lies in no file."""


class Keeper(Protocol):
    """Keeps the library current on a thread of its own."""

    def pause(self) -> None:
        """Stop working after the current batch."""

    def resume(self) -> None:
        """Go on."""

    def rescan(self, *, retry: bool = True) -> None:
        """Compare every folder with the manifest again; with `retry`, read again what failed."""

    def giving_way(self) -> AbstractContextManager[None]:
        """While the block runs a person waits for an answer: bulk work pauses."""

    def prefer(self, revisions: Sequence[int]) -> None:
        """Somebody looks at these notes: embed them next."""

    def close(self) -> None:
        """Stop and join."""


class OpenedDocument(Protocol):
    """A document's text as it is on disk now."""

    @property
    def document(self) -> Document: ...
    @property
    def text(self) -> str: ...
    @property
    def stale(self) -> bool: ...
    @property
    def pages(self) -> tuple[int, ...]: ...
    @property
    def notes(self) -> tuple[str, ...]: ...
    @property
    def paged(self) -> bool: ...


class Documents(Protocol):
    """Reading what the library knows."""

    def page(
        self, offset: int, limit: int, folder_id: int | None = None, text: str = ""
    ) -> Sequence[Document]:
        """Documents by path."""

    def origins(self, paths: Sequence[str]) -> dict[str, str]:
        """Where those of `paths` that were imported came from; "clipboard" for no file."""

    def open(self, path: str) -> OpenedDocument:
        """Raises `KnownError` ("document-unknown") for a path that is not in the library."""

    def show(self, path: str, page: int, width: int, quote: str) -> PageView:
        """A page as a picture. Raises `KnownError`."""


class Related(Protocol):
    """What stands around one note."""

    def find(self, path: str) -> RelatedNotes:
        """Links to and from it, and notes about the same. Raises `KnownError`."""
