from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.search.ranking.fusion import (
    OF_VECTORS,
    Signals,
    choose_weights,
    likeness,
    scaled_by_best,
    scaled_by_range,
    without,
)

share = st.floats(0, 1)


def of_vectors(weights: Signals) -> float:
    return sum(getattr(weights, name) for name in OF_VECTORS)


@given(share, st.booleans(), st.booleans())
def test_weights_sum_to_one_whatever_there_is(
    reads: float, has_keywords: bool, has_vectors: bool
) -> None:
    weights = choose_weights(reads, has_keywords=has_keywords, has_vectors=has_vectors)
    assert sum(weights) == pytest.approx(1)
    assert sum(without(weights, OF_VECTORS)) == pytest.approx(1)


@given(st.builds(Signals, *[share] * len(Signals._fields)), share)
def test_scores_lie_between_zero_and_one_and_are_the_sum_of_their_parts(
    signals: Signals, reads: float
) -> None:
    weights = choose_weights(reads, has_keywords=True, has_vectors=True)
    assert -1e-9 <= signals.score(weights) <= 1 + 1e-9
    assert sum(value for _, value in signals.parts(weights)) == pytest.approx(
        signals.score(weights)
    )


def test_an_english_embedder_has_less_to_say_about_a_french_question() -> None:
    english = choose_weights(1.0, has_keywords=True, has_vectors=True)
    unsure = choose_weights(0.5, has_keywords=True, has_vectors=True)
    french = choose_weights(0.0, has_keywords=True, has_vectors=True)
    assert of_vectors(english) > of_vectors(unsure) > of_vectors(french) > 0


def test_without_vectors_only_words_count() -> None:
    assert of_vectors(choose_weights(1.0, has_keywords=True, has_vectors=False)) == 0


def test_without_a_word_in_any_note_only_meaning_counts() -> None:
    weights = choose_weights(0.0, has_keywords=False, has_vectors=True)
    assert weights == Signals(vector=1.0)


def test_a_candidate_whose_vector_is_to_come_is_judged_by_what_is_known() -> None:
    weights = choose_weights(1.0, has_keywords=True, has_vectors=True)
    perfect = Signals(keyword=1, coverage=1, closeness=1, title=1, opening=1)
    assert perfect.score(without(weights, OF_VECTORS)) == pytest.approx(1)
    assert perfect.score(weights) < 0.7


def test_scores_are_scaled_by_their_best_or_by_their_range() -> None:
    assert scaled_by_best({"a": 8.0, "b": 2.0}) == {"a": 1.0, "b": 0.25}
    assert scaled_by_range({"a": 0.5, "b": 0.3, "c": 0.1}) == pytest.approx(
        {"a": 1.0, "b": 0.5, "c": 0.0}
    )
    assert scaled_by_range({"a": 0.4, "b": 0.4}) == {"a": 0.0, "b": 0.0}
    assert scaled_by_best({}) == scaled_by_range({}) == {}


def test_what_is_near_the_best_is_alike() -> None:
    vectors = {
        "best": np.array([1, 0], np.float32),
        "near": np.array([0.9, 0.436], np.float32),
        "far": np.array([0, 1], np.float32),
    }
    alike = likeness(vectors, ["unknown", "best", "near", "far"])
    assert alike["far"] == 0.0
    assert alike["near"] > 0.8


def test_nothing_is_alike_without_vectors() -> None:
    assert likeness({}, ["best"]) == {}
