"""Lists and counts look at every note."""

from __future__ import annotations

import pytest

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled
from carnet.domain.search import Filters, Listing, ListRequest


def listed(notes, query: str, **more: object) -> Listing:
    return notes.lister.find(ListRequest(query, **more))


def names(listing: Listing) -> list[str]:
    return [row.path.removeprefix("/notes/") for row in listing.rows]


def test_every_note_that_holds_the_words_is_counted_and_no_other(notes) -> None:
    for n in range(120):
        notes.add(f"boiler {n}.md", f"Note {n} about two boilers.", "More.")
    for n in range(30):
        notes.add(f"garden {n}.md", "Apple trees.")
    listing = listed(notes, "How many notes mention the boiler?")
    assert (listing.criterion, listing.scanned, listing.matched) == ("the boiler", 150, 120)
    assert len(listing.rows) == 50


def test_pages_follow_each_other_the_newest_note_first(notes) -> None:
    for n in range(7):
        notes.add(f"{n}.md", "boiler")
    pages = [names(listed(notes, "boiler", offset=start, limit=3)) for start in (0, 3, 6, 9)]
    assert pages == [["6.md", "5.md", "4.md"], ["3.md", "2.md", "1.md"], ["0.md"], []]


def test_the_words_may_stand_in_different_places_of_a_note(notes) -> None:
    notes.add("a.md", "The plumber came.", "He saw the boiler.")
    notes.add("b.md", "The plumber came.")
    notes.add("boiler.md", "The plumber's bill.")
    assert set(names(listed(notes, "list all notes about the plumber and the boiler"))) == {
        "a.md",
        "boiler.md",
    }


def test_a_row_is_the_sentence_that_says_most(notes) -> None:
    notes.add("a.md", "The boiler is old.", "Rain.\nThe plumber saw the boiler. He left.")
    (row,) = listed(notes, "plumber boiler").rows
    assert row.text == "The plumber saw the boiler."
    text = "The boiler is old.\nRain.\nThe plumber saw the boiler. He left."
    assert text[row.start_char : row.end_char] == row.text
    assert (row.start_line, row.end_line) == (3, 3)


def test_accents_forms_and_french_questions(notes) -> None:
    notes.add("a.md", "Deux chaudières.", language="fr")
    notes.add("b.md", "Une chaudiere.", language="fr")
    listing = listed(notes, "Combien de notes parlent de la chaudière ?")
    assert (listing.scanned, listing.matched) == (2, 2)


def test_quoted_words_have_to_stand_together(notes) -> None:
    notes.add("a.md", "The old roof leaks.")
    notes.add("b.md", "An old house with a roof.")
    listing = listed(notes, 'which notes mention "old roof"?')
    assert (names(listing), listing.scanned, listing.matched) == (["a.md"], 2, 1)
    assert listing.rows[0].text == "The old roof leaks."
    assert [r.typed for r in listing.restrictions] == ['"old roof"']


def test_restrictions_narrow_what_is_scanned(notes) -> None:
    notes.add("a.md", "boiler", tags=["house"], day="2024-04-01")
    notes.add("b.md", "boiler", tags=["house"], day="2024-10-01")
    notes.add("c.md", "garden", tags=["house"], day="2024-04-01")
    notes.add("d.md", "boiler")
    listing = listed(notes, "how many notes from last spring mention the boiler tag:house")
    assert (listing.scanned, listing.matched, names(listing)) == (2, 1, ["a.md"])
    assert listed(notes, "boiler", filters=Filters(tag="house")).matched == 2
    assert listed(notes, "how many notes mention boiler -tag:house").matched == 1


def test_all_notes_of_a_kind_are_listed_without_a_criterion(notes) -> None:
    notes.add("a.md", "boiler", "second", tags=["house"])
    notes.add("b.md", "garden")
    assert listed(notes, "how many notes do I have?").matched == 2
    listing = listed(notes, "list all my notes tag:house")
    assert (listing.criterion, names(listing)) == ("", ["a.md"])
    assert listing.rows[0].text == "boiler"


def test_nothing_that_matches_is_counted_as_none(notes) -> None:
    notes.add("a.md", "boiler")
    listing = listed(notes, "how many notes mention unicorns")
    assert (listing.scanned, listing.matched, listing.rows) == (1, 0, ())


def test_an_empty_library_has_nothing_to_list(notes) -> None:
    listing = listed(notes, "how many notes mention the boiler")
    assert (listing.scanned, listing.matched, listing.rows) == (0, 0, ())


def test_only_a_question_for_a_list_is_answered_by_one(notes) -> None:
    notes.add("a.md", "boiler")
    answer = notes.lister.answer
    assert answer("How much does the boiler hold?", Filters(), CancelToken()) is None
    listing = answer("How many notes mention the boiler?", Filters(), CancelToken())
    assert listing is not None
    assert listing.matched == 1


def test_a_cancelled_list_stops(notes) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        notes.lister.find(ListRequest("boiler"), cancel)


@pytest.mark.parametrize(
    "query", ["", "'; DROP TABLE document", '"', "\x00", "😀", "مرحبا", "-x", "x" * 10_000, "((("]
)
def test_no_criterion_fails(notes, query: str) -> None:
    notes.add("a.md", "boiler")
    listing = listed(notes, query)
    assert listing.scanned == 1


def test_to_ask_only_for_the_notes_of_a_time_is_to_ask_for_a_list(notes) -> None:
    notes.add("a.md", "The plumber came.", day="2024-11-13")
    notes.add("b.md", "Rain.", day="2024-11-20")
    listing = notes.lister.answer("What did I write last week?", Filters(), CancelToken())
    assert listing is not None
    assert (names(listing), listing.scanned) == (["a.md"], 1)
    for question in ("What did I write about the plumber last week?", "What did I write?", ""):
        assert notes.lister.answer(question, Filters(), CancelToken()) is None
