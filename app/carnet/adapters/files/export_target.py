"""Where an export is written: a new folder or a new zip file, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import IO, Protocol

from carnet.adapters.files.ignore_file import IGNORE_FILE
from carnet.domain.errors import KnownError

_UNFINISHED = ".unfinished"
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600
_FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_RESERVE_BYTES = 16_000_000  # so that the last megabytes of a disk are left to others


class _Draft(Protocol):
    """What is being written; nobody but Carnet uses it before it has its name."""

    def open(self, name: str, modified_at: float) -> IO[bytes]: ...
    def close(self) -> None: ...


class ExportTarget:
    """One export. `write` and `copy`, then `finish`; `abandon` leaves nothing behind.

    `place` is a zip file that must not be there, or (without `archive`) a folder: a new or an empty
    one is taken as it is, in any other a new folder called `name` is made. Nothing that is there is
    ever changed. Raises `KnownError`: "export-exists", "export-inside" when `place` lies in
    one of `closed`, "export-not-written", "disk-full".
    """

    def __init__(self, place: Path, name: str, *, archive: bool, closed: tuple[Path, ...]) -> None:
        place = place.expanduser().absolute()
        _check_outside(place, closed)
        self.path = place if archive else _free_folder(place, name)
        if archive and os.path.lexists(place):
            raise KnownError(
                "export-exists",
                f"There is a file {place} already.",
                "Choose another name: nothing is overwritten.",
            )
        with self._errors():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._unfinished = _free(self.path.with_name(self.path.name + _UNFINISHED))
            self._draft: _Draft = (
                _Zip(self._unfinished, self.path.stem) if archive else _Folder(self._unfinished)
            )

    def check_room(self, size_bytes: int) -> None:
        """Raises `KnownError` "export-no-room" when the disk has less left."""
        free = shutil.disk_usage(self.path.parent).free
        if free < size_bytes + _RESERVE_BYTES:
            raise KnownError(
                "export-no-room",
                f"The export needs {_megabytes(size_bytes)}, and the disk of {self.path.parent} "
                f"has {_megabytes(free)} left.",
                "Free some space, or choose another disk.",
            )

    def write(self, name: str, pieces: Iterator[bytes], modified_at: float | None = None) -> int:
        """A new file `name` (with `/`), of now unless a time is given; returns its bytes."""
        size = 0
        at = time.time() if modified_at is None else modified_at
        with self._errors(), self._draft.open(name, at) as file:
            for piece in pieces:
                file.write(piece)
                size += len(piece)
            if not isinstance(self._draft, _Zip):
                file.flush()
                os.utime(file.fileno(), (at, at))
        return size

    def finish(self) -> None:
        """Give it its name."""
        with self._errors():
            self._draft.close()
            if os.path.lexists(self.path) and not _is_empty_folder(self.path):
                raise FileExistsError(errno.EEXIST, "made meanwhile", str(self.path))
            self._unfinished.rename(self.path)

    def abandon(self) -> None:
        """Nothing is left of it."""
        with suppress(OSError):
            self._draft.close()
        if self._unfinished.is_dir():
            shutil.rmtree(self._unfinished, ignore_errors=True)
        else:
            self._unfinished.unlink(missing_ok=True)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise KnownError(
                    "disk-full",
                    "The disk is full, so the export could not be finished.",
                    "Free some space, or choose another disk.",
                    str(error),
                ) from error
            raise KnownError(
                "export-not-written",
                f"The export could not be written to {self.path}.",
                "Choose another place, where you have the right to write.",
                str(error),
            ) from error


class _Folder:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=_PRIVATE_FOLDER)
        self._folder = folder
        # In a watched folder an export is no notes: it would be found beside what it came from.
        (folder / IGNORE_FILE).write_text("*\n", encoding="utf-8")

    def open(self, name: str, _modified_at: float) -> IO[bytes]:
        path = self._folder / name
        path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
        return os.fdopen(descriptor, "wb")

    def close(self) -> None:
        """Files were closed one by one."""


class _Zip:
    def __init__(self, path: Path, top: str) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
        self._file = os.fdopen(descriptor, "wb")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._top = top  # unpacked, everything lies in one folder

    def open(self, name: str, modified_at: float) -> IO[bytes]:
        moment = max(time.localtime(modified_at)[:6], _FIRST_OF_ZIP)
        info = zipfile.ZipInfo(f"{self._top}/{name}", moment)
        info.compress_type = zipfile.ZIP_DEFLATED
        return self._zip.open(info, "w", force_zip64=True)

    def close(self) -> None:
        self._zip.close()
        self._file.close()


def _check_outside(place: Path, closed: tuple[Path, ...]) -> None:
    real = Path(os.path.realpath(place))
    for folder in closed:
        if real.is_relative_to(os.path.realpath(folder)):
            raise KnownError(
                "export-inside",
                f"{place} lies in a folder that Carnet keeps its own data in.",
                "Choose a place outside of it: what lies there goes when everything is deleted.",
                str(folder),
            )


def _free_folder(place: Path, name: str) -> Path:
    if not os.path.lexists(place) or _is_empty_folder(place):
        return place
    if place.is_dir():
        return _free(place / name)
    raise KnownError(
        "export-exists",
        f"{place} is a file.",
        "Choose a folder, or a file that ends in .zip and is not there yet.",
    )


def _free(path: Path) -> Path:
    names = (path if n == 1 else path.with_name(f"{path.name} {n}") for n in count(1))
    return next(name for name in names if not os.path.lexists(name))


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and not any(path.iterdir())


def _megabytes(size_bytes: int) -> str:
    return f"{max(1, round(size_bytes / 1e6)):,} MB".replace(",", "\u202f")
