"""What a person said about results, in SQLite."""

from __future__ import annotations

from carnet.adapters.sqlite.database import SqliteDatabase
from carnet.domain.feedback import Judgement


class SqliteJudgements:
    """The `JudgementStore` of a data directory.

    Rows name the document, not its path, and go with it (ON DELETE CASCADE): a note that is
    renamed keeps what was said of it, and one that is forgotten takes it along.
    """

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def add(self, judgement: Judgement) -> bool:
        """Keep it, in place of an earlier one of the same query and document; False, and nothing
        is kept, when no document lies at its path."""
        with self._database.transaction():
            found = self._database.rows("SELECT id FROM document WHERE path = ?", [judgement.path])
            if not found:
                return False
            self._database.run(
                "INSERT OR REPLACE INTO judgement (query, document_id, relevant, at)"
                " VALUES (?, ?, ?, ?)",
                [judgement.query, found[0][0], judgement.relevant, judgement.at],
            )
        return True

    def remove(self, query: str, path: str) -> bool:
        """Take one back; whether there was one."""
        chosen = (
            "FROM judgement WHERE query = ? AND document_id IN"
            " (SELECT id FROM document WHERE path = ?)"
        )
        with self._database.transaction():
            known = bool(self._database.rows(f"SELECT 1 {chosen}", [query, path]))
            self._database.run(f"DELETE {chosen}", [query, path])
        return known

    def list(self) -> list[Judgement]:
        """All of them, the oldest query first."""
        rows = self._database.rows(
            "SELECT query, path, relevant, at, MIN(at) OVER (PARTITION BY query) AS first"
            " FROM judgement JOIN document ON document.id = document_id"
            " ORDER BY first, query, at, path"
        )
        return [Judgement(query, path, bool(relevant), at) for query, path, relevant, at, _ in rows]
