"""What databases and the system say, in plain words."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from carnet.adapters.storage_errors import storage_errors
from carnet.domain.errors import KnownError

LANCE_FULL = (
    "lance error: LanceError(IO): Generic LocalFileSystem error: Unable to copy data to file: "
    "No space left on device (os error 28), lance-table/src/io/commit.rs:1663:50"
)
LANCE_GONE = "lance error: Not found: index/chunks.lance/data/1110.lance, local.rs:273:40"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk-full"),
        (OSError(errno.EDQUOT, "quota"), "disk-full"),
        (RuntimeError(LANCE_FULL), "disk-full"),
        (sqlite3.OperationalError("database or disk is full"), "disk-full"),
        (PermissionError(errno.EACCES, "Permission denied"), "data-not-writable"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "data-not-writable"),
        (RuntimeError("lance error: Commit conflict for version 7"), "index-busy"),
        (sqlite3.OperationalError("database is locked"), "index-busy"),
        (RuntimeError(LANCE_GONE), "index-damaged"),
        (sqlite3.DatabaseError("database disk image is malformed"), "index-damaged"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory"), "index-damaged"),
    ],
)
def test_a_failure_of_the_world_is_known_and_has_advice(error: Exception, code: str) -> None:
    with pytest.raises(KnownError) as caught, storage_errors(Path("index")):
        raise error
    assert caught.value.code == code
    assert caught.value.info.advice
    assert caught.value.info.detail == str(error)
    assert caught.value.__cause__ is error


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.OperationalError("no such column: pathh"),
        sqlite3.IntegrityError("UNIQUE constraint failed: document.path"),
        ValueError("column terms has type int"),
        RuntimeError("lance error: Invalid user input: no column revison"),
    ],
)
def test_a_bug_stays_a_bug(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, storage_errors(Path("index")):
        raise error
    assert caught.value is error
