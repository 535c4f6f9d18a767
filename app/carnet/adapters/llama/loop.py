"""Noticing that a small model has begun to repeat itself."""

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


def repeated_tail(tokens: Sequence[int]) -> int:
    """How many tokens at the end only go on like what stands a little before them.

    This may be the beginning of a loop, so they are not shown until other words follow: mostly the
    next one.
    """
    longest = 0
    for period in range(1, min(LONGEST_PERIOD, len(tokens) - 1) + 1):
        same = 0
        while same + period < len(tokens) and tokens[-1 - same] == tokens[-1 - same - period]:
            same += 1
        longest = max(longest, same)
    return longest
