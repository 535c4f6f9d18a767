from __future__ import annotations

import pytest

from carnet.answers.quoting import plain


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
