"""Paths a person told Carnet to forget, and leaving no trace of deleted rows, in SQLite."""

from __future__ import annotations

import time

from carnet.adapters.sqlite.backups import drop_backups
from carnet.adapters.sqlite.database import SqliteDatabase
from carnet.adapters.storage_errors import not_rewritten

_ATTEMPTS = 50
_PAUSE_S = 0.1


class SqliteForgotten:
    """The `ForgottenPaths` of a data directory."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def paths(self) -> list[str]:
        """All of them, sorted."""
        return [path for (path,) in self._database.rows("SELECT path FROM forgotten ORDER BY path")]

    def add(self, path: str) -> None:
        """Forget `path`; twice is fine."""
        self._database.run("INSERT OR IGNORE INTO forgotten (path) VALUES (?)", [path])

    def recall(self, path: str) -> bool:
        """Take `path` off the list; whether it was on it."""
        with self._database.transaction():
            known = bool(self._database.rows("SELECT 1 FROM forgotten WHERE path = ?", [path]))
            self._database.run("DELETE FROM forgotten WHERE path = ?", [path])
        return known


def rewrite(database: SqliteDatabase) -> None:
    """Write every page anew and empty the log.

    Deleted rows are zeroed as they go (secure_delete), but a page that was split can keep a copy
    in its unused part, the log keeps pages as they were, and so does a copy made before an upgrade.
    A reader in another process holds the log for milliseconds, so a busy log is tried again. Raises
    `KnownError` "index-not-rewritten" when somebody never lets go of it.
    """
    drop_backups(database.path)
    database.rows("VACUUM")
    for _ in range(_ATTEMPTS):
        [(busy, *_counts)] = database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        if not busy:
            return
        time.sleep(_PAUSE_S)
    raise not_rewritten(database.path, "the write-ahead log is in use")
