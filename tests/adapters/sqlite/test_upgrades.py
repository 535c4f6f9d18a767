"""A library of another version: an older one is copied and brought on, a newer one left alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from carnet.adapters.sqlite.backups import back_up, backups
from carnet.adapters.sqlite.database import SCHEMA_VERSION, SqliteDatabase
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.errors import KnownError

OLDER = 4


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """As Carnet wrote it before there were conversations."""
    place = tmp_path / "carnet.sqlite"
    manifest = SqliteManifest(place)
    manifest.add_folder("/notes")
    manifest.close()
    with sqlite3.connect(place) as old:
        old.execute("DROP INDEX document_generated")
        for table in ("exchange_source", "exchange", "conversation"):
            old.execute(f"DROP TABLE {table}")
        old.execute(f"PRAGMA user_version = {OLDER}")
    old.close()
    return place


def version_of(place: Path) -> int:
    connection = sqlite3.connect(place)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_an_older_library_is_copied_before_it_is_brought_on(older: Path) -> None:
    SqliteDatabase(older).close()
    [copy] = backups(older)
    assert (version_of(older), version_of(copy)) == (SCHEMA_VERSION, OLDER)
    with sqlite3.connect(copy) as kept:
        assert kept.execute("SELECT path FROM folder").fetchall() == [("/notes",)]
    kept.close()
    assert copy.stat().st_mode == older.stat().st_mode


def test_a_library_of_this_version_and_a_new_one_are_not_copied(tmp_path: Path) -> None:
    for _ in range(2):
        SqliteDatabase(tmp_path / "carnet.sqlite").close()
    assert backups(tmp_path / "carnet.sqlite") == []


def test_who_only_reads_an_older_library_copies_nothing(older: Path) -> None:
    SqliteDatabase(older, read_only=True).close()
    assert backups(older) == []
    assert version_of(older) == OLDER


def test_one_copy_is_kept(older: Path) -> None:
    connection = sqlite3.connect(older)
    back_up(connection, older, 2)
    newest = back_up(connection, older, 3)
    connection.close()
    assert backups(older) == [newest]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_library_is_refused_and_not_a_byte_of_it_changes(
    tmp_path: Path, read_only: bool
) -> None:
    place = tmp_path / "carnet.sqlite"
    SqliteDatabase(place).close()
    with sqlite3.connect(place) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    before = place.read_bytes()
    with pytest.raises(KnownError) as refused:
        SqliteDatabase(place, read_only=read_only)
    assert refused.value.code == "index-newer"
    assert "Update Carnet" in refused.value.info.advice
    assert place.read_bytes() == before
    assert backups(place) == []


def test_the_copy_goes_when_something_is_forgotten(older: Path) -> None:
    manifest = SqliteManifest(older)
    assert backups(older)
    manifest.rewrite()
    manifest.close()
    assert backups(older) == []
