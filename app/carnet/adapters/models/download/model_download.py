"""All files of a model, by their addresses."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from carnet.adapters.models.download.connection import Connection
from carnet.adapters.models.download.file_download import PAUSES_S, FileDownload, Watch
from carnet.adapters.models.download.part import arrived_bytes
from carnet.adapters.models.files import hash_file
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import InstallProgress, ModelFile, ModelFormat, ModelSpec

MARGIN_BYTES = 500_000_000  # of the disk that stay free
TOLD_EVERY_S = 0.25

Report = Callable[[InstallProgress], None]


def free_bytes(folder: Path) -> int:
    """What the disk has left where the folder lies."""
    return shutil.disk_usage(folder).free


class ModelDownloader:
    """Brings a model's files into a folder. `connect` makes what it connects with."""

    def __init__(
        self,
        connect: Callable[[], Connection] = Connection,
        free: Callable[[Path], int] = free_bytes,
        pauses_s: Sequence[float] = PAUSES_S,
    ) -> None:
        self._connect = connect
        self._free = free
        self._pauses = pauses_s

    def __call__(self, spec: ModelSpec, folder: Path, report: Report, cancel: CancelToken) -> None:
        """Fetch `spec.downloads` into `folder`; what an earlier call left there is not fetched
        again. Afterwards each file has been hashed while it arrived.

        Raises as `FileDownload.run`, and `KnownError` `disk-full` before anything is fetched.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._check_room(spec, folder)
        told = _Telling(spec, report)
        connection = self._connect()
        try:
            for file in spec.downloads:
                target = folder / file.path
                if not _there(target, file, cancel):
                    download = FileDownload(spec.title, file, spec.hosts, connection, self._pauses)
                    download.run(target, told.watch, cancel)
                told.finished(target.stat().st_size)
        finally:
            connection.close()

    def _check_room(self, spec: ModelSpec, folder: Path) -> None:
        """Ask before, so that a download of an hour does not end with a full disk."""
        total = sum(file.size_bytes for file in spec.downloads) or spec.size_bytes
        # An embedder's light form is made beside it and takes as much again.
        beside = spec.size_bytes if spec.format is ModelFormat.SENTENCE_TRANSFORMERS else 0
        needed = max(0, total - arrived_bytes(folder)) + beside + MARGIN_BYTES
        free = self._free(folder)
        if free < needed:
            raise KnownError(
                "disk-full",
                "There is not enough room on the disk for the model.",
                f"{spec.title} needs {_gigabytes(needed)} with what is to stay free, and"
                f" {_gigabytes(free)} are free. Make room, or set CARNET_MODELS_DIR to a folder"
                " on a larger disk.",
                f"{needed} bytes needed, {free} free",
            )


class _Telling:
    """Adds the files up, and tells of it a few times a second."""

    def __init__(self, spec: ModelSpec, report: Report) -> None:
        self.watch = Watch(self._arrived, self._waits)
        self._name = spec.name
        self._report = report
        self._before = self._done = 0
        self._told_at = float("-inf")
        self._total = sum(file.size_bytes for file in spec.downloads) or spec.size_bytes

    def finished(self, size: int) -> None:
        """A file is complete."""
        self._before += size
        self._done = self._before
        self._report(InstallProgress(self._name, "download", self._done, self._total))

    def _arrived(self, size: int) -> None:
        self._done = self._before + size
        now = time.monotonic()
        if now - self._told_at >= TOLD_EVERY_S:
            self._told_at = now
            self._report(InstallProgress(self._name, "download", self._done, self._total))

    def _waits(self, host: str, seconds: float) -> None:
        self._report(InstallProgress(self._name, "wait", self._done, self._total, host, seconds))


def _there(target: Path, file: ModelFile, cancel: CancelToken) -> bool:
    """Whether an earlier call has brought this file whole."""
    if not target.is_file():
        return False
    if hash_file(target, cancel) == file.sha256:
        return True
    target.unlink()
    return False


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} GB"
