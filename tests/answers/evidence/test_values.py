from __future__ import annotations

import pytest

from carnet.answers.evidence.values import values_of
from carnet.domain.answers import ValueKind

AMOUNT, DATE, DURATION, NUMBER = (
    ValueKind.AMOUNT,
    ValueKind.DATE,
    ValueKind.DURATION,
    ValueKind.NUMBER,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Franchise : 220 € par sinistre", [(AMOUNT, (220.0, "EUR"))]),
        ("It cost £1,250.50 in all", [(AMOUNT, (1250.5, "GBP"))]),
        ("un budget de 1,5 million d'euros", [(AMOUNT, (1_500_000.0, "EUR"))]),
        ("Loyer : 1 240 euros", [(AMOUNT, (1240.0, "EUR"))]),
        ("expires on 3 November 2027", [(DATE, (2027, 11, 3))]),
        ("le 1er août 2025", [(DATE, (2025, 8, 1))]),
        ("on March 5th, 2021", [(DATE, (2021, 3, 5))]),
        ("le 12/03/2024", [(DATE, (2024, 3, 12))]),
        ("written 2024-03-12", [(DATE, (2024, 3, 12))]),
        ("in November 2027", [(DATE, (2027, 11, None))]),
        ("built in 1921", [(DATE, (1921, None, None))]),
        ("cuire 90 minutes", [(DURATION, (5400.0, "s"))]),
        ("cuire 1,5 h", [(DURATION, (5400.0, "s"))]),
        ("un préavis de 6 mois", [(DURATION, (6 * 2_629_800.0, "s"))]),
        ("réglée à 1,2 bar", [(NUMBER, (1.2, "bar"))]),
        ("12 chairs", [(NUMBER, (12.0, "chairs"))]),
        ("Call 05 36 49 12 08", [(NUMBER, (5.0, "")), (NUMBER, (36.0, ""))]),
        ("error E-4021", []),
        ("nothing here", []),
    ],
)
def test_values_are_read_with_their_units(
    text: str, expected: list[tuple[ValueKind, object]]
) -> None:
    assert [(value.kind, value.key) for value in values_of(text)][:2] == expected


def test_a_value_is_given_as_written() -> None:
    assert [value.text for value in values_of("le 9 Janvier 2025 : 220 €")] == [
        "9 Janvier 2025",
        "220 €",
    ]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("150 €", "220 €", True),
        ("220 €", "220 euros", False),
        ("220 €", "220 $", False),
        ("60 minutes", "1 h", False),
        ("60 minutes", "2 h", True),
        ("March 2024", "12 March 2024", False),
        ("12 March 2024", "13 March 2024", True),
        ("12 March", "2024", False),
        ("3 bar", "4 metres", False),
    ],
)
def test_values_differ_when_both_cannot_be_right(one: str, other: str, differ: bool) -> None:
    (first,), (second,) = values_of(one), values_of(other)
    assert first.differs(second) is differ
