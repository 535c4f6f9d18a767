"""The disk: walking watched folders and reading files, safely."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path, PurePath

from carnet.adapters.ignore_rules import ignored_folder, matching_names, readable_name
from carnet.adapters.path_names import native_path, shown_path
from carnet.domain.documents import FileStat
from carnet.domain.errors import ErrorInfo, KnownError

DEFAULT_MAX_BYTES = 50_000_000
# Cloud storage shows files that are not there: reading one would download it.
_CLOUD_WINDOWS = 0x1000 | 0x40000 | 0x400000  # offline, recall on open, recall on data access
_CLOUD_MACOS = 0x40000000  # SF_DATALESS
_LINKS_WINDOWS = 0x400  # FILE_ATTRIBUTE_REPARSE_POINT: junctions


class LocalFileSystem:
    """The `FileSystem` of this machine.

    `formats` are the suffixes some parser reads; all other files stay invisible. Links are never
    followed: what they point to inside the folder is seen on its own, the rest is not ours.
    `ignored` are patterns of names (`*.draft.md`, `Archive`) that a person wants left out.
    """

    def __init__(
        self,
        formats: Collection[str],
        max_bytes: int = DEFAULT_MAX_BYTES,
        ignored: Collection[str] = (),
    ) -> None:
        self._formats = frozenset(formats)
        self._max_bytes = max_bytes
        self._ignored = matching_names(ignored)

    def walk(self, root: str, below: str | None = None) -> Iterator[FileStat]:
        """Files of a tree that may be indexed, folder by folder in the order of their names.

        What cannot be indexed or looked into comes with a `problem`. With `below`, only that file
        or sub-folder of `root`; nothing when it is not there, ignored, or behind a link.
        """
        if below is None or below == root:
            yield from self._walk_folder(root)
            return
        folder = PurePath(root)
        *parents, name = PurePath(below).relative_to(folder).parts
        for parent in parents:
            folder /= parent
            if self._skips_folder(parent) or not _is_folder(_look(str(folder))):
                return
        found = _look(below)
        if _is_folder(found) and not self._skips_folder(name):
            yield from self._walk_folder(below)
        elif found and stat.S_ISREG(found.st_mode) and self._reads(name):
            yield self._file(below, found)

    def read(self, path: str) -> bytes:
        """The whole file. Raises `KnownError` when it is unreadable, vanished or too large."""
        try:
            with os.fdopen(os.open(native_path(path), _READ_FLAGS), "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise _unreadable("It is not an ordinary file.")
                data = file.read(self._max_bytes + 1)
        except FileNotFoundError as error:
            raise KnownError(
                "file-vanished",
                "This file is no longer there.",
                "Nothing to do: it is looked for again at the next scan.",
                str(error),
            ) from error
        except OSError as error:
            raise _unreadable(str(error)) from error
        if len(data) > self._max_bytes:
            raise _raised(_too_large(self._max_bytes))
        return data

    def resolve(self, path: str) -> str:
        """The one name of a file or folder: absolute, links followed. It need not exist."""
        return shown_path(str(Path(native_path(path)).expanduser().resolve()))

    def check_folder(self, path: str) -> None:
        """Raise `KnownError` when `path` is not a folder that can be read."""
        place = Path(native_path(path))
        if not place.exists():
            raise KnownError(
                "folder-missing",
                f"The folder {path} does not exist.",
                "Check its name; if it lies on another disk, connect that first.",
            )
        if not place.is_dir():
            raise KnownError(
                "folder-not-a-directory",
                f"{path} is a file, not a folder.",
                f"Choose the folder it lies in: {shown_path(str(place.parent))}.",
            )
        try:
            with os.scandir(place):
                pass
        except OSError as error:
            raise _raised(_folder_unreadable(str(error))) from error

    def exists(self, root: str) -> bool:
        """Whether the folder is there now."""
        return Path(native_path(root)).is_dir()

    def identity(self, root: str) -> tuple[int, int] | None:
        """Numbers of the folder's disk and of the folder on it; None when it is not there."""
        try:
            found = Path(native_path(root)).stat()
        except OSError:
            return None
        return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None

    def _skips_folder(self, name: str) -> bool:
        return ignored_folder(name) or bool(self._ignored.fullmatch(name))

    def _reads(self, name: str) -> bool:
        return readable_name(name, self._formats) and not self._ignored.fullmatch(name)

    def _walk_folder(self, top: str) -> Iterator[FileStat]:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(native_path(folder)) as entries:
                    ordered = sorted(entries, key=lambda entry: entry.name)
            except (FileNotFoundError, NotADirectoryError):
                continue  # it went while we looked
            except OSError as error:
                yield FileStat(folder, 0, 0, _folder_unreadable(str(error)))
                continue
            subfolders = []
            for entry in ordered:
                name = shown_path(entry.name)
                path = f"{folder.rstrip(os.sep)}{os.sep}{name}"
                if entry.is_dir(follow_symlinks=False):
                    if not self._skips_folder(name) and not _is_junction(entry):
                        subfolders.append(path)
                elif self._reads(name) and entry.is_file(follow_symlinks=False):
                    try:
                        yield self._file(path, entry.stat(follow_symlinks=False))
                    except FileNotFoundError:
                        continue
            waiting.extend(reversed(subfolders))

    def _file(self, path: str, found: os.stat_result) -> FileStat:
        problem = None
        if found.st_size > self._max_bytes:
            problem = _too_large(self._max_bytes)
        elif _in_cloud(found):
            problem = ErrorInfo(
                "file-in-cloud",
                "This file is in the cloud, not on this computer.",
                "Make it available offline to have it in Carnet.",
            )
        return FileStat(path, found.st_size, found.st_mtime_ns, problem)


# Not waiting for the other end of a pipe, not following a link put in a file's place meanwhile.
_READ_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def tree_bytes(folder: Path) -> int:
    """Bytes of all files below `folder`; files that vanish meanwhile count nothing."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += Path(parent, name).lstat().st_size
            except OSError:
                continue
    return total


def _look(path: str) -> os.stat_result | None:
    try:
        return Path(native_path(path)).lstat()
    except OSError:
        return None


def _is_folder(found: os.stat_result | None) -> bool:
    return found is not None and stat.S_ISDIR(found.st_mode)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & _LINKS_WINDOWS) and not attributes & _CLOUD_WINDOWS


def _in_cloud(found: os.stat_result) -> bool:
    windows = getattr(found, "st_file_attributes", 0) & _CLOUD_WINDOWS
    return bool(windows or getattr(found, "st_flags", 0) & _CLOUD_MACOS)


def _too_large(max_bytes: int) -> ErrorInfo:
    return ErrorInfo(
        "file-too-large",
        f"This file is larger than {max_bytes // 1_000_000} MB.",
        "Split it into smaller files to have it in Carnet.",
    )


def _raised(info: ErrorInfo) -> KnownError:
    return KnownError(info.code, info.message, info.advice, info.detail)


def _unreadable(detail: str) -> KnownError:
    return KnownError(
        "file-unreadable",
        "This file cannot be opened.",
        "Check that you have the right to read it; it is tried again at the next scan.",
        detail,
    )


def _folder_unreadable(detail: str) -> ErrorInfo:
    return ErrorInfo(
        "folder-unreadable",
        "This folder cannot be looked into.",
        "Check that you have the right to read it; what was indexed before is kept.",
        detail,
    )
