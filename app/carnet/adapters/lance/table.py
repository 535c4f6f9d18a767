"""One LanceDB table, opened at first use, made at first write.

Reading never creates anything, so a process that only reads can look at a library that another
one is writing: each read sees the newest complete version.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from carnet.adapters.lance.support import load_lancedb
from carnet.adapters.storage_errors import damaged, made_by_newer, not_rewritten, storage_errors

T = TypeVar("T")

SCHEMA_VERSION = 1
_VERSION_KEY = b"carnet.schema"
_HINT = "latest_version_hint.json"  # overwritten by each version; holds its number
_CLEANUPS = 5
_READS = 4
_SHORTEST_AGE = timedelta(milliseconds=2)  # Lance warns at 0
_INDEX_CACHE_BYTES = 256 * 2**20
_METADATA_CACHE_BYTES = 64 * 2**20


class LanceDirectory:
    """The folder all tables lie in. Connects at first use.

    Cleaning up deletes versions older than `keep_versions_s`: a copy of the whole table after each
    compaction, so next to none are kept, and a search that loses its version is asked again.
    `writing` is held for each change, for every file that no version names goes too.
    """

    def __init__(self, path: Path, keep_versions_s: float = 0.01) -> None:
        self.path = path
        self.keep_versions = timedelta(seconds=keep_versions_s)
        self.writing = threading.RLock()
        self._lock = threading.Lock()
        self._building: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._workers: dict[str, threading.Thread] = {}
        self._database: Any = None

    def building(self, name: str) -> threading.Lock:
        """Held while an index of that table is built beside other changes, and by clean-ups."""
        with self._lock:
            return self._building[name]

    def begin(self, name: str, work: Callable[[], None]) -> None:
        """Do `work` on a thread of its own, unless that table has one at work already."""
        with self._lock:
            if name not in self._workers or not self._workers[name].is_alive():
                self._workers[name] = threading.Thread(target=work, name=f"index of {name}")
                self._workers[name].start()

    def wait(self) -> None:
        """Until nothing is done beside."""
        for worker in tuple(self._workers.values()):
            worker.join()

    def connect(self) -> Any:
        """The LanceDB connection; makes the folder."""
        with self._lock:
            if self._database is None:
                lancedb = load_lancedb()
                with storage_errors(self.path):
                    self._database = lancedb.connect(
                        self.path,
                        read_consistency_interval=timedelta(0),
                        session=lancedb.Session(
                            index_cache_size_bytes=_INDEX_CACHE_BYTES,
                            metadata_cache_size_bytes=_METADATA_CACHE_BYTES,
                        ),
                    )
            return self._database


class LanceTable:
    """A table by name. `indexes` maps each indexed column to its LanceDB configuration.

    `schema` and `indexes` are functions because describing them already needs pyarrow and lancedb.
    """

    def __init__(
        self,
        directory: LanceDirectory,
        name: str,
        schema: Callable[[], Any],
        indexes: Callable[[], Mapping[str, Any]],
    ) -> None:
        self._directory = directory
        self._name = name
        self._schema = schema
        self._indexes = indexes
        self._lock = threading.RLock()
        self._table: Any = None
        self._indexed = False

    @property
    def place(self) -> Path:
        """Where the table lies on disk."""
        return self._directory.path / f"{self._name}.lance"

    @property
    def missing(self) -> bool:
        """Whether nothing was ever written."""
        with storage_errors(self.place):
            return self._opened() is None

    def read(self, query: Callable[[Any], T], when_missing: T) -> T:
        """What `query` says about the table, or `when_missing` while there is no table.

        A reader in another process can lose its version to a clean-up between two steps of one
        query: that is why a file that is not found is looked for again.
        """
        with storage_errors(self.place):
            table = self._opened()
            if table is None:
                return when_missing
            for _ in range(_READS - 1):
                try:
                    return query(table)
                except RuntimeError as error:
                    if "not found" not in str(error).casefold():
                        raise
                table = self._opened(again=True)
                if table is None:
                    return when_missing
            return query(table)

    def write(self, change: Callable[[Any], T]) -> T:
        """Apply `change`; the table and its indexes are made first where they are missing."""
        with storage_errors(self.place), self._directory.writing:
            return change(self._created())

    def append(self, rows: Mapping[str, Any]) -> None:
        """Add rows given as columns, in one commit."""
        import pyarrow as pa

        self.write(lambda table: table.add(pa.table(dict(rows), schema=self._full_schema())))

    def scan(self, columns: Sequence[str], where: str | None = None) -> Any:
        """The pyarrow table of every row that satisfies `where`; None while there is no table."""
        return self.read(lambda table: _scanned(table, columns, where), None)

    def count(self, where: str | None = None) -> int:
        """Rows that satisfy `where`."""
        return self.read(lambda table: int(table.count_rows(where)), 0)

    def delete(self, where: str) -> int:
        """Delete rows; returns how many went."""
        if self.missing:
            return 0
        return self.write(lambda table: int(table.delete(where).num_deleted_rows))

    def optimize(self) -> None:
        """Compact, fold new rows into the indexes, drop old versions and left-over files.

        Does nothing while an index is built: it would take the files of that away.
        """
        building = self._directory.building(self._name)
        if self.missing or not building.acquire(blocking=False):
            return
        try:
            # Files of unfinished commits may go at once: nobody else writes, the writer's lock
            # says.
            self.write(
                lambda table: table.optimize(
                    cleanup_older_than=self._directory.keep_versions, delete_unverified=True
                )
            )
        finally:
            building.release()

    def build_index(self, column: str, config: Any) -> None:
        """Index `column`, while others go on reading and appending; once complete it counts."""
        with storage_errors(self.place), self._directory.building(self._name):
            table = self._open()  # a handle of its own: no other call waits for it
            if table is not None:
                table.create_index(column, config=config, replace=True)

    def beside(self, work: Callable[[], None]) -> None:
        """Do `work` on a thread of its own, one at a time; `LanceDirectory.wait` joins it."""
        self._directory.begin(self._name, work)

    def drop_index(self, column: str) -> None:
        """Search `column` without an index."""
        self.write(lambda table: _drop_indexes(table, lambda name: name == column))

    def segments(self, column: str) -> int:
        """Pieces of the index on `column`; 0 when there is none."""

        def counted(table: Any) -> int:
            names = [index.name for index in table.list_indices() if column in index.columns]
            stats = [table.index_stats(name) for name in names]
            return sum(found.num_indices for found in stats if found is not None)

        return self.read(counted, 0)

    def rewrite(self) -> None:
        """Write every row and every index anew, then drop all that was there before.

        `optimize` leaves deleted rows in their file until a tenth of it is deleted, and their words
        in the indexes. Rows stay readable and indexed throughout. Raises `KnownError`
        "index-not-rewritten" if a file of before is still there.
        """
        if not self.missing:
            with self._directory.building(self._name):
                self.write(self._rewrite)

    def _rewrite(self, table: Any) -> None:
        before = self._files()
        # One that is built beside the work is built again when somebody needs it.
        _drop_indexes(table, lambda column: column not in self._indexes())
        if table.count_rows():
            column = self._schema().names[0]
            table.update(values_sql={column: column})
        for column, config in self._indexes().items():
            table.create_index(column, config=config, replace=True)
        for _ in range(_CLEANUPS):
            time.sleep(_SHORTEST_AGE.total_seconds())
            table.optimize(cleanup_older_than=_SHORTEST_AGE, delete_unverified=True)
            left = before & self._files()
            if not left:
                return
        raise not_rewritten(self.place, f"still there: {sorted(left)[0]}")

    def _files(self) -> set[str]:
        return {
            str(path.relative_to(self.place))
            for path in self.place.rglob("*")
            if path.is_file() and path.name != _HINT
        }

    def _opened(self, *, again: bool = False) -> Any:
        with self._lock:
            if (self._table is None or again) and self._directory.path.exists():
                self._table = self._open()
            return self._table

    def _open(self) -> Any:
        try:
            table = self._directory.connect().open_table(self._name)
        except ValueError as error:
            if "not found" not in str(error):
                raise
            # Rows without a list of versions: not a table to be made, but one that was broken.
            if any((self.place / "data").glob("*")):
                raise damaged(self.place, str(error)) from error
            return None
        found = int((table.schema.metadata or {}).get(_VERSION_KEY, b"0"))
        if found > SCHEMA_VERSION:
            raise made_by_newer(self.place, f"schema {found}, known {SCHEMA_VERSION}")
        return table

    def _created(self) -> Any:
        with self._lock:
            if self._opened() is None:
                self._table = self._directory.connect().create_table(
                    self._name, schema=self._full_schema()
                )
            if not self._indexed:
                self._make_indexes(self._table)
                self._indexed = True
            return self._table

    def _make_indexes(self, table: Any) -> None:
        present = {column for index in table.list_indices() for column in index.columns}
        for column, config in self._indexes().items():
            if column not in present:
                table.create_index(column, config=config)

    def _full_schema(self) -> Any:
        return self._schema().with_metadata({_VERSION_KEY: str(SCHEMA_VERSION).encode()})


def _scanned(table: Any, columns: Sequence[str], where: str | None) -> Any:
    query = table.search().select(list(columns)).limit(None)
    return (query.where(where) if where else query).to_arrow()


def _drop_indexes(table: Any, unwanted: Callable[[str], bool]) -> None:
    for index in table.list_indices():
        if any(unwanted(column) for column in index.columns):
            table.drop_index(index.name)


def in_list(column: str, values: Iterable[str | int]) -> str:
    """A filter in Lance's SQL: `column` is one of `values`."""
    return f"{column} IN ({', '.join(map(_literal, values))})"


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
