"""An approximate index of vectors, for when looking at every one of them has become slow.

IVF with scalar quantisation: a byte for each number of a vector, in partitions. A search reads the
quantised vectors of `PROBES` partitions and compares the best again in full. Up to 300,000 vectors
that is every partition, so only quantisation could lose a neighbour. Measured in ADR 0013.
"""

from __future__ import annotations

import logging
from typing import Any

from carnet.adapters.lance.table import LanceTable
from carnet.domain.errors import KnownError

FEWEST_ROWS = 25_000  # below, the exact scan takes some 25 ms
PROBES = 40
REFINE = 2  # twice as many as asked for are compared in full
LEAST_RECALL = 0.97

_ROWS_PER_PARTITION = 8_192
_MOST_SEGMENTS = 16  # each folding of new rows adds one, and each is searched apart
_GROWTH = 2
_SAMPLE, _NEIGHBOURS = 12, 20

log = logging.getLogger(__name__)


class ApproximateIndex:
    """The index of one table's `vector` column, built on a thread of its own.

    The table can be searched and appended to meanwhile: what was added since is scanned. The index
    counts once it is complete; a process that ends before leaves files that the next compaction
    removes.
    """

    def __init__(self, table: LanceTable, fewest_rows: int = FEWEST_ROWS) -> None:
        self._table = table
        self._fewest_rows = fewest_rows

    def keep(self) -> None:
        """Begin to build it where it is missing, outgrown or in too many pieces."""
        if self._due():
            self._table.beside(self._build_logged)

    def build(self) -> bool:
        """Build it now, and measure it; whether it found enough to be kept."""
        rows = self._table.count()
        partitions = max(1, rows // _ROWS_PER_PARTITION)
        for number in dict.fromkeys((partitions, min(partitions, PROBES))):
            self._table.build_index("vector", _config(number))
            recall = self.recall()
            if recall >= LEAST_RECALL:
                return True
            log.warning("a vector index of %d partitions found %.3f", number, recall)
        self._table.drop_index("vector")
        self._fewest_rows = _GROWTH * rows  # until then searches are slow, and right
        return False

    def recall(self) -> float:
        """Share of the exact neighbours of some stored vectors that a search finds."""
        return self._table.read(_recall, 1.0)

    def _due(self) -> bool:
        if self._table.count() < self._fewest_rows:
            return False
        segments = self._table.segments("vector")
        return not segments or segments > _MOST_SEGMENTS

    def _build_logged(self) -> None:
        try:
            self.build()
        except KnownError as error:  # a full disk: searches stay exact, and it is tried again
            log.warning("no vector index: %s", error.info.code)
        except Exception:
            log.exception("the vector index met a bug")


def nearest(table: Any, vector: Any, limit: int) -> Any:
    """The query for the `limit` nearest by cosine: exact where there is no index."""
    query = table.search(vector, vector_column_name="vector").distance_type("cosine")
    return query.nprobes(PROBES).refine_factor(REFINE).limit(limit)


def _config(partitions: int) -> Any:
    from lancedb.index import IvfSq

    return IvfSq(distance_type="cosine", num_partitions=partitions)


def _recall(table: Any) -> float:
    step = max(1, table.count_rows() // _SAMPLE)
    found = wanted = 0
    for number in range(_SAMPLE):
        sample = table.search().select(["vector"]).offset(number * step).limit(1).to_arrow()
        if not sample.num_rows:
            break
        vector = sample["vector"][0].values.to_numpy()
        query = nearest(table, vector, _NEIGHBOURS).select(["content_hash", "_distance"])
        near = set(query.to_arrow()["content_hash"].to_pylist())
        exact = set(query.bypass_vector_index().to_arrow()["content_hash"].to_pylist())
        found += len(near & exact)
        wanted += len(exact)
    return found / wanted if wanted else 1.0
