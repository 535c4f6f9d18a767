"""What a query restricts holds in what is found, however much there is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carnet.domain.search import Filters, SearchMode, SearchRequest


def test_a_phrase_is_found_beyond_what_ranks_first(notes) -> None:
    for n in range(90):
        notes.add(f"basse {n}.md", "La pression est basse ; basse est la pression.", language="fr")
    notes.add(
        "chaudiere.md",
        "Au bout de trois longues heures et de bien des essais la pression basse fut la cause.",
        language="fr",
    )
    assert notes.found('"pression basse" chaudière') == ["chaudiere.md"]


def test_a_phrase_is_found_in_one_part_of_a_note(notes) -> None:
    notes.add("a.md", "Red roof. Old tiles.", "The old roof leaks.", "Roof, old.")
    passages = notes.search('"old roof"').passages
    assert [passage.text for passage in passages] == ["The old roof leaks."]


def test_two_phrases_have_to_stand_in_one_place(notes) -> None:
    notes.add("apart.md", "The old roof leaks.", "A new door.")
    notes.add("together.md", "The old roof leaks above a new door.")
    assert notes.found('"old roof" "new door"') == ["together.md"]


def test_a_phrase_of_common_words_is_found(notes) -> None:
    notes.add("hamlet.md", "To be or not to be, that is the question.")
    notes.add("other.md", "It is not to be the question that we have, or is it to be?")
    assert notes.found('"to be or not to be"') == ["hamlet.md"]


def test_a_word_is_left_out_in_all_its_forms_wherever_the_note_has_it(notes) -> None:
    for n in range(90):
        notes.add(f"pool {n}.md", "The boiler heats the boiler room.", "It heats the pools too.")
    notes.add("house.md", "One boiler for the house.")
    assert notes.found("boiler -pool") == ["house.md"]
    assert notes.found("boiler -POOLS") == ["house.md"]


def test_a_word_in_the_name_of_a_note_is_left_out_too(notes) -> None:
    notes.add("Piscine.md", "La chaudière.", language="fr")
    notes.add("Maison.md", "La chaudière.", language="fr")
    assert notes.found("chaudière -piscine") == ["Maison.md"]


def test_a_phrase_is_left_out_and_its_words_are_not(notes) -> None:
    notes.add("a.md", "The boiler has low pressure.")
    notes.add("b.md", "The boiler pressure is low.")
    assert notes.found('boiler -"low pressure"') == ["b.md"]


def test_filters_in_the_query_hold_with_those_of_the_request(notes) -> None:
    notes.add("House/a.md", "boiler", tags=["heating"])
    notes.add("House/b.pdf", "boiler", tags=["heating"], form="pdf")
    notes.add("Boat/c.md", "boiler", tags=["heating"])
    notes.add("House/d.md", "boiler")
    assert set(notes.found("boiler folder:House tag:heating")) == {"House/a.md", "House/b.pdf"}
    assert notes.found("boiler folder:House tag:heating type:pdf") == ["House/b.pdf"]
    request = SearchRequest(
        "boiler folder:House", SearchMode.KEYWORD, filters=Filters(tag="heating", format="pdf")
    )
    assert [p.path for p in notes.searcher.search(request).passages] == ["/notes/House/b.pdf"]


def test_types_are_alternatives_and_what_is_negated_is_not_there(notes) -> None:
    notes.add("a.pdf", "boiler", form="pdf")
    notes.add("b.docx", "boiler", form="word")
    notes.add("c.md", "boiler", tags=["old"])
    notes.add("d.md", "boiler")
    assert set(notes.found("boiler type:pdf type:docx")) == {"a.pdf", "b.docx"}
    assert set(notes.found("boiler type:md -tag:old")) == {"d.md"}


def test_a_time_in_words_restricts_and_is_told(notes) -> None:
    notes.add("spring.md", "The boiler was repaired.", day="2024-04-02")
    notes.add("autumn.md", "The boiler was repaired.", day="2024-10-02")
    notes.add("2024-05-09.md", "The boiler again.")
    result = notes.search("the note from last spring about the boiler")
    assert {p.path for p in result.passages} == {"/notes/spring.md", "/notes/2024-05-09.md"}
    (restriction,) = result.restrictions
    assert (restriction.typed, restriction.value) == ("from last spring", "2024-03-01/2024-05-31")


def test_a_time_in_which_nothing_is_found_is_words_again(notes) -> None:
    notes.add("spring.md", "The boiler was repaired last week.", day="2024-04-02")
    result = notes.search("boiler last week")
    assert [p.path for p in result.passages] == ["/notes/spring.md"]
    assert (result.notes, result.restrictions) == (("date-widened",), ())


def test_a_tag_that_no_note_has_is_a_word(notes) -> None:
    notes.add("a.md", "include the header")
    notes.add("b.md", "a roof", tags=["roof"])
    assert notes.found("#roof") == ["b.md"]
    assert notes.search("#include").notes == ("tag-widened",)
    assert notes.found("#include") == ["a.md"]


def test_a_time_that_was_typed_as_a_filter_does_not_give_way(notes) -> None:
    notes.add("spring.md", "The boiler was repaired.", day="2024-04-02")
    assert notes.found("boiler after:2024-06") == []


def test_a_filter_that_is_not_typed_to_its_end_does_not_hide_everything(notes) -> None:
    notes.add("a.md", "boiler", tags=["house"])
    notes.add("b.md", "boiler")
    assert notes.found("boiler tag:hou") == []
    assert set(notes.found("boiler tag:hou", typing=True)) == {"a.md", "b.md"}
    assert notes.found("boiler tag:house", typing=True) == ["a.md"]
    assert notes.found("boiler tag:hou ", typing=True) == []
    assert notes.found("tag:hou", typing=True) == []


def test_without_words_the_newest_notes_are_shown(notes) -> None:
    for name in ("old.md", "middle.md", "new.md"):
        notes.add(name, f"first of {name}", "second", tags=["house"])
    notes.add("other.md", "other")
    assert notes.found("tag:house") == ["new.md", "middle.md", "old.md"]
    assert notes.found("all my notes tag:house", limit=2) == ["new.md", "middle.md"]
    assert notes.search("tag:house").passages[0].text == "first of new.md"


def test_what_was_written_in_a_time_is_shown_without_other_words(notes) -> None:
    notes.add("a.md", "Plumber came.", day="2024-11-13")
    notes.add("b.md", "I wrote notes.", day="2024-11-20")
    assert notes.found("what did I write last week?") == ["a.md"]


@pytest.mark.parametrize("typed", ["-boiler", "-tag:x", '-"a b"', "* ? ~", "((", '""', "--", "😀"])
def test_a_query_that_looks_for_nothing_finds_nothing_and_says_so(notes, typed: str) -> None:
    notes.add("a.md", "boiler")
    result = notes.search(typed)
    assert (result.passages, result.notes) == ((), ("empty-query",))


ODD = st.sampled_from(
    ["'", '"', "''", "\\", ";", "--", "/*", "*/", "%", "_", "(", ")", "[", "\x00", "\n", "\u202e",
     "😀", "مرحبا", "שלום", "OR 1=1", "DROP TABLE document", "revision IN (1)", "terms:(a b)", "^5",
     "boiler", "AND", "NOT", "~2", "folder:", "tag:", "type:", "after:", "-", "#", "«", "»", " "]
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ODD, max_size=10).map("".join))
def test_whatever_is_typed_into_a_query_or_a_filter_harms_nothing(notes, typed: str) -> None:
    if not notes.added:
        notes.add("a.md", "boiler", tags=["x"])
    notes.search(typed)
    for prefix in ("folder:", "tag:", "-tag:", "type:", "lang:", "after:", "before:"):
        for found in (f'boiler {prefix}"{typed}"', f"boiler {prefix}{typed}"):
            notes.search(found)
    for filters in (Filters(folder=typed), Filters(tag=typed), Filters(format=typed)):
        request = SearchRequest("boiler", SearchMode.KEYWORD, filters=filters)
        notes.searcher.search(request)
    assert notes.found("boiler") == ["a.md"]
    assert notes.manifest.count() == 1


def test_a_tag_with_the_syntax_of_sql_is_a_tag_that_no_note_has(notes) -> None:
    notes.add("a.md", "boiler", tags=["x"])
    assert notes.found("""boiler tag:"x') OR 1=1 --" """) == []
    assert notes.found("boiler folder:' OR '1'='1") == []


def test_ten_thousand_characters_are_searched_by_their_beginning(notes) -> None:
    notes.add("a.md", "boiler")
    assert notes.found("boiler " + "filler " * 1_500) == ["a.md"]


def test_the_words_looked_for_are_told_without_what_restricts_them(notes) -> None:
    notes.add("a.md", "The boiler was repaired.", day="2024-04-02")
    result = notes.search("the note of last spring on what was repaired -pool type:md")
    assert result.words == "the note on what was repaired"
    assert notes.search("when was the boilre repaired?").words == "when was the boiler repaired?"
