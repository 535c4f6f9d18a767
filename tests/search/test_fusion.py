from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carnet.search.fusion import Weights, choose_weights, fuse

ENGLISH = frozenset({"en"})


def order(keyword: dict[str, float], vector: dict[str, float], weights: Weights) -> list[str]:
    return [item.key for item in fuse(keyword, vector, weights)]


def test_what_both_halves_like_comes_first() -> None:
    assert order({"a": 9, "b": 8}, {"b": 0.8, "c": 0.7}, Weights(0.5, 0.5))[0] == "b"


def test_a_clear_keyword_win_beats_a_vector_list_of_equals() -> None:
    keyword = {"right": 20.0, "other": 4.0}
    vector = {"x": 0.31, "other": 0.30, "right": 0.29, "y": 0.2}
    assert order(keyword, vector, Weights(0.7, 0.3))[0] == "right"


def test_one_half_alone_keeps_its_order() -> None:
    assert order({"a": 3, "b": 2, "c": 1}, {}, Weights(1, 0)) == ["a", "b", "c"]
    assert order({}, {"a": 0.3, "b": 0.9}, Weights(0, 1)) == ["b", "a"]


def test_nothing_found_is_nothing_fused() -> None:
    assert fuse({}, {}, Weights(0.5, 0.5)) == []


scores = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 50))
cosines = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-1, 1))


@given(scores, cosines, st.floats(0, 1))
def test_scores_lie_between_zero_and_one_best_first(
    keyword: dict[str, float], vector: dict[str, float], share: float
) -> None:
    fused = fuse(keyword, vector, Weights(share, 1 - share))
    values = [item.score for item in fused]
    assert values == sorted(values, reverse=True)
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in values)
    assert {item.key for item in fused} == set(keyword) | set(vector)


def test_an_english_embedder_has_less_to_say_about_a_french_question() -> None:
    english = choose_weights("en", ENGLISH, has_keywords=True, has_vectors=True)
    french = choose_weights("fr", ENGLISH, has_keywords=True, has_vectors=True)
    assert french.vector < english.vector


def test_a_half_that_found_nothing_weighs_nothing() -> None:
    assert choose_weights("en", ENGLISH, has_keywords=False, has_vectors=True).keyword == 0
    assert choose_weights("en", ENGLISH, has_keywords=True, has_vectors=False).vector == 0
