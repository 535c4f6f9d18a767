from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.text.sentences import split_sentences


def texts(source: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("M. Durand et le Dr. Petit sont venus.", ["M. Durand et le Dr. Petit sont venus."]),
        ("Il dit : « C'est réglé. » Puis il part.", ["Il dit : « C'est réglé. »", "Puis il part."]),
        ("Costs 3.50 euros. Paid.", ["Costs 3.50 euros.", "Paid."]),
        ("A soft\nwrapped line. Next.", ["A soft\nwrapped line.", "Next."]),
        ("# Title\nText here.", ["# Title", "Text here."]),
        ("- one\n- two\n  more of two", ["- one", "- two\n  more of two"]),
        ("1. First. Then more.\n2. Second.", ["1. First.", "Then more.", "2. Second."]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["| a | b |", "|---|---|", "| 1 | 2 |"]),
        ("A paragraph\n\nAnother", ["A paragraph", "Another"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_sentences_are_cut_where_a_reader_would(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@given(st.text(alphabet="ab .!?\n-|#1«»\"'É", max_size=120))
def test_sentences_are_exact_slices_in_order_and_lose_nothing(source: str) -> None:
    sentences = split_sentences(source)
    end = 0
    for sentence in sentences:
        assert source[sentence.start : sentence.end] == sentence.text
        assert not source[end : sentence.start].strip()
        end = sentence.end
    assert not source[end:].strip()


def test_a_megabyte_without_a_stop_is_one_sentence() -> None:
    assert len(split_sentences("mot " * 250_000)) == 1
