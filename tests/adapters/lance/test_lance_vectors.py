"""Vectors in a real LanceDB table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from carnet.adapters.lance.table import LanceDirectory, LanceTable
from carnet.adapters.lance.vectors import LanceVectors, table_name

Matrix = npt.NDArray[np.float32]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture(params=[0, 25_000], ids=["asked-of-the-table", "held"])
def vectors(place: Path, request: pytest.FixtureRequest) -> LanceVectors:
    return LanceVectors(LanceDirectory(place), "model/1:chunks1", 8, held_rows=request.param)


def unit(*seeds: int) -> Matrix:
    rows = np.stack([np.random.default_rng(seed).normal(size=8) for seed in seeds])
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_a_store_that_was_never_written_is_empty(vectors: LanceVectors, place: Path) -> None:
    assert vectors.count() == 0
    assert vectors.known() == set()
    assert vectors.get(["a"]) == {}
    assert vectors.search(unit(1)[0], 3) == []
    vectors.remove(["a"])
    vectors.optimize()
    assert not place.exists()


def test_vectors_come_back_exactly(vectors: LanceVectors) -> None:
    matrix = unit(1, 2, 3)
    vectors.add(["a", "b", "c"], matrix)
    found = vectors.get(["c", "a", "unknown"])
    assert found.keys() == {"a", "c"}
    np.testing.assert_array_equal(found["a"], matrix[0])
    np.testing.assert_array_equal(found["c"], matrix[2])


def test_a_hash_is_never_stored_twice(vectors: LanceVectors) -> None:
    first = unit(1, 2)
    vectors.add(["a", "b"], first)
    vectors.add(["b", "c", "c"], unit(9, 3, 3))
    assert vectors.count() == 3
    np.testing.assert_array_equal(vectors.get(["b"])["b"], first[1])


def test_the_nearest_by_cosine_come_first(vectors: LanceVectors) -> None:
    matrix = unit(*range(50))
    names = [f"n{row}" for row in range(50)]
    vectors.add(names, matrix)
    query = unit(777)[0]
    cosines = matrix @ query
    expected = [names[row] for row in np.argsort(-cosines)[:5]]
    found = vectors.search(query, 5)
    assert [name for name, _ in found] == expected
    np.testing.assert_allclose([score for _, score in found], np.sort(cosines)[::-1][:5], atol=1e-5)


@pytest.mark.parametrize("others", [0, 2_500])
def test_a_restricted_search_stays_inside_however_long_the_list(
    vectors: LanceVectors, others: int
) -> None:
    vectors.add([f"n{row}" for row in range(50)], unit(*range(50)))
    allowed = {"n3", "n30", *(f"other{n}" for n in range(others))}
    found = vectors.search(unit(777)[0], 5, allowed)
    assert {name for name, _ in found} == {"n3", "n30"}
    assert vectors.search(unit(777)[0], 5, set()) == []


def test_removed_vectors_are_gone(vectors: LanceVectors) -> None:
    vectors.add(["a", "b'quoted"], unit(1, 2))
    vectors.remove(["b'quoted", "unknown"])
    assert vectors.known() == {"a"}
    vectors.optimize()
    assert [name for name, _ in vectors.search(unit(1)[0], 5)] == ["a"]


def test_vectors_of_another_size_are_a_bug(vectors: LanceVectors) -> None:
    with pytest.raises(ValueError, match="expected"):
        vectors.add(["a"], unit(1)[:, :4])


def test_fingerprints_that_look_alike_have_tables_of_their_own(place: Path) -> None:
    directory = LanceDirectory(place)
    one, two = LanceVectors(directory, "model/a", 8), LanceVectors(directory, "model:a", 8)
    one.add(["a"], unit(1))
    assert two.count() == 0
    assert table_name("model/a") != table_name("model:a")
    assert len(table_name("x" * 500)) < 100


def test_what_another_process_wrote_is_found_though_vectors_are_held(
    vectors: LanceVectors, place: Path
) -> None:
    matrix = unit(1, 2)
    vectors.add(["a"], matrix[:1])
    assert [name for name, _ in vectors.search(matrix[1], 5)] == ["a"]
    LanceVectors(LanceDirectory(place), "model/1:chunks1", 8).add(["b"], matrix[1:])
    assert [name for name, _ in vectors.search(matrix[1], 5)] == ["b", "a"]
    vectors.remove(["b"])
    assert [name for name, _ in vectors.search(matrix[1], 5)] == ["a"]
    assert vectors.get(["b"]) == {}


def test_unchanged_vectors_are_read_once(vectors: LanceVectors, monkeypatch: Any) -> None:
    vectors.add(["a", "b"], unit(1, 2))
    scans = []
    scan = LanceTable.scan
    monkeypatch.setattr(LanceTable, "scan", lambda *given: (scans.append(given), scan(*given))[1])
    for _ in range(3):
        vectors.search(unit(1)[0], 1)
        vectors.get(["a"])
    assert len(scans) == (1 if vectors.held_rows else 3)
