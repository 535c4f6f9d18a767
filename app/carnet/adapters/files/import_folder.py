"""The folder of imported files, on the disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from carnet.adapters.files.file_times import mtime_ns
from carnet.adapters.files.filesystem import LocalFileSystem
from carnet.adapters.files.path_names import native_path, shown_path
from carnet.adapters.storage_errors import storage_errors
from carnet.domain.errors import KnownError


class LocalImportFolder:
    """The `ImportFolder` of a data directory: one sub-folder a month.

    `files` reads what is given, with the formats and limits of imports.
    """

    def __init__(self, folder: Path, formats: Collection[str], files: LocalFileSystem) -> None:
        self.path = shown_path(str(folder.absolute()))
        self._folder = folder
        self._formats = frozenset(formats)
        self._files = files

    def files(self, source: str) -> Iterator[str]:
        """`source` itself, or every file below it that could be read."""
        place = Path(native_path(source)).expanduser().absolute()
        try:
            found = place.stat()
        except OSError as error:
            raise KnownError(
                "import-missing",
                f"There is no file {source}.",
                "Check its name; if it lies on another disk, connect that first.",
                str(error),
            ) from error
        if stat.S_ISDIR(found.st_mode):
            for file in self._files.walk(self._files.resolve(source)):
                if file.problem is None:
                    yield file.path
        elif place.suffix.lower() in self._formats:
            yield shown_path(str(place))
        else:
            raise KnownError(
                "format-unknown",
                f"Carnet does not read files like {place.name}.",
                "Save it as a PDF, a text or an office document, and import that.",
                place.suffix,
            )

    def read(self, source: str) -> bytes:
        """Raises `KnownError` for unreadable, vanished or too large."""
        return self._files.read(source)

    def keep(self, name: str, data: bytes, mtime_ns: int | None) -> str:
        """Write a copy under a free name; whole or not at all. Returns its path."""
        month = self._folder / datetime.now().astimezone().strftime("%Y-%m")
        with storage_errors(self._folder):
            month.mkdir(parents=True, exist_ok=True)
            draft = month / f".{os.getpid()}.part"
            try:
                draft.write_bytes(data)
                if mtime_ns is not None:
                    os.utime(draft, ns=(mtime_ns, mtime_ns))
                return shown_path(str(renamed(draft, month / name)))
            finally:
                draft.unlink(missing_ok=True)

    def modified_ns(self, source: str) -> int | None:
        """When the file was changed last; None when it is not there."""
        try:
            return mtime_ns(Path(native_path(source)).stat())
        except OSError:
            return None

    def remove(self, path: str) -> None:
        """Delete a copy; nothing when it is gone."""
        place = Path(native_path(path))
        if place.is_relative_to(self._folder.absolute()):
            with suppress(OSError):
                place.unlink()


def renamed(draft: Path, wanted: Path) -> Path:
    """Give `draft` its name, or one that is free; where it lies now."""
    for number in count(1):
        place = (
            wanted if number == 1 else wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        )
        try:
            os.link(draft, place)  # fails when the name is taken, where renaming would overwrite
        except FileExistsError:
            continue
        except OSError:
            if place.exists():
                continue
            draft.rename(place)  # a disk without links
        return place
    raise AssertionError("count() does not end")
