from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from carnet.answers.evidence.sentences import sentences_of
from carnet.answers.quoting import plain, quote, with_lead_in


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("- [x] Payer **EDF** avant le 3", "Payer EDF avant le 3"),
        ("1. Call [[Dr Okafor|the dentist]]", "Call the dentist"),
        ("See [[maison/chaudiere#filtre]]", "See maison/chaudiere"),
        ("> quoted *text* here", "quoted text here"),
        ("| Compteur | 08 441 |", "Compteur · 08 441"),
        ("[site](https://example.org/a) of `carnet`", "site of carnet"),
        ("wrapped\n  line", "wrapped line"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
    ],
)
def test_a_quote_reads_as_running_text(written: str, read: str) -> None:
    assert plain(written) == read


TABLE = "| Who | Expires |\n|---|---|\n| Nora | 3 November |"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Who: Nora · Expires: 3 November"),
        ("fr", "Who\u00a0: Nora · Expires\u00a0: 3 November"),
    ],
)
def test_a_table_row_is_quoted_under_its_columns(
    make_passage: Callable[..., Any], language: str, shown: str
) -> None:
    (row,) = sentences_of([make_passage(TABLE, language=language)])
    assert row.text == "| Nora | 3 November |"
    assert quote(row, language) == shown


def leads(make_passage: Callable[..., Any], text: str, *chosen: int) -> list[str]:
    passages = [make_passage(text)]
    sentences = sentences_of(passages)
    return [item.text for item in with_lead_in([sentences[n] for n in chosen], sentences, passages)]


STORY = "Nora Vale built the mill. She sold it in 1921. The mill burned down."


def test_a_quote_that_points_back_brings_what_it_points_to(
    make_passage: Callable[..., Any],
) -> None:
    assert leads(make_passage, STORY, 1, 2) == [
        "Nora Vale built the mill. She sold it in 1921.",
        "The mill burned down.",
    ]


def test_two_quotes_that_belong_together_become_one(make_passage: Callable[..., Any]) -> None:
    assert leads(make_passage, STORY, 1, 0) == ["Nora Vale built the mill. She sold it in 1921."]


@pytest.mark.parametrize(
    "text",
    [
        "- Nora Vale built the mill.\n- She sold it in 1921.",
        "Nora Vale built the mill.\n\n## Later\n\nShe sold it in 1921.",
        f"Nora Vale built {'a very large ' * 20}mill. She sold it in 1921.",
    ],
)
def test_items_sections_and_long_sentences_stand_alone(
    make_passage: Callable[..., Any], text: str
) -> None:
    (quoted,) = leads(make_passage, text, 1)
    assert quoted.endswith("She sold it in 1921.")
    assert "Nora" not in quoted


def test_a_widened_quote_is_cited_where_it_stands(make_passage: Callable[..., Any]) -> None:
    passages = [make_passage(STORY)]
    sentences = sentences_of(passages)
    (whole,) = with_lead_in([sentences[1]], sentences, passages)
    start = passages[0].start_char
    assert STORY[whole.start_char - start : whole.end_char - start] == whole.text
