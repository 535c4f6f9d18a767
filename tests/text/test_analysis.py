from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from carnet.text.analysis import fold, index_terms, query_terms, query_words, question_words


def terms(text: str, language: str) -> set[str]:
    return set(index_terms(text, language).split())


@pytest.mark.parametrize(
    ("typed", "written", "language"),
    [
        ("chaudieres", "La chaudière est réglée.", "fr"),
        ("eau", "Coupure d’eau mardi", "fr"),
        ("électricité", "L'électricité est coupée", "fr"),
        ("vaccination", "Vaccinations à jour", "fr"),
        ("boilers", "The boiler was serviced.", "en"),
        ("Nora's", "Nora signed the lease", "en"),
        ("cœur", "Le coeur du sujet", "fr"),
        ("E-4021", "Code erreur E-4021 affiché", "fr"),
        ("4021", "Code erreur E-4021 affiché", "fr"),
        ("v1.2", "Released v1.2 today", "en"),
        ("C++", "Notes on C++ templates", "en"),
    ],
)
def test_a_word_finds_its_other_forms(typed: str, written: str, language: str) -> None:
    assert terms(written, language) & set(query_terms(typed, language))


def test_a_whole_identifier_is_told_from_its_parts() -> None:
    assert "e-4021" in terms("code E-4021", "fr")
    assert "e-4021" not in terms("E then 4021", "fr")


def test_a_question_is_stemmed_in_every_language_of_the_notes_and_in_no_other() -> None:
    note = terms("Les garanties de la toiture", "fr")
    assert note & set(query_terms("garanties", "en", "fr"))
    assert not note & set(query_terms("garanties", "en"))


@pytest.mark.parametrize(
    ("question", "verb"),
    [("Où habite-t-il ?", "habite"), ("Que pouvons-nous louer ?", "pouvons"),
     ("Comment appelle-t-on le chef ?", "appelle")],
)  # fmt: skip
def test_the_verb_of_a_french_question_is_told_from_its_subject(question: str, verb: str) -> None:
    assert verb in [word.text for word in question_words(question, "fr")]


def test_a_meeting_and_an_add_on_are_no_inverted_verbs() -> None:
    assert "rendez-vous" in query_terms("rendez-vous chez le dentiste", "fr")
    assert "add-on" in [word.text for word in question_words("an add-on", "en")]


def test_words_without_meaning_are_left_out_of_a_question() -> None:
    assert query_terms("What is the boiler?", "en") == query_terms("boiler", "en")


def test_a_question_of_such_words_alone_keeps_them() -> None:
    assert query_terms("to be or not to be", "en")


def test_each_word_of_a_question_is_one_group_of_terms() -> None:
    groups = query_words("Quand changer le filtre de la chaudière ?", "fr")
    assert len(groups) == 3
    assert all(groups)


def test_a_term_has_a_bounded_length() -> None:
    assert max(map(len, index_terms("a" * 10_000, "en").split())) <= 64


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "de", ""]))
def test_any_text_becomes_terms_without_white_space(text: str, language: str) -> None:
    assert all(term == "".join(term.split()) for term in index_terms(text, language).split(" "))


@given(st.text(max_size=60), st.sampled_from(["fr", "en"]))
@example("EE", "fr")
def test_a_text_is_found_by_its_own_words(text: str, language: str) -> None:
    found = terms(text, language)
    for group in query_words(text, language):
        assert group & found


def test_fold_removes_case_accents_and_ligatures() -> None:
    assert fold("Œuvre À NOËL") == "oeuvre a noel"
