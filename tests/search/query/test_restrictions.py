from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.domain.search import Filters, Restriction, RestrictionKind
from carnet.search.query.restrictions import (
    Condition,
    Phrase,
    clauses,
    formats_named,
    language_named,
    plain_parts,
)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("pression basse", "La PRESSION basse, enfin."),
        ("pression basse", "pression\nbasse"),
        ("compteur d'eau", "le compteur d’eau froide"),
        ("le compteur eau", "Le compteur d'eau"),
        ("chaudiere neuve", "Chaudière neuve"),
        ("code E-4021", "le code E-4021"),
        ("code e 4021", "le code E-4021"),
        ("Léa's cat", "lea's cat"),
        ("lea cat", "Léa’s cat sleeps"),
        ("été", "ETE"),
    ],
)
def test_a_phrase_stands_in_a_text(phrase: str, text: str) -> None:
    assert Phrase(phrase).stands_in(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("pression basse", "basse pression"),
        ("pression basse", "pression très basse"),
        ("pression basse", "pressions basses"),
        ("art", "start of the party"),
        ("code E-4021", "code E-4022"),
    ],
)
def test_other_words_are_another_phrase(phrase: str, text: str) -> None:
    assert not Phrase(phrase).stands_in(text)


PIECES = st.sampled_from(
    ["a", "é", "B1", "l'", "d’eau", "'s", "-", "_", " ", "\n", ".", "ab", "ß", "e\u0301"]
)


@given(st.lists(PIECES, min_size=1, max_size=4), st.lists(PIECES, max_size=9))
def test_the_quick_look_never_overlooks_a_phrase(phrase: list[str], text: list[str]) -> None:
    words, said = plain_parts("".join(phrase)), plain_parts("".join(text))
    if words:
        held = f" {' '.join(words)} " in f" {' '.join(said)} "
        assert Phrase("".join(phrase)).stands_in("".join(text)) == held


@pytest.mark.parametrize(
    ("value", "formats"),
    [
        ("pdf", ("pdf",)),
        ("PDF", ("pdf",)),
        (".docx", ("word",)),
        ("courriel", ("mail",)),
        ("Présentation", ("slides",)),
        ("notes", ("markdown", "text", "org", "rst")),
        ("soup", ()),
        ("'; DROP TABLE document", ()),
    ],
)
def test_a_type_is_known_by_many_names(value: str, formats: tuple[str, ...]) -> None:
    assert formats_named(value) == formats


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("fr", "fr"),
        ("Français", "fr"),
        ("german", "de"),
        ("pl", "pl"),
        ("klingon", None),
        ("f1", None),
    ],
)
def test_a_language_is_known_by_code_or_name(value: str, code: str | None) -> None:
    assert language_named(value) == code


def condition(kind: RestrictionKind, *filters: Filters, negated: bool = False) -> Condition:
    return Condition(Restriction(kind, "x", "x"), filters, negated=negated)


def test_types_are_alternatives_and_tags_hold_together() -> None:
    pdf, word = Filters(format="pdf"), Filters(format="word")
    house, roof, old = Filters(tag="house"), Filters(tag="roof"), Filters(tag="old")
    found = set(
        clauses(
            [
                condition(RestrictionKind.TYPE, pdf),
                condition(RestrictionKind.TAG, house),
                condition(RestrictionKind.TYPE, word),
                condition(RestrictionKind.TAG, roof),
                condition(RestrictionKind.WITHOUT, old, negated=True),
                condition(RestrictionKind.PHRASE),
            ]
        )
    )
    assert found == {((pdf, word), False), ((house,), False), ((roof,), False), ((old,), True)}
