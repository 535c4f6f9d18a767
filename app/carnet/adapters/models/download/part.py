"""A file that is arriving: what is there of it survives the process."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from carnet.adapters.models.files import BLOCK_BYTES, write_atomically
from carnet.domain.cancel import CancelToken

PART, RECORD = ".part", ".part.json"


@dataclass(frozen=True, slots=True)
class PartRecord:
    """Whose bytes they are: the address, the hash they are to have, and the server's own word for
    this version of the file (an ETag or a date), "" when it has none."""

    url: str
    sha256: str
    validator: str


class PartFile:
    """The bytes of one download so far, and their hash. Written through, so that a kill loses
    nothing. `target` is what it is called when it is whole."""

    def __init__(self, target: Path, url: str, sha256: str) -> None:
        self.target = target
        self.size = 0
        self.validator = ""
        self.from_before = False  # whether some of it was fetched by an earlier run
        self._url, self._sha256 = url, sha256
        self._part = target.with_name(target.name + PART)
        self._record = target.with_name(target.name + RECORD)
        self._digest = hashlib.sha256()
        self._file: BinaryIO | None = None

    def take_up(self, cancel: CancelToken) -> None:
        """Go on with what is there, if it is of the same address and hash. Raises `Cancelled`."""
        import msgspec

        try:
            record = msgspec.json.decode(self._record.read_bytes(), type=PartRecord)
            mine = (record.url, record.sha256) == (self._url, self._sha256)
        except (OSError, msgspec.DecodeError, msgspec.ValidationError):
            mine = False
        if not mine:
            self.restart("")
            return
        self.validator = record.validator
        try:
            with self._part.open("rb") as file:
                while block := file.read(BLOCK_BYTES):
                    cancel.check()
                    self._digest.update(block)
                    self.size += len(block)
        except FileNotFoundError:
            pass
        self.from_before = self.size > 0

    def restart(self, validator: str) -> None:
        """Begin again with an empty file, of the version that the server calls `validator`."""
        import msgspec

        self.close()
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self._part.unlink(missing_ok=True)
        record = PartRecord(self._url, self._sha256, validator)
        write_atomically(self._record, msgspec.json.encode(record))
        self.validator, self.size, self.from_before = validator, 0, False
        self._digest = hashlib.sha256()

    def append(self, block: bytes) -> None:
        """Add what arrived."""
        if self._file is None:
            self._file = self._part.open("ab", buffering=0)
        view = memoryview(block)
        while view:
            written = self._file.write(view)
            view = view[written:]
        self._digest.update(block)
        self.size += len(block)

    @property
    def whole(self) -> bool:
        """Whether its hash is the one that is expected."""
        return self._digest.hexdigest() == self._sha256

    @property
    def sha256(self) -> str:
        """Of what is there."""
        return self._digest.hexdigest()

    def finish(self) -> None:
        """Give it its name, on disk for good."""
        if self._file is None:
            self._file = self._part.open("ab", buffering=0)
        os.fsync(self._file.fileno())
        self.close()
        self._part.replace(self.target)
        self._record.unlink(missing_ok=True)

    def discard(self) -> None:
        """Delete what is there."""
        self.close()
        self._part.unlink(missing_ok=True)
        self._record.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file; what is there stays."""
        if self._file is not None:
            self._file.close()
            self._file = None


def arrived_bytes(folder: Path) -> int:
    """How much of a model lies in the folder of its downloads; 0 when there is none."""
    try:
        files = [path for path in folder.rglob("*") if path.is_file()]
        return sum(path.stat().st_size for path in files if not path.name.endswith(RECORD))
    except OSError:
        return 0
