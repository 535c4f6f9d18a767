"""Completing and correcting over a real index."""

from __future__ import annotations

import pytest


def corrections(notes, query: str) -> list[tuple[str, str]]:
    return [(made.typed, made.used) for made in notes.search(query).corrections]


def test_an_unfinished_word_finds_what_it_may_become(notes) -> None:
    notes.add("a.md", "La chaudière est en panne.", language="fr")
    notes.add("b.md", "Le jardin est grand.", language="fr")
    for typed in ("ch", "chau", "chaud", "chaudi", "chaudièr", "panne de chaudi"):
        assert notes.found(typed, typing=True) == ["a.md"], typed
    assert notes.found("chaudi", typing=False) == []


def test_more_than_the_stem_of_a_word_may_be_typed(notes) -> None:
    notes.add("a.md", "Les préparatifs du voyage.", language="fr")
    stem = "prepar"
    assert stem in notes.chunks.by_revision(1)[0].terms
    assert notes.found("préparati", typing=True) == ["a.md"]


def test_a_finished_word_is_not_completed(notes) -> None:
    notes.add("a.md", "chaudière", language="fr")
    notes.add("b.md", "chaud", language="fr")
    assert notes.found("chaud ", typing=True) == ["b.md"]


def test_the_part_of_a_code_that_is_typed_finds_it(notes) -> None:
    notes.add("a.md", "The boiler shows E-4021.")
    assert notes.found("boiler E-40", typing=True) == ["a.md"]


def test_a_word_that_stands_nowhere_is_corrected_and_that_is_said(notes) -> None:
    notes.add("a.md", "La Chaudière est en panne. Chaudière neuve.", language="fr")
    assert notes.found("chaudère") == ["a.md"]
    assert corrections(notes, "la chaudère") == [("chaudère", "chaudière")]


@pytest.mark.parametrize(
    ("typed", "used"),
    [("presure", "pressure"), ("perssure", "pressure"), ("presssure", "pressure"),
     ("temparatures", "temperatures"), ("temprture", "temperature")],
)  # fmt: skip
def test_common_slips_are_corrected_into_words_as_written(notes, typed: str, used: str) -> None:
    notes.add("a.md", "The pressure is low.")
    notes.add("b.md", "High temperatures, one temperature.")
    assert corrections(notes, typed) == [(typed, used)]


def test_a_word_that_some_note_has_is_left_as_it_is(notes) -> None:
    for n in range(80):
        notes.add(f"{n}.md", "garden pressure pressure")
    notes.add("rare.md", "presure")
    assert corrections(notes, "garden presure") == []


@pytest.mark.parametrize("typed", ["cat", "E-4022", "Berlin", "2025", "12h31", "pressuring-xyz"])
def test_short_words_codes_and_other_names_are_not_touched(notes, typed: str) -> None:
    notes.add("a.md", "The car to Merlin has E-4021, 2024, 12h30.")
    assert corrections(notes, f"{typed}") == []


def test_words_are_counted_only_when_one_stands_nowhere(notes) -> None:
    notes.add("a.md", "pressure", "boiler")
    for n in range(70):
        notes.add(f"{n}.md", "garden garden garden")
    notes.search("garden pressure boiler")
    assert not notes.vocabulary.ready
    notes.search("garden presure")
    assert notes.vocabulary.ready


def test_what_is_corrected_is_found_within_the_filters(notes) -> None:
    notes.add("a.md", "pressure", tags=["x"])
    notes.add("b.md", "pressure")
    assert notes.found("presure tag:x") == ["a.md"]
