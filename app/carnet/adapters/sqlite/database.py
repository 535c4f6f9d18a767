"""The manifest's SQLite file: opening, schema, transactions, failures in plain words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from carnet.adapters.sqlite.backups import back_up
from carnet.adapters.storage_errors import made_by_newer, storage_errors
from carnet.text.analysis import fold
from carnet.text.named_days import day_of_name
from carnet.text.note_names import folded_name, note_name

SCHEMA_VERSION = 7
_BUSY_TIMEOUT_S = 10.0
_LOG_PAGES = 256  # of 4 kB: how big the write-ahead log grows

_SCHEMA = """
CREATE TABLE folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE
);
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    folder_id INTEGER NOT NULL REFERENCES folder(id) ON DELETE CASCADE,
    path TEXT NOT NULL UNIQUE,
    size_bytes INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    revision INTEGER UNIQUE,
    format TEXT NOT NULL,
    title TEXT,
    language TEXT NOT NULL,
    tags TEXT NOT NULL,
    date TEXT,
    links TEXT NOT NULL,
    chunks INTEGER NOT NULL,
    indexed_at REAL NOT NULL,
    problem TEXT
);
CREATE INDEX document_folder ON document(folder_id, revision, problem);
CREATE INDEX document_content ON document(content_hash);
CREATE INDEX document_problem ON document(path) WHERE problem IS NOT NULL;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
"""
_FORGOTTEN = "CREATE TABLE forgotten (path TEXT PRIMARY KEY) WITHOUT ROWID"
_IMPORTS = """
ALTER TABLE document ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
CREATE INDEX document_language ON document(language);
CREATE TABLE import (path TEXT PRIMARY KEY, origin TEXT NOT NULL, at REAL NOT NULL) WITHOUT ROWID
"""
# A judgement goes where its document goes: renamed with it, deleted and forgotten with it.
_JUDGEMENTS = """
CREATE TABLE judgement (
    query TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    relevant INTEGER NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (query, document_id)
) WITHOUT ROWID;
CREATE INDEX judgement_document ON judgement(document_id)
"""
_CONVERSATIONS = """
CREATE TABLE conversation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    named INTEGER NOT NULL DEFAULT 0,
    started_at REAL NOT NULL,
    changed_at REAL NOT NULL,
    exchanges INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX conversation_changed ON conversation(changed_at, id);
CREATE TABLE exchange (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
    asked_at REAL NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    words TEXT NOT NULL,
    redacted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX exchange_conversation ON exchange(conversation_id, id);
CREATE TABLE exchange_source (
    exchange_id INTEGER NOT NULL REFERENCES exchange(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    PRIMARY KEY (exchange_id, path)
) WITHOUT ROWID;
CREATE INDEX exchange_source_path ON exchange_source(path)
"""
# Answers leave these notes out, and most libraries hold none: that must cost nothing to know.
_GENERATED = """
CREATE INDEX document_generated ON document(revision) WHERE instr(notes, '"generated"') > 0
"""
_ADAPTERS = "ALTER TABLE conversation ADD COLUMN adapter TEXT"
# Each makes one version of the next.
_STEPS = (_SCHEMA, _FORGOTTEN, _IMPORTS, _JUDGEMENTS, _CONVERSATIONS, _GENERATED, _ADAPTERS)


class SqliteDatabase:
    """One connection shared by all threads, a statement at a time.

    Statements take microseconds to milliseconds, so threads hardly ever wait; the write-ahead log
    keeps readers in other processes apart from the writer. With `read_only` nothing is created:
    a library that does not exist yet reads as an empty one.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._depth = 0
        with storage_errors(path):
            self._connection = _connect(path, read_only=read_only)
            try:
                self._prepare(read_only=read_only)
            except BaseException:
                self._connection.close()
                raise

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of a question."""
        with self._lock, storage_errors(self.path):
            return self._connection.execute(sql, values).fetchall()

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Change rows; returns the id of the last row inserted."""
        with self.transaction(), storage_errors(self.path):
            return self._connection.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        """The same change for many rows."""
        with self.transaction(), storage_errors(self.path):
            self._connection.executemany(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Inside another transaction it is part of that one."""
        with self._lock:
            if self._depth == 0:
                with storage_errors(self.path):
                    self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0 and self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._depth -= 1
            if self._depth == 0:
                self._commit()

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            self._connection.close()

    def _commit(self) -> None:
        with storage_errors(self.path):
            try:
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _prepare(self, *, read_only: bool) -> None:
        _teach(self._connection)
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA secure_delete = ON")  # what is forgotten leaves no trace
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        # The log shrinks when it is empty.
        self._connection.execute("PRAGMA journal_size_limit = 0")
        version = self._version()
        if version > SCHEMA_VERSION:
            raise made_by_newer(self.path, f"schema {version}, known {SCHEMA_VERSION}")
        if version < SCHEMA_VERSION:
            if read_only and version:
                self._read_a_copy()
            elif version:
                back_up(self._connection, self.path, version)
            with self.transaction():
                for step in _STEPS[self._version() :]:  # another process may have been quicker
                    for statement in step.split(";\n"):
                        self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _read_a_copy(self) -> None:
        """A reader cannot bring an older library up to date, but a copy of it in memory."""
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._connection.backup(copy)
        self._connection.close()
        self._connection = copy
        _teach(copy)

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])


def _teach(connection: sqlite3.Connection) -> None:
    """The functions that statements use."""
    for name, function in (
        ("fold", fold),
        ("casefold", str.casefold),
        ("day_of_name", day_of_name),
        ("note_name", note_name),
        ("folded_name", folded_name),
    ):
        connection.create_function(name, 1, function, deterministic=True)


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    if read_only and not _has_content(path):
        return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    if not read_only:
        path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}",
        uri=True,
        timeout=_BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
    return connection


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
