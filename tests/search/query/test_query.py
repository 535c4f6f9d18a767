from __future__ import annotations

import pytest

from carnet.search.query.reading import LONGEST_QUERY, read_query
from carnet.text.analysis import query_terms


@pytest.mark.parametrize(
    "typed",
    [
        "", " \t\n", "\x00", "((((", '"unbalanced', "a' OR 1=1 --", "* ? ~ ^ :", "😀🎉", "مرحبا",
        "x" * 100_000, "mot " * 10_000, "\u202e\u200b", "AND OR NOT", "terms:(a b)",
    ],
)  # fmt: skip
def test_anything_typed_is_read_without_failing(typed: str) -> None:
    query = read_query(typed)
    assert len(query.text) <= LONGEST_QUERY
    assert len(query.terms) <= 96
    assert "\x00" not in query.text


def test_a_question_has_a_language_and_terms() -> None:
    query = read_query("  Où est \n le compteur d'eau ?  ")
    assert query.text == "Où est le compteur d'eau ?"
    assert query.language == "fr"
    assert {"compteur", "eau"} <= set(query.terms)


def test_in_known_languages_a_query_is_stemmed_in_all_of_them_and_not_judged() -> None:
    query = read_query("Häuser chaudières boilers", {"de", "fr", "en"}, ask_language=False)
    assert query.language == ""
    for typed, language in (("Häuser", "de"), ("chaudières", "fr"), ("boilers", "en")):
        assert set(query_terms(typed, language)) <= set(query.terms)


@pytest.mark.parametrize("typed", ["art. 1134", "Art 1134", "art. L121-1"])
def test_an_article_of_a_law_is_found_by_its_abbreviation(typed: str) -> None:
    assert "articl" in read_query(typed, {"fr"}).terms


def test_art_alone_is_no_abbreviation() -> None:
    assert "articl" not in read_query("l'art. moderne en 1920", {"fr"}).terms
