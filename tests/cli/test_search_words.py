from __future__ import annotations

import pytest

from carnet.cli.search_words import counted, restricted_to, said_of
from carnet.domain.search import (
    Correction,
    Listing,
    Restriction,
    RestrictionKind,
    SearchResult,
)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (RestrictionKind.FOLDER, "Maison", "in folder Maison"),
        (RestrictionKind.TAG, "toit", "tagged toit"),
        (RestrictionKind.TYPE, "pdf", "of type pdf"),
        (RestrictionKind.LANGUAGE, "fr", "in language fr"),
        (RestrictionKind.PHRASE, "low pressure", "with “low pressure”"),
        (RestrictionKind.WITHOUT, "tag:old", "without tag:old"),
        (RestrictionKind.AFTER, "2024-03-01", "dated 1 Mar 2024 or later"),
        (RestrictionKind.BEFORE, "2023-12-31", "dated 31 Dec 2023 or earlier"),
        (RestrictionKind.DATE, "2024-03-01/2024-05-31", "dated 1 Mar 2024 to 31 May 2024"),
        (RestrictionKind.DATE, "2024-03-12/2024-03-12", "dated 12 Mar 2024"),
        (RestrictionKind.DATE, "2024-01-01/", "dated 1 Jan 2024 or later"),
        (RestrictionKind.DATE, "/2019-12-31", "dated 31 Dec 2019 or earlier"),
    ],
)
def test_a_restriction_is_told_in_words(kind: RestrictionKind, value: str, said: str) -> None:
    assert restricted_to([Restriction(kind, "typed", value)]) == said


def test_every_kind_of_restriction_has_words() -> None:
    for kind in RestrictionKind:
        value = "2024-01-01/" if kind is RestrictionKind.DATE else "2024-01-01"
        assert restricted_to([Restriction(kind, "x", value)])


def test_what_a_query_was_taken_for_is_told_before_what_it_found() -> None:
    result = SearchResult(
        (),
        {},
        notes=("date-widened", "unknown-code"),
        restrictions=(
            Restriction(RestrictionKind.TAG, "tag:a", "a"),
            Restriction(RestrictionKind.TYPE, "type:pdf", "pdf"),
        ),
        corrections=(Correction("chaudère", "chaudière"),),
    )
    assert list(said_of(result)) == [
        "Searched for chaudière instead of chaudère.",
        "Only notes tagged a, of type pdf.",
        "Nothing is of that time: this is from any time.",
    ]


@pytest.mark.parametrize(
    ("language", "criterion", "said"),
    [
        ("en", "the boiler", "Notes with “the boiler”: 12 of 150."),
        ("fr", "la chaudière", "Notes avec « la chaudière » : 12 sur 150."),
        ("de", "Kessel", "Notes with “Kessel”: 12 of 150."),
        ("en", "", "Notes: 12."),
    ],
)
def test_a_count_is_a_sentence(language: str, criterion: str, said: str) -> None:
    assert counted(Listing(criterion, 150, 12, ()), language) == said
