"""One vector per chunk content and fingerprint, in a LanceDB table of its own."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from carnet.adapters.lance.ann import FEWEST_ROWS, ApproximateIndex, nearest
from carnet.adapters.lance.held_vectors import HeldVectors
from carnet.adapters.lance.table import LanceDirectory, LanceTable, in_list
from carnet.adapters.lance.widening import widening

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

VECTOR_TABLES = "vectors_"  # how their names begin
_HASHES_PER_STATEMENT = 2_000
_HELD_BYTES = 64 * 2**20
_BYTES_PER_NUMBER = 4
_DEEPEST = 2_000  # an index looks at a part of the vectors: deeper, some would never come


def table_name(fingerprint: str) -> str:
    """A name that is safe for a folder and differs wherever the fingerprint differs."""
    readable = re.sub(r"[^A-Za-z0-9.-]+", "-", fingerprint).strip("-.")[:60]
    digest = hashlib.blake2b(fingerprint.encode(), digest_size=6).hexdigest()
    return f"{VECTOR_TABLES}{readable}_{digest}"


class LanceVectors:
    """The `VectorStore` of one fingerprint. Any number of readers, one writer.

    Up to `held_rows` vectors are held in memory and read again when the table has changed; reading
    them costs what one exact search of the table does.
    """

    def __init__(
        self,
        directory: LanceDirectory,
        fingerprint: str,
        dimension: int,
        held_rows: int = FEWEST_ROWS,
    ) -> None:
        self._dimension = dimension
        self._table = LanceTable(directory, table_name(fingerprint), self._schema, _indexes)
        self.index = ApproximateIndex(self._table)
        self.held_rows = min(held_rows, _HELD_BYTES // (_BYTES_PER_NUMBER * dimension))
        self._held: tuple[int, HeldVectors] | None = None
        self._reading = threading.Lock()

    def add(self, hashes: Sequence[str], vectors: Vectors) -> None:
        """Append `vectors` (n, dimension) float32; a hash already stored is left as it is."""
        if vectors.shape != (len(hashes), self._dimension):
            raise ValueError(f"expected {(len(hashes), self._dimension)}, got {vectors.shape}")
        stored = set(self._known_among(hashes))
        rows = {
            content_hash: row
            for row, content_hash in enumerate(hashes)
            if content_hash not in stored
        }
        if rows:
            self._table.append(
                {"content_hash": list(rows), "vector": self._column(vectors[list(rows.values())])}
            )

    def known(self) -> set[str]:
        """Every hash that has a vector."""
        found = self._table.scan(["content_hash"])
        return set() if found is None else set(found["content_hash"].to_pylist())

    def get(self, hashes: Collection[str]) -> dict[str, Vectors]:
        """Stored vectors of these hashes, those that exist."""
        held = self._in_memory()
        if held is not None:
            return held.get(hashes)
        vectors: dict[str, Vectors] = {}
        for part in _parts(hashes):
            found = self._table.scan(["content_hash", "vector"], in_list("content_hash", part))
            if found is not None:
                matrix = self._matrix(found["vector"])
                vectors.update(zip(found["content_hash"].to_pylist(), matrix, strict=True))
        return vectors

    def search(
        self, vector: Vectors, limit: int, hashes: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Nearest by cosine, best first, as (hash, cosine); `hashes` restricts."""
        if limit < 1 or (hashes is not None and not hashes):
            return []
        held = self._in_memory()
        if held is not None:
            return held.nearest(vector, limit, hashes)
        if hashes is None:
            return self._nearest(vector, limit, None, exact=limit > _DEEPEST)
        if len(hashes) <= _HASHES_PER_STATEMENT:
            return self._nearest(vector, limit, in_list("content_hash", sorted(hashes)))
        wanted = frozenset(hashes)
        return widening(
            lambda depth: self._nearest(vector, depth, None, exact=depth > _DEEPEST),
            lambda found: found[0] in wanted,
            limit,
        )

    def remove(self, hashes: Collection[str]) -> None:
        """Delete these vectors."""
        for part in _parts(hashes):
            self._table.delete(in_list("content_hash", part))

    def count(self) -> int:
        """Rows stored."""
        return self._table.count()

    def optimize(self) -> None:
        """Compact and drop old versions."""
        self._table.optimize()

    def keep_quick(self) -> None:
        """Begin to build an approximate index once the exact scan is slow; returns at once."""
        self.index.keep()

    def rewrite(self) -> None:
        """Write rows and indexes anew and drop all else: what was deleted is gone from the disk."""
        self._table.rewrite()

    def _in_memory(self) -> HeldVectors | None:
        """All vectors as they are now; None when there are too many to hold."""
        version, rows = self._table.read(_version_and_rows, (0, 0))
        if not 0 < rows <= self.held_rows:
            self._held = None
            return None
        with self._reading:
            if self._held is None or self._held[0] != version:
                found = self._table.scan(["content_hash", "vector"])
                if found is None:
                    return None
                names = found["content_hash"].to_pylist()
                self._held = version, HeldVectors(names, self._matrix(found["vector"]))
            return self._held[1]

    def _nearest(
        self, vector: Vectors, limit: int, where: str | None, *, exact: bool = False
    ) -> list[tuple[str, float]]:
        def query(table: Any) -> Any:
            found = nearest(table, vector, limit).select(["content_hash", "_distance"])
            if exact:
                found = found.bypass_vector_index()
            return (found.where(where, prefilter=True) if where else found).to_arrow()

        found = self._table.read(query, None)
        if found is None:
            return []
        pairs = zip(found["content_hash"].to_pylist(), found["_distance"].to_pylist(), strict=True)
        return [(content_hash, 1.0 - distance) for content_hash, distance in pairs]

    def _known_among(self, hashes: Iterable[str]) -> Iterator[str]:
        for part in _parts(hashes):
            found = self._table.scan(["content_hash"], in_list("content_hash", part))
            if found is not None:
                yield from found["content_hash"].to_pylist()

    def _schema(self) -> Any:
        import pyarrow as pa

        vector = pa.list_(pa.float32(), self._dimension)
        return pa.schema([("content_hash", pa.string()), ("vector", vector)])

    def _column(self, vectors: Vectors) -> Any:
        import numpy as np
        import pyarrow as pa

        flat = np.ascontiguousarray(vectors, dtype=np.float32).ravel()
        return pa.FixedSizeListArray.from_arrays(pa.array(flat), self._dimension)

    def _matrix(self, column: Any) -> Vectors:
        flat = column.combine_chunks().flatten().to_numpy(zero_copy_only=False)
        matrix: Vectors = flat.reshape(-1, self._dimension)
        return matrix


def _version_and_rows(table: Any) -> tuple[int, int]:
    return int(table.version), int(table.count_rows())


def _parts(hashes: Iterable[str]) -> Iterator[list[str]]:
    ordered = iter(sorted(set(hashes)))
    while part := list(islice(ordered, _HASHES_PER_STATEMENT)):
        yield part


def _indexes() -> Mapping[str, Any]:
    from lancedb.index import BTree

    return {"content_hash": BTree()}
