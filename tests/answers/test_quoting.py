from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from carnet.answers.evidence import sentences_of
from carnet.answers.quoting import plain, quote


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
