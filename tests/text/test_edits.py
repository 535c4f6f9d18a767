from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.text.edits import edits_between, one_edit_away, within_two_edits

WORDS = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [
        ("boiler", "boiler", 0),
        ("boilr", "boiler", 1),
        ("boileer", "boiler", 1),
        ("bailer", "boiler", 1),
        ("boilre", "boiler", 1),
        ("bialer", "boiler", 2),
        ("", "ab", 2),
    ],
)
def test_errors_are_counted(first: str, second: str, edits: int) -> None:
    assert edits_between(first, second, 3) == edits
    assert edits_between(second, first, 3) == edits


def test_words_far_apart_are_not_compared_to_the_end() -> None:
    assert edits_between("boiler", "xxxxxxxxxxxx", 2) > 2
    assert not within_two_edits("boiler", "garden")


@given(WORDS, WORDS)
def test_one_edit_away_are_the_words_at_distance_one(first: str, second: str) -> None:
    if first != second:
        assert (second in set(one_edit_away(first))) == (edits_between(first, second, 1) == 1)
