"""Cutting texts into batches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carnet.adapters.embedding.batches import plan_batches

LENGTHS = st.lists(st.integers(1, 256), max_size=200)


@given(LENGTHS, st.integers(1, 4096))
def test_every_text_is_in_one_batch(lengths: list[int], budget: int) -> None:
    batches = list(plan_batches(lengths, budget))
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))


@given(LENGTHS, st.integers(1, 4096))
def test_no_batch_of_several_passes_the_budget_with_its_padding(
    lengths: list[int], budget: int
) -> None:
    for batch in plan_batches(lengths, budget):
        padded = max(lengths[index] for index in batch) * len(batch)
        assert len(batch) == 1 or padded <= budget


def test_texts_of_like_length_go_together_longest_first() -> None:
    assert list(plan_batches([10, 200, 12, 190], 400)) == [[1, 3], [2, 0]]
