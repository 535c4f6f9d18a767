"""Intervals and tests on scores whose answer is known."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carnet.search.measuring.comparison import Verdict, compare, interval_of


def by_query(values: list[float]) -> dict[str, float]:
    return {f"q{number:04d}": value for number, value in enumerate(values)}


def test_the_interval_of_a_share_is_that_of_the_binomial() -> None:
    share, n = 0.3, 400
    interval = interval_of([1.0] * int(share * n) + [0.0] * int((1 - share) * n))
    half = 1.96 * math.sqrt(share * (1 - share) / n)
    assert interval.low == pytest.approx(share - half, abs=0.004)
    assert interval.high == pytest.approx(share + half, abs=0.004)


def test_about_95_of_100_intervals_hold_the_true_mean() -> None:
    rng = np.random.default_rng(5)
    held = sum(0.5 in interval_of(rng.random(60).tolist(), seed) for seed in range(200))
    assert 180 <= held <= 199


def test_the_interval_of_one_value_or_of_equal_ones_is_that_value() -> None:
    for values in ([0.25], [0.25] * 30):
        assert interval_of(values).low == interval_of(values).high == pytest.approx(0.25)


def test_the_same_scores_give_the_same_figures() -> None:
    values = np.random.default_rng(0).random(50).tolist()
    assert interval_of(values, 3) == interval_of(values, 3) != interval_of(values, 4)


def test_a_run_is_no_better_than_itself() -> None:
    run = by_query([0.0, 0.5, 1.0] * 20)
    same = compare(run, run)
    assert (same.verdict, same.p, same.mean) == (Verdict.SAME, 1.0, 0.0)


def test_a_small_gain_on_nearly_every_query_is_real() -> None:
    before = np.random.default_rng(1).random(80) * 0.8
    after = before + 0.05 + np.random.default_rng(2).normal(0, 0.05, 80)
    found = compare(by_query(before.tolist()), by_query(after.tolist()))
    assert found.verdict is Verdict.BETTER
    assert found.mean == pytest.approx(0.05, abs=0.02)
    assert found.mean in found.interval
    assert found.p < 0.01


def test_a_big_gain_on_two_queries_of_many_is_not() -> None:
    before = [0.5] * 100
    after = [1.0, 1.0] + [0.5] * 98
    assert compare(by_query(before), by_query(after)).verdict is Verdict.SAME


def test_gains_and_losses_that_cancel_are_not() -> None:
    before = [0.4] * 60
    after = [0.6, 0.2] * 30
    found = compare(by_query(before), by_query(after))
    assert found.verdict is Verdict.SAME
    assert found.p > 0.5


def test_a_loss_is_a_gain_the_other_way_round() -> None:
    before, after = by_query([0.2] * 30), by_query([0.3] * 30)
    there, back = compare(before, after), compare(after, before)
    assert (there.verdict, back.verdict) == (Verdict.BETTER, Verdict.WORSE)
    assert there.mean == -back.mean
    assert there.p == back.p


def test_of_two_runs_only_the_queries_of_both_count() -> None:
    found = compare({"a": 0.0, "b": 1.0}, {"b": 1.0, "c": 0.0})
    assert (found.queries, found.before, found.after) == (1, 1.0, 1.0)


def test_chance_finds_a_difference_about_five_times_in_a_hundred() -> None:
    rng = np.random.default_rng(11)
    real = 0
    for _ in range(200):
        before, after = rng.random(40), rng.random(40)
        found = compare(by_query(before.tolist()), by_query(after.tolist()))
        real += found.verdict is not Verdict.SAME
    assert real <= 20
