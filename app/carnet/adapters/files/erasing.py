"""Deleting everything Carnet keeps: a mark first, so that the next start finishes what was begun.

Only names that Carnet gives are touched. What else lies in the data directory stays.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from carnet.adapters.files.data_places import Place, files_below
from carnet.adapters.storage_errors import storage_errors
from carnet.domain.data import EraseReport
from carnet.domain.errors import KnownError

MARK = "erase.pending"


def check_is_library(data_dir: Path, database: Path, index_dir: Path) -> None:
    """Raises `KnownError` "not-a-library" for a folder that Carnet did not make."""
    if (data_dir / MARK).is_file() or (index_dir / "chunks.lance").is_dir():
        return
    if _has_tables(database):
        return
    raise KnownError(
        "not-a-library",
        f"{data_dir} does not look like a data directory of Carnet, so nothing was deleted.",
        "Name the right one with --data-dir; `carnet doctor` tells which one is used.",
    )


def check_holds_no_notes(watched: Iterable[str], places: Sequence[Place]) -> None:
    """Raises `KnownError` "erase-holds-notes" when a watched folder lies in what would go."""
    for folder in watched:
        real = Path(os.path.realpath(folder))
        for path in (path for place in places for path in place.paths()):
            if real.is_relative_to(os.path.realpath(path)):
                raise KnownError(
                    "erase-holds-notes",
                    f"Your folder {folder} lies in Carnet's own data, so nothing was deleted.",
                    "Move it elsewhere, then try again.",
                    str(path),
                )


def set_mark(data_dir: Path, *, models: bool) -> None:
    """From now on everything is to go, whatever happens. Raises `KnownError`."""
    mark = data_dir / MARK
    with storage_errors(data_dir):
        draft = mark.with_name(f".{MARK}.tmp")
        with draft.open("w", encoding="utf-8") as file:
            json.dump({"models": models}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(mark)
    with suppress(OSError):
        descriptor = os.open(data_dir, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def is_marked(data_dir: Path) -> bool:
    """Whether a deletion was begun and not finished."""
    return (data_dir / MARK).is_file()


def wants_models(data_dir: Path) -> bool:
    """Whether the models were to go, too."""
    try:
        stored = json.loads((data_dir / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(stored, dict) and stored.get("models") is True


def erase(data_dir: Path, places: Sequence[Place], keep: Sequence[str]) -> EraseReport:
    """Delete `places`, look that they are gone, and take the mark off.

    `keep`: names in the data directory that are Carnet's and stay. The caller holds the lock.
    """
    models = wants_models(data_dir)
    size = files = 0
    for place in places:
        for path in place.paths():
            for file in files_below([path], place.left_out):
                with suppress(OSError):
                    size += file.lstat().st_size
                    files += 1
            _delete(path)
    remaining = [str(path) for place in places for path in place.paths()]
    report = EraseReport(
        files, size, tuple(remaining), tuple(_others(data_dir, {*keep, MARK})), models
    )
    if not remaining:  # else the next start tries again
        with storage_errors(data_dir):
            (data_dir / MARK).unlink(missing_ok=True)
    return report


def _delete(path: Path) -> None:
    """A link goes, and what it leads to stays. What refuses is made ours first, once."""
    with suppress(OSError):
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
        else:
            shutil.rmtree(path, onerror=_unlock)


def _unlock(function: Callable[..., object], path: str, _error: object) -> None:
    with suppress(OSError):
        for place in (Path(path).parent, Path(path)):
            place.chmod(place.stat().st_mode | stat.S_IRWXU)
        function(path)


def _others(data_dir: Path, ours: set[str]) -> list[str]:
    try:
        return sorted(entry.name for entry in data_dir.iterdir() if entry.name not in ours)
    except OSError:
        return []


def _has_tables(database: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as file:
            found = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {"folder", "document", "meta"} <= {name for (name,) in found}
    except sqlite3.Error:
        return False
