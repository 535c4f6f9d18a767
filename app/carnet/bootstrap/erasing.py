"""Deleting everything: a mark while the library is open, the deletion before it is opened again."""

from __future__ import annotations

from contextlib import suppress

from carnet.adapters.files import erasing
from carnet.adapters.files.data_places import Place, count
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.adapters.writer_lock import WriterLock
from carnet.bootstrap.data_places import model_places, own_places
from carnet.bootstrap.engines import open_shelf
from carnet.domain.cancel import CancelToken
from carnet.domain.data import DataPlace, EraseReport
from carnet.domain.errors import KnownError
from carnet.domain.ports import Manifest
from carnet.settings.paths import Paths


def mark_for_erasing(paths: Paths, manifest: Manifest, *, models: bool) -> None:
    """Everything goes before the library is opened the next time. Raises `KnownError`:
    "erase-holds-notes" when a watched folder would go with it."""
    erasing.check_is_library(paths.data_dir, paths.database, paths.index_dir)
    places = _places(paths, models=models)
    watched = [folder.path for folder in manifest.roots()]
    imports = str(paths.imports_dir.absolute())
    erasing.check_holds_no_notes([path for path in watched if path != imports], places)
    erasing.set_mark(paths.data_dir, models=models)


def refuse_half_erased(paths: Paths) -> None:
    """Raises `KnownError` "erase-unfinished": readers must not open what is being deleted."""
    if erasing.is_marked(paths.data_dir):
        raise KnownError(
            "erase-unfinished",
            "This library is being deleted.",
            "Wait a moment; if it was interrupted, open the window or run `carnet erase --yes`.",
            str(paths.data_dir),
        )


def finish_erase(paths: Paths, lock: WriterLock | None = None) -> EraseReport | None:
    """Delete what a mark says is to go; None without one. `lock` is taken unless it is given.

    Raises `KnownError` "library-in-use" when another process has it.
    """
    if not erasing.is_marked(paths.data_dir):
        return None
    if lock is None:
        with WriterLock(paths.data_dir):
            return _erase(paths)
    return _erase(paths)


def erase_everything(paths: Paths, *, models: bool) -> EraseReport:
    """Mark and delete at once, in this process, and the emptied folders with it."""
    erasing.check_is_library(paths.data_dir, paths.database, paths.index_dir)
    with WriterLock(paths.data_dir):
        if not erasing.is_marked(paths.data_dir):
            _mark_closed(paths, models=models)
        report = _erase(paths)
    if not report.remaining:
        with suppress(OSError):
            (paths.data_dir / WriterLock.FILE).unlink()
        for folder in (paths.config_dir, paths.models_dir, paths.data_dir):
            with suppress(OSError):
                folder.rmdir()  # only when it is empty
    return report


def to_be_erased(paths: Paths, *, models: bool) -> list[DataPlace]:
    """What would go, counted. Raises `KnownError` "not-a-library"."""
    erasing.check_is_library(paths.data_dir, paths.database, paths.index_dir)
    found = [count(place, CancelToken()) for place in _places(paths, models=models)]
    return [place for place in found if place.items]


def _mark_closed(paths: Paths, *, models: bool) -> None:
    """A database that cannot be read any more keeps nobody from deleting it."""
    try:
        manifest = SqliteManifest(paths.database, read_only=True)
    except KnownError:
        erasing.set_mark(paths.data_dir, models=models)
        return
    try:
        mark_for_erasing(paths, manifest, models=models)
    finally:
        manifest.close()


def _erase(paths: Paths) -> EraseReport:
    places = _places(paths, models=erasing.wants_models(paths.data_dir))
    keep = [WriterLock.FILE]
    if paths.models_dir.is_relative_to(paths.data_dir):
        keep.append(paths.models_dir.relative_to(paths.data_dir).parts[0])
    return erasing.erase(paths.data_dir, places, keep)


def _places(paths: Paths, *, models: bool) -> tuple[Place, ...]:
    own = own_places(paths)
    if not models:
        return own
    names = [spec.name for spec in open_shelf(paths, lambda: None).catalog]
    return (*own, *model_places(paths, names))
