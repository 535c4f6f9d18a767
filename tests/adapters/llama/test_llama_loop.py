"""Noticing a reply that repeats itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.adapters.llama.loop import SHORTEST_SPAN, is_looping, repeated_tail

SENTENCE = list(range(100, 118))


@pytest.mark.parametrize(
    "tokens",
    [[7] * SHORTEST_SPAN, [1, 2] * 12, [*range(50), *SENTENCE * 3], list(range(64)) * 3],
    ids=["one token", "two tokens", "a sentence after text", "the longest period"],
)
def test_three_repetitions_are_a_loop(tokens: list[int]) -> None:
    assert is_looping(tokens)


@pytest.mark.parametrize(
    "tokens",
    [[], [7] * (SHORTEST_SPAN - 1), SENTENCE * 2, [*SENTENCE * 3, 5], list(range(500))],
    ids=["nothing", "a short rule", "said twice", "repeated, then gone on", "plain text"],
)
def test_ordinary_text_is_no_loop(tokens: list[int]) -> None:
    assert not is_looping(tokens)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=64), st.lists(st.integers(), max_size=40))
def test_whatever_is_said_often_enough_is_a_loop(cycle: list[int], before: list[int]) -> None:
    assert is_looping([*before, *cycle * max(3, SHORTEST_SPAN)])


@pytest.mark.parametrize(
    ("tokens", "held"),
    [
        ([], 0),
        ([1], 0),
        ([1, 2, 3, 4, 5, 6, 7, 8], 0),
        ([1, 2, 1, 2, 1, 2], 4),
        ([9, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6], 6),
        ([9, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5], 5),
        ([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 7], 0),
        ([5, *[3] * 7], 6),
        ([*range(10)] * 3, 20),
    ],
    ids=["none", "one", "all new", "in turn", "twice", "nearly", "gone on", "one word", "thrice"],
)
def test_what_only_repeats_what_stands_before_it_is_held(tokens: list[int], held: int) -> None:
    assert repeated_tail(tokens) == held
