"""What the use cases need of files and of those who read them; `adapters/` provides it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from carnet.domain.documents import FileStat, PageView, ParsedDocument


class Parser(Protocol):
    """Turns one file's bytes into text."""

    formats: frozenset[str]  # lower-case suffixes with the dot
    slow: frozenset[str]  # those of them that take a moment; all others are read first

    def parse(self, path: str, data: bytes) -> ParsedDocument:
        """Raise `KnownError` when the file is not what it says it is."""


class PageViewer(Protocol):
    """Shows pages of documents that have a fixed layout."""

    paged: frozenset[str]  # formats (`ParsedDocument.format`) it can show

    def show(self, path: str, data: bytes, page: int, width: int, quote: str) -> PageView:
        """Page `page`, `width` pixels wide, the words of `quote` boxed. Raises `KnownError`."""


class FileSystem(Protocol):
    """Reading folders; the tests' fakes make disks vanish."""

    def walk(self, root: str, below: str | None = None) -> Iterator[FileStat]:
        """Files of a tree that may be indexed; links are not followed.

        With `below`, only that file or sub-folder of `root`. Nothing when it is not there.
        """

    def read(self, path: str) -> bytes:
        """Raise `KnownError` for unreadable, vanished or too large."""

    def resolve(self, path: str) -> str:
        """The one name of a file or folder: absolute, links followed. It need not exist."""

    def check_folder(self, path: str) -> None:
        """Raise `KnownError` when `path` is not a folder that can be read."""

    def exists(self, root: str) -> bool:
        """Whether the folder is there now."""

    def identity(self, root: str) -> tuple[int, int] | None:
        """Numbers of the folder's disk and of the folder on it; None when it is not there.

        The disk is another one when a mount is missing; the folder, when it was made anew.
        """

    def silent(self, root: str) -> bool:
        """Whether its disk tells nobody when a file changes, as network shares do."""


class Observer(Protocol):
    """Hints that something below a folder changed."""

    def watch(self, roots: Iterable[str], on_paths: Callable[[list[str]], None]) -> None:
        """Replace the watched set. An empty list of paths means: events were lost, scan."""

    def close(self) -> None: ...


class NewNotes(Protocol):
    """Writes notes where a person asked for one. Nothing that is there is ever changed."""

    def write(self, folder: str, below: str, name: str, data: bytes) -> str:
        """Write `data` under a free name like `name` into the sub-folder `below` of `folder`.

        Returns its path. Raises `KnownError` "folder-missing", "disk-full", "data-not-writable".
        """


class ImportFolder(Protocol):
    """The folder that imported files are copied into."""

    path: str

    def files(self, source: str) -> Iterator[str]:
        """`source` itself, or every file below it that could be read; links are not followed.

        Raises `KnownError` "import-missing" when there is nothing of that name, and
        "format-unknown" for a file that no parser reads.
        """

    def read(self, source: str) -> bytes:
        """Raises `KnownError` for unreadable, vanished or too large."""

    def keep(self, name: str, data: bytes, mtime_ns: int | None) -> str:
        """Write a copy under a free name; whole or not at all. Returns its path.

        Raises `KnownError` "disk-full" and "data-not-writable".
        """

    def modified_ns(self, source: str) -> int | None:
        """When the file was changed last; None when it is not there."""

    def remove(self, path: str) -> None:
        """Delete a copy; nothing when it is gone."""
