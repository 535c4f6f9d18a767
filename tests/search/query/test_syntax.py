from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.domain.search import Filters
from carnet.search.query.syntax import Typed, take_apart

TODAY = date(2024, 11, 21)


def read(text: str) -> Typed:
    return take_apart(text, TODAY)


def shown(text: str) -> list[tuple[str, str, str]]:
    return [(c.kind.value, c.restriction.typed, c.restriction.value) for c in read(text).conditions]


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ('"pression basse"', "phrase", "pression basse"),
        ("«\u00a0pression basse\u00a0»", "phrase", "pression basse"),
        ("“pression basse”", "phrase", "pression basse"),
        ("„niedriger Druck“", "phrase", "niedriger Druck"),
        ("-piscine", "without", "piscine"),
        ("-E-4021", "without", "E-4021"),
        ('-"pression basse"', "without", "pression basse"),
        ("folder:Maison", "folder", "Maison"),
        ('dossier:"Mes notes"', "folder", "Mes notes"),
        ("Dossier:«Mes notes»", "folder", "Mes notes"),
        ("tag:#maison", "tag", "maison"),
        ("étiquette:a/b", "tag", "a/b"),
        ("etiquette:toit", "tag", "toit"),
        ("mot-clé:toit", "tag", "toit"),
        ("#toit", "tag", "toit"),
        ("type:pdf", "type", "pdf"),
        ("TYPE:docx", "type", "docx"),
        ("lang:french", "language", "fr"),
        ("langue:en", "language", "en"),
        ("after:2024", "after", "2024-01-01"),
        ("après:12.03.2024", "after", "2024-03-12"),
        ("apres:yesterday", "after", "2024-11-20"),
        ('after:"last week"', "after", "2024-11-11"),
        ("before:2024", "before", "2023-12-31"),
        ("before:2024-03", "before", "2024-02-29"),
        ("avant:2024-03-12", "before", "2024-03-12"),
        ("-tag:old", "without", "tag:old"),
        ("-folder:Archive", "without", "folder:Archive"),
        ("-#old", "without", "tag:old"),
    ],
)
def test_an_operator_restricts_and_says_what_it_was_typed_as(
    typed: str, kind: str, value: str
) -> None:
    assert shown(f"chaudière {typed} neuve") == [(kind, typed, value)]


@pytest.mark.parametrize(
    "text",
    [
        "tar -xf archive",
        "temperature -5 degrees",
        "git commit --amend",
        "rendez-vous demain - midi",
        "E-4021",
        "before:soon",
        "type:soup",
        "lang:klingon",
        "folder: Maison",
        "note: call the plumber",
        "https://example.org/a",
        "12:30",
        "C# and F#",
        "issue #12",
        '"unbalanced',
        'say "',
        '"" «»',
        "a'b",
        "after:9999999",
        "before:0001",
    ],
)
def test_what_means_nothing_as_an_operator_is_words(text: str) -> None:
    assert read(text) == Typed(text)


def test_a_phrase_is_looked_for_and_the_other_operators_are_not() -> None:
    typed = 'chaudière "pression basse" -piscine dossier:Maison after:2024'
    assert read(typed).words == 'chaudière "pression basse"'


@pytest.mark.parametrize(
    "question",
    [
        'Who wrote "The Stranger"?',
        "Quel est l’autre nom de « l’élément 120 »",
        "qu'appelle-t-on « perle noire » en cuisine",
        'The soundtrack of "Natural Born Killers" was produced by whom?',
        'Barrier Device starred an actress known for a role on "Dear Brother" who was born abroad',
    ],
)
def test_quotes_in_a_question_mark_a_title(question: str) -> None:
    assert read(question).conditions == ()
    assert [c.kind.value for c in take_apart(question, TODAY, exact_quotes=True).conditions] == [
        "phrase"
    ]


def test_filters_hold_in_a_question_too() -> None:
    assert shown("When is the boiler serviced? folder:House") == [
        ("folder", "folder:House", "House")
    ]


def test_a_date_in_words_restricts_and_gives_way() -> None:
    typed = read("the note from last spring about the boiler")
    (condition,) = typed.conditions
    assert typed.words == "the note about the boiler"
    assert condition.restriction.typed == "from last spring"
    assert condition.filters == (Filters(after="2024-03-01", before="2024-05-31"),)
    assert condition.gives_way


def test_without_plain_words_only_operators_restrict() -> None:
    typed = take_apart("boiler #roof last spring tag:house", TODAY, plain_words=False)
    assert typed.words == "boiler #roof last spring"
    assert [c.restriction.typed for c in typed.conditions] == ["tag:house"]


@pytest.mark.parametrize(
    "typed",
    [
        "'; DROP TABLE document; --",
        "folder:'||(SELECT path FROM document)||'",
        'tag:"x\') OR 1=1 --"',
        "revision IN (1,2)",
    ],
)
def test_sql_is_a_value_like_any_other(typed: str) -> None:
    for condition in read(typed).conditions:
        assert condition.restriction.value in typed


PIECES = st.sampled_from(
    ['"', "«", "»", "“", "”", "-", ":", "#", " ", "folder:", "tag:", "type:pdf", "before:", "2024",
     "après:", "last week", "notes", "'", "--", "\u202e", "😀", "مرحبا", "E-4021", "x" * 50]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60))
def test_taking_out_what_restricts_leaves_nothing_that_does(text: str) -> None:
    text = " ".join(text.split())
    for condition in read(text).conditions:
        assert condition.restriction.typed in text
    without = take_apart(text, TODAY, plain_words=False)
    assert len(without.words) <= len(text)
