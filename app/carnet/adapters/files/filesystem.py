"""The disk: walking watched folders and reading files, safely."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import MappingProxyType

from carnet.adapters.disk_refusals import folder_unreadable, raised, too_large, unreadable
from carnet.adapters.files.cloud_files import (
    ATTRIBUTES_WINDOWS,
    IN_CLOUD,
    in_cloud,
    placeholders,
    stands_for,
)
from carnet.adapters.files.file_limits import DEFAULT_MAX_BYTES, FileLimits
from carnet.adapters.files.file_times import mtime_ns
from carnet.adapters.files.ignore_file import IGNORE_FILE, IgnoreFile, IgnoreFiles, ignored
from carnet.adapters.files.ignore_rules import ignored_folder, matching_names, readable_name
from carnet.adapters.files.path_names import native_path, shown_path
from carnet.domain.documents import FileStat
from carnet.domain.errors import KnownError

_LINKS_WINDOWS = 0x400  # FILE_ATTRIBUTE_REPARSE_POINT: junctions
_Rules = tuple[IgnoreFile, ...]  # of the folders around a place, outermost first


@dataclass(frozen=True, slots=True)
class ImportedFormats:
    """In `folder` and below, these suffixes are read instead of the usual ones."""

    folder: str
    formats: frozenset[str]


class LocalFileSystem:
    """The `FileSystem` of this machine.

    `formats` are the suffixes some parser reads; all other files stay invisible. Links are never
    followed: what they point to inside the folder is seen on its own, the rest is not ours.
    `max_bytes` to `roomy` are as in `FileLimits`. `imported` says where more formats are read.
    """

    def __init__(
        self,
        formats: Collection[str],
        max_bytes: int = DEFAULT_MAX_BYTES,
        ignored: Collection[str] = (),
        silent: Callable[[str], bool] = lambda _root: False,
        roomy: Mapping[str, int] = MappingProxyType({}),
        imported: ImportedFormats | None = None,
    ) -> None:
        self._formats = frozenset(formats)
        self._imported = imported
        self._ignore_files = IgnoreFiles()
        self.follow(FileLimits(max_bytes, ignored, silent, roomy))

    def follow(self, limits: FileLimits) -> None:
        """Read by other limits from the next file on."""
        self._limits = limits
        self._ignored = matching_names(limits.ignored)

    def walk(self, root: str, below: str | None = None) -> Iterator[FileStat]:
        """Files of a tree that may be indexed, folder by folder in the order of their names.

        What cannot be indexed or looked into comes with a `problem`. With `below`, only that file
        or sub-folder of `root`; nothing when it is not there, ignored, or behind a link.
        """
        if below is None or below == root:
            yield from self._walk_folder(root, ())
            return
        folder = PurePath(root)
        rules = self._rules_of(root)
        *parents, name = PurePath(below).relative_to(folder).parts
        for parent in parents:
            folder /= parent
            place = str(folder)
            if self._skips_folder(place, parent, rules) or not _is_folder(_look(place)):
                return
            rules += self._rules_of(place)
        found = _look(below)
        if _is_folder(found):
            if not self._skips_folder(below, name, rules):
                yield from self._walk_folder(below, rules)
        elif self._reads(below, name, rules):
            if found and stat.S_ISREG(found.st_mode):
                yield self._file(below, found)
            elif found is None:
                for other in placeholders(name):
                    if kept := _look(str(folder / other)):
                        yield _kept_elsewhere(below, kept)
                        return

    def read(self, path: str) -> bytes:
        """The whole file. Raises `KnownError` when it is unreadable, vanished or too large."""
        try:
            with os.fdopen(os.open(native_path(path), _READ_FLAGS), "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise unreadable("It is not an ordinary file.")
                data = file.read(self._limit(path) + 1)
        except FileNotFoundError as error:
            raise KnownError(
                "file-vanished",
                "This file is no longer there.",
                "Nothing to do: it is looked for again at the next scan.",
                str(error),
            ) from error
        except OSError as error:
            raise unreadable(str(error)) from error
        if len(data) > self._limit(path):
            raise raised(too_large(self._limit(path)))
        return data

    def resolve(self, path: str) -> str:
        """The one name of a file or folder: absolute, links followed. It need not exist."""
        return shown_path(str(Path(native_path(path)).expanduser().resolve()))

    def check_folder(self, path: str) -> None:
        """Raise `KnownError` when `path` is not a folder that can be read."""
        place = Path(native_path(path))
        try:
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
            with os.scandir(place):
                pass
        except OSError as error:  # a folder above it may be closed to this user as well
            raise raised(folder_unreadable(str(error))) from error

    def exists(self, root: str) -> bool:
        """Whether the folder is there now, as far as this user may see."""
        return os.path.isdir(native_path(root))  # noqa: PTH112 - Path's raises where it may not look

    def identity(self, root: str) -> tuple[int, int] | None:
        """Numbers of the folder's disk and of the folder on it; None when it is not there."""
        try:
            found = Path(native_path(root)).stat()
        except OSError:
            return None
        return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None

    def silent(self, root: str) -> bool:
        """Whether its disk tells nobody when a file changes, as network shares do."""
        return self._limits.silent(root)

    def _rules_of(self, folder: str) -> _Rules:
        file = self._ignore_files.of_folder(folder)
        return (file,) if file is not None else ()

    def _skips_folder(self, path: str, name: str, rules: _Rules) -> bool:
        return (
            ignored_folder(name)
            or bool(self._ignored.fullmatch(name))
            or (bool(rules) and ignored(rules, path, is_folder=True))
        )

    def _reads(self, path: str, name: str, rules: _Rules) -> bool:
        return (
            readable_name(name, self._formats_at(path))
            and not self._ignored.fullmatch(name)
            and not (rules and ignored(rules, path, is_folder=False))
        )

    def _formats_at(self, path: str) -> Collection[str]:
        imported = self._imported
        inside = imported is not None and path.startswith(imported.folder + os.sep)
        return imported.formats if imported is not None and inside else self._formats

    def _limit(self, path: str) -> int:
        limits = self._limits
        return limits.roomy.get(PurePath(path).suffix.lower(), limits.max_bytes)

    def _walk_folder(self, top: str, around: _Rules) -> Iterator[FileStat]:
        waiting = [(top, around)]
        while waiting:
            folder, rules = waiting.pop()
            try:
                with os.scandir(native_path(folder)) as entries:
                    ordered = sorted(entries, key=lambda entry: entry.name)
            except (FileNotFoundError, NotADirectoryError):
                continue  # it went while we looked
            except OSError as error:
                yield FileStat(folder, 0, 0, folder_unreadable(str(error)))
                continue
            if any(entry.name == IGNORE_FILE for entry in ordered):
                own = self._rules_of(folder)
                yield from (file.stat for file in own if file.stat.problem is not None)
                rules += own
            names = {entry.name for entry in ordered}
            subfolders = []
            for entry in ordered:
                name = shown_path(entry.name)
                path = f"{folder.rstrip(os.sep)}{os.sep}{name}"
                if _is_subfolder(entry):
                    if not self._skips_folder(path, name, rules):
                        subfolders.append((path, rules))
                elif (shown_as := stands_for(name)) and shown_as not in names:
                    names.add(shown_as)
                    path = f"{path[: -len(name)]}{shown_as}"
                    if self._reads(path, shown_as, rules):
                        yield from _seen(path, entry, _kept_elsewhere)
                elif self._reads(path, name, rules):
                    yield from _seen(path, entry, self._file)
            waiting.extend(reversed(subfolders))

    def _file(self, path: str, found: os.stat_result) -> FileStat:
        problem = None
        if found.st_size > self._limit(path):
            problem = too_large(self._limit(path))
        elif in_cloud(found):
            problem = IN_CLOUD
        return FileStat(path, found.st_size, mtime_ns(found), problem)


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


def _is_subfolder(entry: os.DirEntry[str]) -> bool:
    """Links and junctions are none: they lead elsewhere."""
    try:
        if not entry.is_dir(follow_symlinks=False):
            return False
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:
        return False
    return not attributes & _LINKS_WINDOWS or bool(attributes & ATTRIBUTES_WINDOWS)


def _seen(
    path: str, entry: os.DirEntry[str], describe: Callable[[str, os.stat_result], FileStat]
) -> Iterator[FileStat]:
    """What `describe` says of an ordinary file; nothing of a link, a pipe, a file that went."""
    try:
        if entry.is_file(follow_symlinks=False):
            yield describe(path, entry.stat(follow_symlinks=False))
    except FileNotFoundError:
        return
    except OSError as error:
        yield FileStat(path, 0, 0, unreadable(str(error)).info)


def _kept_elsewhere(path: str, found: os.stat_result) -> FileStat:
    return FileStat(path, found.st_size, mtime_ns(found), IN_CLOUD)
