"""What a database or a disk says when it fails, told as a `KnownError`."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from carnet.domain.errors import KnownError

# Lance and SQLite pass the system's words on as text; the numbers are Linux, then Windows.
_FULL = ("no space left on device", "disk is full", "disk quota exceeded", "os error 112)")
_REFUSED = ("permission denied", "read-only file system", "readonly database", "access is denied",
            "unable to open database file")  # fmt: skip
_BUSY = ("commit conflict", "conflicting transaction", "database is locked", "too much contention")
_SQLITE_DAMAGE = ("malformed", "not a database", "disk i/o error")
_LANCE_DAMAGE = ("lanceerror(io)", "lance error: not found")
_FULL_NUMBERS = frozenset({errno.ENOSPC, errno.EDQUOT})
_REFUSED_NUMBERS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def disk_full(place: Path, detail: str) -> KnownError:
    """The disk that holds `place` has no room left."""
    return KnownError(
        "disk-full",
        "The disk is full, so Carnet cannot store what it reads.",
        f"Free some space on the disk that holds {place}; indexing then goes on by itself.",
        detail,
    )


def not_writable(place: Path, detail: str) -> KnownError:
    """`place` refuses to be read or written."""
    return KnownError(
        "data-not-writable",
        f"Carnet is not allowed to write in {place}.",
        "Give yourself the right to write there, or choose another folder with --data-dir.",
        detail,
    )


def busy(place: Path, detail: str) -> KnownError:
    """Another process changed the same data at the same moment."""
    return KnownError(
        "index-busy",
        "Another program is changing the index at the same time.",
        f"Close other Carnet windows and commands that use {place.parent}, then try again.",
        detail,
    )


def damaged(place: Path, detail: str) -> KnownError:
    """What lies at `place` cannot be read back."""
    return KnownError(
        "index-damaged",
        f"The index in {place} is damaged and cannot be read.",
        "Close Carnet, move that away and start Carnet again: it is built anew from your notes, "
        "which are never touched.",
        detail,
    )


def not_rewritten(place: Path, detail: str) -> KnownError:
    """Files that hold what was deleted could not be removed."""
    return KnownError(
        "index-not-rewritten",
        f"Old files of the index in {place} could not be removed.",
        "Close other Carnet windows and commands, then start Carnet again to finish the removal.",
        detail,
    )


def made_by_newer(place: Path, detail: str) -> KnownError:
    """`place` was written by a version of Carnet that knows more than this one."""
    return KnownError(
        "index-newer",
        f"The index in {place} was made by a newer version of Carnet.",
        "Update Carnet, or choose another folder with --data-dir.",
        detail,
    )


@contextmanager
def storage_errors(place: Path) -> Iterator[None]:
    """Turn what SQLite, Lance and the system raise about `place` into known failures.

    What is not recognised passes through unchanged: it is a bug and must be seen as one.
    """
    try:
        yield
    except (OSError, RuntimeError, ValueError, sqlite3.DatabaseError) as error:
        known = _explained(error, place)
        if known is None:
            raise
        raise known from error


def _explained(error: Exception, place: Path) -> KnownError | None:
    detail = str(error)
    text = detail.casefold()
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL_NUMBERS or any(words in text for words in _FULL):
        return disk_full(place, detail)
    if number in _REFUSED_NUMBERS or any(words in text for words in _REFUSED):
        return not_writable(place, detail)
    if any(words in text for words in _BUSY):
        return busy(place, detail)
    if _means_damage(error, text):
        return damaged(place, detail)
    return None


def _means_damage(error: Exception, text: str) -> bool:
    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return False  # a statement of ours is wrong
    if isinstance(error, sqlite3.DatabaseError):
        return any(words in text for words in _SQLITE_DAMAGE)
    if isinstance(error, RuntimeError):
        return any(words in text for words in _LANCE_DAMAGE)
    return isinstance(error, FileExistsError | NotADirectoryError)
