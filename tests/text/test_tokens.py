"""The estimate of tokens: from the text alone, in linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.text.tokens import estimate_tokens


@pytest.mark.parametrize(
    ("text", "language", "tokens"),
    [
        ("", "en", 0),
        (" \n\t ", "fr", 0),
        ("the roof", "en", 3),  # 2.2, rounded up
        ("la toiture", "fr", 4),
        ("12345678", "en", 4),
        ("漢字漢字", "zh", 5),
        ("|---|---|", "en", 10),
    ],
)
def test_the_estimate(text: str, language: str, tokens: int) -> None:
    assert estimate_tokens(text, language) == tokens


def test_words_of_other_languages_have_more_tokens_than_english_ones() -> None:
    words = "maintenance electricity contract heating"
    assert estimate_tokens(words, "fr") > 1.4 * estimate_tokens(words, "en")


def test_an_unknown_language_counts_as_foreign() -> None:
    assert estimate_tokens("heating", "") == estimate_tokens("heating", "fr")


def test_accents_written_apart_stay_in_their_word() -> None:
    assert estimate_tokens("e\u0301te\u0301", "fr") <= estimate_tokens("été", "fr") + 1


def test_a_word_without_end_has_tokens_in_proportion() -> None:
    assert 250_000 < estimate_tokens("x" * 1_000_000, "en") < 500_000


@given(st.text(), st.text(), st.sampled_from(["en", "fr", ""]))
def test_two_paragraphs_have_at_most_the_tokens_of_each(
    one: str, other: str, language: str
) -> None:
    together = estimate_tokens(f"{one}\n{other}", language)
    assert together <= estimate_tokens(one, language) + estimate_tokens(other, language)
