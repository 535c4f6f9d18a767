from __future__ import annotations

import math

import pytest

from carnet.search.measuring.metrics import hit_at, mean, ndcg_at, percentile, reciprocal_rank_at


def test_a_perfect_ranking_has_ndcg_one() -> None:
    assert ndcg_at(["a", "b", "x"], {"a": 1, "b": 1}) == 1.0


def test_ndcg_follows_its_definition() -> None:
    found = ndcg_at(["x", "a", "y", "b"], {"a": 2, "b": 1, "c": 1})
    gained = 3 / math.log2(3) + 1 / math.log2(5)
    ideal = 3 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4)
    assert found == pytest.approx(gained / ideal)


def test_beyond_the_cut_nothing_counts() -> None:
    ranked = [f"x{i}" for i in range(10)] + ["a"]
    assert ndcg_at(ranked, {"a": 1}) == 0.0
    assert hit_at(ranked, {"a": 1}, 10) == 0.0
    assert reciprocal_rank_at(ranked, {"a": 1}) == 0.0


def test_hit_and_reciprocal_rank() -> None:
    assert hit_at(["x", "a"], {"a": 1}, 1) == 0.0
    assert hit_at(["x", "a"], {"a": 1}, 2) == 1.0
    assert reciprocal_rank_at(["x", "a"], {"a": 1}) == 0.5


def test_percentiles_are_values_that_occurred() -> None:
    assert percentile([5, 1, 3], 0.5) == 3
    assert percentile([1, 2, 3, 4], 0.95) == 4
    assert percentile([], 0.5) == 0.0
    assert mean([]) == 0.0
