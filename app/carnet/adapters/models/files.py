"""Whether installed files are what the catalogue says, without reading them again each time.

A file is hashed once; its size and modification time are then written beside it with the hash. As
long as both are the same, the file is taken to be the same; a full check reads everything again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from carnet.domain.cancel import CancelToken
from carnet.domain.models import ModelFile

STAMPS = ".verified.json"
BLOCK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A hash and the state of the file it was computed from."""

    size_bytes: int
    mtime_ns: int
    sha256: str


def hash_file(
    path: Path,
    cancel: CancelToken | None = None,
    on_bytes: Callable[[int], None] | None = None,
) -> str:
    """SHA-256 of a file in hexadecimal; `on_bytes` hears how many were read so far."""
    digest = hashlib.sha256()
    done = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            if cancel is not None:
                cancel.check()
            digest.update(block)
            done += len(block)
            if on_bytes is not None:
                on_bytes(done)
    return digest.hexdigest()


class VerifiedFolder:
    """One model's folder and the stamps of its files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / STAMPS

    def problem(
        self,
        files: Iterable[ModelFile],
        *,
        full: bool = False,
        cancel: CancelToken | None = None,
    ) -> str:
        """What is wrong with the first bad file, empty when all are as listed."""
        stamps = {} if full else self._read()
        fresh = dict(stamps)
        problem = ""
        for file in files:
            try:
                stamp = self._stamp(file.path, stamps.get(file.path), cancel)
            except OSError as error:
                problem = f"{file.path}: {error.strerror or error}"
                break
            fresh[file.path] = stamp
            if stamp.sha256 != file.sha256:
                problem = f"{file.path}: sha256 {stamp.sha256}, expected {file.sha256}"
                break
        if fresh != stamps:
            self._write(fresh)
        return problem

    def _stamp(
        self, relative: str, known: FileStamp | None, cancel: CancelToken | None
    ) -> FileStamp:
        path = self._folder / relative
        stat = path.stat()
        if known and (known.size_bytes, known.mtime_ns) == (stat.st_size, stat.st_mtime_ns):
            return known
        return FileStamp(stat.st_size, stat.st_mtime_ns, hash_file(path, cancel))

    def _read(self) -> dict[str, FileStamp]:
        import msgspec

        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, FileStamp])
        except (OSError, msgspec.DecodeError, msgspec.ValidationError):
            return {}

    def _write(self, stamps: dict[str, FileStamp]) -> None:
        import msgspec

        with suppress(OSError):  # a read-only folder is hashed each time
            write_atomically(self._path, msgspec.json.encode(stamps))


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a small file so that a reader sees the old or the new one, never half."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
