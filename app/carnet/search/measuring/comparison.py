"""How sure a mean over queries is, and whether the difference of two runs is real.

A test set is a sample of the questions that could be asked. The interval of a mean is found by
drawing such samples anew from the one there is (percentile bootstrap; Efron and Tibshirani, "An
Introduction to the Bootstrap", 1993). Whether two runs differ is asked query by query: were it the
same search twice, the sign of each query's difference would be chance (paired randomisation test;
Smucker, Allan and Carterette, "A Comparison of Statistical Significance Tests for Information
Retrieval Evaluation", CIKM 2007). Draws are seeded: the same scores give the same figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

_CONFIDENCE = 95.0
_ROUNDS = 5_000
_DRAWN_AT_ONCE = 2_000_000  # numbers held in memory together
_NOTHING = 1e-12  # below this, sums of the same numbers in another order differ

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a mean lies with 95 in 100."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


class Verdict(StrEnum):
    """What can be said of a difference with 95 in 100."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"  # no real difference: chance alone may have made it


@dataclass(frozen=True, slots=True)
class Difference:
    """After minus before, over the `queries` that both runs have.

    `p` is how often chance alone makes a difference as large. The verdict wants both: `p` below
    0.05, and an interval that leaves out zero.
    """

    queries: int
    before: float
    after: float
    interval: Interval
    p: float

    @property
    def mean(self) -> float:
        """The difference of the means."""
        return self.after - self.before

    @property
    def verdict(self) -> Verdict:
        """Whether the second run is better."""
        if self.p >= 1 - _CONFIDENCE / 100 or 0.0 in self.interval:
            return Verdict.SAME
        return Verdict.BETTER if self.mean > 0 else Verdict.WORSE


def interval_of(values: Sequence[float], seed: int = 0) -> Interval:
    """The 95% interval of the mean of `values`, at least one."""
    sample = np.asarray(values, dtype=np.float64)
    rng = np.random.default_rng(seed)
    means = np.concatenate(
        [
            sample[rng.integers(0, len(sample), (rounds, len(sample)))].mean(axis=1)
            for rounds in _portions(len(sample))
        ]
    )
    low, high = np.percentile(means, [(100 - _CONFIDENCE) / 2, (100 + _CONFIDENCE) / 2])
    return Interval(float(low), float(high))


def compare(before: Mapping[str, float], after: Mapping[str, float], seed: int = 0) -> Difference:
    """The difference of one measure, by query id; the runs have at least one query in common."""
    common = sorted(before.keys() & after.keys())
    first = np.array([before[query_id] for query_id in common])
    second = np.array([after[query_id] for query_id in common])
    gained = second - first
    return Difference(
        len(common),
        float(first.mean()),
        float(second.mean()),
        interval_of(gained.tolist(), seed),
        _by_chance(gained, seed),
    )


def _by_chance(gained: Floats, seed: int) -> float:
    """How often signs tossed by a coin make a mean as far from zero; two-sided."""
    moved = gained[np.abs(gained) > _NOTHING]
    if not len(moved):
        return 1.0
    rng = np.random.default_rng(seed)
    seen = abs(moved.sum()) - _NOTHING
    as_far = 0
    for rounds in _portions(len(moved)):
        signs = rng.integers(0, 2, (rounds, len(moved)), dtype=np.int8) * 2 - 1
        as_far += int((np.abs(signs @ moved) >= seen).sum())
    return (as_far + 1) / (_ROUNDS + 1)


def _portions(size: int) -> Iterator[int]:
    """`_ROUNDS` in portions whose draws fit in memory."""
    portion = max(1, _DRAWN_AT_ONCE // size)
    for done in range(0, _ROUNDS, portion):
        yield min(portion, _ROUNDS - done)
