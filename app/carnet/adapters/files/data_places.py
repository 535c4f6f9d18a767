"""How big what Carnet keeps is, and whether others of this machine may read it."""

from __future__ import annotations

import fnmatch
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from carnet.domain.cancel import CancelToken
from carnet.domain.data import DataKind, DataPlace

_FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Place:
    """Files and folders of one kind: names in `folder`, with `*`; `shown` is opened for it.

    `left_out`: names within them that belong to another kind.
    """

    kind: DataKind
    folder: Path
    names: tuple[str, ...]
    shown: Path
    left_out: tuple[str, ...] = ()

    def paths(self) -> list[Path]:
        """Those that are there now."""
        return named(self.folder, self.names)


def named(folder: Path, names: Sequence[str]) -> list[Path]:
    """What lies in `folder` under one of these names, links included."""
    try:
        entries = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
    return [folder / e for e in entries if any(fnmatch.fnmatchcase(e, name) for name in names)]


def count(place: Place, cancel: CancelToken) -> DataPlace:
    """Bytes and files now. Raises `Cancelled`."""
    size = files = 0
    for path in files_below(place.paths(), place.left_out):
        cancel.check()
        try:
            size += path.lstat().st_size
        except OSError:
            continue
        files += 1
    return DataPlace(place.kind, str(place.shown), size, files)


def files_below(paths: Iterable[Path], left_out: Sequence[str] = ()) -> Iterator[Path]:
    """Every file of `paths` and below them; links are not followed."""

    def mine(name: str) -> bool:
        return not any(fnmatch.fnmatchcase(name, pattern) for pattern in left_out)

    for path in paths:
        if path.is_symlink() or not path.is_dir():
            yield path
            continue
        for parent, folders, names in os.walk(path):
            folders[:] = [name for name in folders if mine(name)]
            yield from (Path(parent, name) for name in names if mine(name))


def free_bytes(folder: Path) -> int:
    """What the disk has left."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def exposed(folder: Path, paths: Iterable[Path]) -> tuple[str, ...]:
    """Which of `paths`, below `folder`, people other than the owner may read or enter.

    None when they cannot enter `folder` itself, and none where rights are not told so (Windows).
    """
    if os.name != "posix" or not _open(folder):
        return ()
    return tuple(str(path) for path in paths if _open(path))


def make_private(folders: Iterable[Path], files: Iterable[Path]) -> None:
    """Make what is missing for its owner alone, also in a directory that others may enter.

    What fails here fails again where it is used, and is explained there.
    """
    with suppress(OSError):
        for folder in folders:
            folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        for file in filter(lambda file: not file.exists(), files):
            file.touch(mode=stat.S_IRUSR | stat.S_IWUSR)


def close_to_others(paths: Iterable[Path]) -> None:
    """Take their rights from everybody but the owner, as far as the owner may."""
    for path in paths:
        try:
            if not path.is_symlink():
                path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_FOR_OTHERS)
        except OSError:
            continue  # somebody else's, or a disk without rights: `exposed` goes on saying so


def _open(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & _FOR_OTHERS)
    except OSError:
        return False
