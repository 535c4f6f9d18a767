"""The approximate index finds what an exact search finds, and is built beside the work."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

from carnet.adapters.lance.ann import LEAST_RECALL, ApproximateIndex
from carnet.adapters.lance.table import LanceDirectory, LanceTable
from carnet.adapters.lance.vectors import LanceVectors

DIMENSION = 32
ROWS = 3_000


def clustered(count: int, seed: int = 0) -> np.ndarray:
    """Unit vectors around a hundred centres, some much denser than others."""
    rng = np.random.default_rng(seed)
    centres = np.random.default_rng(7).normal(size=(100, DIMENSION))
    vectors = centres[rng.zipf(1.3, count) % 100] + rng.normal(size=(count, DIMENSION)) * 0.4
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def name(number: int) -> str:
    return f"{number:032x}"


class Store:
    """Vectors by number, and what an exact search would say."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.directory = LanceDirectory(place, keep_versions_s=0.001)
        self.vectors = LanceVectors(self.directory, "ann/1", DIMENSION, held_rows=0)
        self.index = self.index_for(1_000)
        self.known: dict[str, np.ndarray] = {}
        self.next = 0

    def index_for(self, fewest_rows: int) -> ApproximateIndex:
        self.vectors.index = ApproximateIndex(self.vectors._table, fewest_rows)
        return self.vectors.index

    def add(self, rows: np.ndarray) -> None:
        names = [name(self.next + number) for number in range(len(rows))]
        self.next += len(rows)
        self.vectors.add(names, rows)
        self.known |= dict(zip(names, rows, strict=True))

    def remove(self, names: list[str]) -> None:
        self.vectors.remove(names)
        for gone in names:
            del self.known[gone]

    def recall(self, queries: np.ndarray, among: list[str] | None = None) -> float:
        """Recall@20 of the real search against numpy."""
        names = np.array(among or list(self.known))
        matrix = np.stack([self.known[known] for known in names])
        hits = 0
        for query in queries:
            exact = set(names[np.argsort(-(matrix @ query))[:20]])
            found = self.vectors.search(query, 20, None if among is None else set(among))
            hits += len(exact & {hash_ for hash_, _ in found})
        return hits / (20 * len(queries))

    @property
    def segments(self) -> int:
        return self.vectors._table.segments("vector")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "index")
    store.add(clustered(ROWS))
    return store


QUERIES = clustered(40, seed=99)


def test_a_small_store_is_searched_exactly(store: Store) -> None:
    store.index_for(ROWS + 1)
    store.vectors.keep_quick()
    store.directory.wait()
    assert store.segments == 0
    assert store.recall(QUERIES) == 1.0


def test_a_big_store_gets_an_index_that_loses_next_to_nothing(store: Store) -> None:
    store.vectors.keep_quick()
    store.directory.wait()
    assert store.segments == 1
    assert store.index.recall() >= LEAST_RECALL
    assert store.recall(QUERIES) >= LEAST_RECALL


def test_what_is_new_is_found_before_and_after_it_is_folded_in(store: Store) -> None:
    store.index.build()
    new = clustered(50, seed=5)
    store.add(new)
    for vector, expected in zip(new, list(store.known)[-50:], strict=True):
        assert store.vectors.search(vector, 1)[0][0] == expected
    store.vectors.optimize()
    assert store.segments == 2
    assert store.recall(new) >= LEAST_RECALL


def test_recall_holds_after_many_additions_and_removals(store: Store) -> None:
    store.index.build()
    for seed in range(6):
        store.add(clustered(200, seed=seed + 20))
        store.remove(list(store.known)[seed : seed + 600 : 3])
        store.vectors.optimize()
    assert store.recall(QUERIES) >= LEAST_RECALL
    assert store.vectors.count() == len(store.known) == ROWS


def test_a_filter_is_searched_as_well(store: Store) -> None:
    store.index.build()
    few, many = list(store.known)[::30], list(store.known)[:2_500:1]
    assert store.recall(QUERIES, few) >= LEAST_RECALL
    assert store.recall(QUERIES[:10], many) >= LEAST_RECALL


def test_an_index_in_many_pieces_is_built_again(store: Store) -> None:
    store.vectors.keep_quick()
    store.directory.wait()
    for seed in range(17):
        store.add(clustered(3, seed=seed + 40))
        store.vectors.optimize()
    assert store.segments == 18
    store.vectors.keep_quick()
    store.directory.wait()
    assert store.segments == 1


def test_an_index_that_finds_too_little_is_given_up(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ApproximateIndex, "recall", lambda _: LEAST_RECALL - 0.01)
    assert not store.index.build()
    assert store.segments == 0
    assert store.recall(QUERIES) == 1.0
    store.vectors.keep_quick()  # not tried again before the store has doubled
    store.directory.wait()
    assert store.segments == 0


def test_appending_and_searching_go_on_while_it_is_built(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = LanceTable._open

    def open_and_change(table: LanceTable) -> object:
        # The moment between opening the table and having built its index.
        opened = real(table)
        monkeypatch.setattr(LanceTable, "_open", real)
        store.add(clustered(10, seed=77))
        store.vectors.remove([name(0)])
        del store.known[name(0)]
        before = files(store.place)
        store.vectors.optimize()  # must not clean up now
        assert files(store.place) == before
        return opened

    monkeypatch.setattr(LanceTable, "_open", open_and_change)
    assert store.index.build()
    assert store.segments == 1
    assert store.vectors.count() == ROWS + 9
    assert store.recall(clustered(10, seed=77)) >= LEAST_RECALL


def files(place: Path) -> set[str]:
    return {str(path) for path in place.rglob("*") if path.is_file()}


def test_rewriting_drops_it_for_it_holds_what_was_removed(store: Store) -> None:
    store.index.build()
    before = files(store.place)
    store.remove([name(3)])
    store.vectors.rewrite()
    left = before & files(store.place)
    assert {Path(path).name for path in left} <= {"latest_version_hint.json"}
    assert store.segments == 0
    assert store.recall(QUERIES) == 1.0


_BUILD = textwrap.dedent("""
    import os, sys
    from pathlib import Path
    import lancedb.table
    from carnet.adapters.lance.ann import ApproximateIndex
    from carnet.adapters.lance.table import LanceDirectory, LanceTable
    from carnet.adapters.lance.vectors import LanceVectors

    vectors = LanceVectors(
        LanceDirectory(Path(sys.argv[1])), "ann/1", int(sys.argv[2]), held_rows=0
    )
    index = ApproximateIndex(vectors._table, 1_000)
    print("building", flush=True)
    index.keep()
    sys.stdin.read()
""")


def test_killed_while_building_the_store_is_whole(store: Store) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _BUILD, str(store.place), str(DIMENSION)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "building\n"
        process.kill()
        process.communicate()
    again = LanceVectors(LanceDirectory(store.place, 0.001), "ann/1", DIMENSION, held_rows=0)
    assert again.count() == ROWS
    store.vectors = again
    assert store.recall(QUERIES) >= LEAST_RECALL
    again.index = ApproximateIndex(again._table, 1_000)
    assert again.index.build()
    again.optimize()
    assert store.segments == 1
    assert store.recall(QUERIES) >= LEAST_RECALL
