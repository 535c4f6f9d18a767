"""Where models are put together before they are in place, and who may do it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from carnet.adapters.models.disk import disk_errors, remove_folder
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelSpec

INBOX = "inbox"  # below the models directory: files a person brought
DOWNLOADS = ".downloads"  # what is arriving; survives an interruption
_LOCKS = ".locks"


class Workplace:
    """Beside the models, on the same disk, so that a finished one is moved in one step."""

    def __init__(self, models_dir: Path) -> None:
        self._models_dir = models_dir

    @property
    def inbox(self) -> Path:
        """Where a file may be put that cannot be downloaded."""
        return self._models_dir / INBOX

    def downloads(self, spec: ModelSpec) -> Path:
        """What has arrived of a model, its files under their own names."""
        return self._models_dir / DOWNLOADS / spec.name

    @contextmanager
    def workspace(self, spec: ModelSpec) -> Iterator[Path]:
        """A fresh folder; gone afterwards."""
        work = self._models_dir / f".partial-{spec.name}"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)

    @contextmanager
    def exclusive(self, spec: ModelSpec) -> Iterator[None]:
        """One installation at a time, in any process. Raises `KnownError`."""
        with self._held(self._models_dir / ".lock"), self.owning(spec):
            yield

    @contextmanager
    def owning(self, spec: ModelSpec) -> Iterator[None]:
        """Nobody else changes this model. Raises `KnownError` `model-install-running`."""
        with self._held(self._models_dir / _LOCKS / spec.name):
            yield

    def remove(self, spec: ModelSpec) -> None:
        """Delete an installed model and what a download has left of it; nothing happens when there
        is neither. Raises `KnownError` `model-install-running` while it is being installed."""
        with self.owning(spec):
            remove_folder(self._models_dir / spec.name)
            remove_folder(self.downloads(spec))

    @contextmanager
    def _held(self, lock: Path) -> Iterator[None]:
        from filelock import FileLock, Timeout

        with disk_errors(self._models_dir):
            lock.parent.mkdir(parents=True, exist_ok=True)
            try:
                with FileLock(lock, timeout=0):
                    yield
            except Timeout as error:
                raise KnownError(
                    "model-install-running",
                    "Another installation of models is running.",
                    "Wait until it has finished, then try again.",
                ) from error
