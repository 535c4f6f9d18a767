"""Noticing that a small model has begun to repeat itself for ever."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_PERIOD = 64  # tokens: about three sentences
SHORTEST_SPAN = 24  # so that a row of dashes or of table cells is not taken for a loop
REPETITIONS = 3


def is_looping(tokens: Sequence[int]) -> bool:
    """Whether the end of `tokens` is one sequence three times over."""
    for period in range(1, LONGEST_PERIOD + 1):
        span = max(REPETITIONS * period, SHORTEST_SPAN)
        if span > len(tokens):
            if period >= SHORTEST_SPAN:
                return False
            continue
        if all(tokens[-i] == tokens[-i - period] for i in range(1, span - period + 1)):
            return True
    return False
