"""Where imported files came from, in SQLite."""

from __future__ import annotations

from collections.abc import Sequence

from carnet.adapters.sqlite.database import SqliteDatabase


class SqliteImports:
    """The `ImportedFiles` of a data directory."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def add(self, path: str, origin: str, at: float) -> None:
        """`path` is the copy of `origin`, made at `at` (seconds since 1970)."""
        self._database.run(
            "INSERT OR REPLACE INTO import (path, origin, at) VALUES (?, ?, ?)", [path, origin, at]
        )

    def origin(self, path: str) -> str | None:
        """Where a copy came from; None for what is no copy."""
        rows = self._database.rows("SELECT origin FROM import WHERE path = ?", [path])
        return str(rows[0][0]) if rows else None

    def origins(self, paths: Sequence[str]) -> dict[str, str]:
        """Where those of `paths` that are copies came from."""
        marks = ", ".join("?" * len(paths))
        query = f"SELECT path, origin FROM import WHERE path IN ({marks})"  # noqa: S608 - marks
        return {str(path): str(origin) for path, origin in self._database.rows(query, [*paths])}

    def paths(self) -> list[str]:
        """Every copy."""
        return [path for (path,) in self._database.rows("SELECT path FROM import ORDER BY path")]

    def copies_of(self, origin: str) -> list[str]:
        """Copies that came from `origin`."""
        rows = self._database.rows("SELECT path FROM import WHERE origin = ?", [origin])
        return [path for (path,) in rows]

    def remove(self, path: str) -> None:
        """The copy is gone."""
        self._database.run("DELETE FROM import WHERE path = ?", [path])
