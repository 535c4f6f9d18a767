from __future__ import annotations

import pytest

from carnet.domain.documents import StoredChunk
from carnet.search.ranking.matching import Match, Weighing, WordsWanted, match, typed_words
from carnet.text.analysis import index_terms


def chunk(text: str, *, title: str = "", heading: str = "", language: str = "fr") -> StoredChunk:
    return StoredChunk(
        1, 0, "hash", text, "", heading, 0, len(text), 1, 1, None,
        index_terms(text, language), index_terms(f"{title} {heading}", language),
    )  # fmt: skip


def found(
    query: str, text: str, *, title: str = "", heading: str = "", language: str = "fr"
) -> Match:
    wanted = WordsWanted.read(query, ("fr", "en"))
    row = chunk(text, title=title, heading=heading, language=language)
    return match(row, (title,), language, wanted.in_language(language))


def weighing(query: str, *matches: Match) -> Weighing:
    return Weighing(matches, WordsWanted.read(query, ("fr", "en")).words)


def test_words_are_found_by_the_stems_of_the_notes_own_language() -> None:
    assert found("les chaudières", "La chaudière est basse.").held == {0}
    assert found("the boilers", "Two boiler rooms.", language="en").held == {0}


def test_a_stem_of_another_language_is_not_taken_for_the_word() -> None:
    # In English "compagnies" is stemmed to "compagni", which is no French stem.
    assert WordsWanted.read("compagnies", ("fr", "en")).in_language("fr").word_of == {"compagn": 0}


def test_in_a_note_of_no_known_language_any_stem_will_do() -> None:
    terms = WordsWanted.read("compagnies", ("fr", "en")).in_language("").word_of
    assert terms == {"compagn": 0, "compagni": 0}


def test_another_form_of_a_word_counts_in_part() -> None:
    one = found("élection", "Les électeurs de la commune")
    assert (one.held, one.forms) == (frozenset(), frozenset({0}))
    full = found("élection", "Une élection")
    compared = weighing("élection", one, full)
    assert 0 < compared.coverage(one) < compared.coverage(full)


def test_a_code_that_differs_in_a_digit_is_another_code() -> None:
    one = found("E-40213", "Le code E-40214 clignote.")
    assert not one.held
    assert not one.forms


def test_a_word_in_the_title_is_held() -> None:
    assert found("chaudière pression", "La pression est basse.", title="Chaudière").held == {0, 1}


def test_a_rare_word_covers_more_than_a_common_one() -> None:
    query = "assurance vélo"
    common = [found(query, f"assurance numéro {n}") for n in range(5)]
    rare = found(query, "Le vélo est dans la cave.")
    compared = weighing(query, *common, rare)
    assert compared.coverage(rare) > compared.coverage(common[0])


def test_a_name_covers_more_than_another_word_as_rare() -> None:
    query = "le vélo de Nora"
    named = found(query, "Nora est là.")
    other = found(query, "Un vélo est là.")
    compared = weighing(query, named, other)
    assert compared.coverage(named) > compared.coverage(other)


def test_words_that_stand_together_are_closer_than_words_pages_apart() -> None:
    query = "pression chaudière"
    near = found(query, "La pression de la chaudière.")
    far = found(query, "La pression. " + "mot " * 100 + "La chaudière.")
    compared = weighing(query, near, far, found(query, "rien"))
    assert compared.closeness(near) == pytest.approx(1)
    assert compared.closeness(far) == pytest.approx(0.5)
    assert compared.coverage(near) == compared.coverage(far)


@pytest.mark.parametrize(
    ("title", "better_than"),
    [("Article 1134", "Article 1134-1"), ("Article 1134", "Commentaire de l'article 1134")],
)
def test_a_name_that_is_the_query_beats_one_that_says_more(title: str, better_than: str) -> None:
    query = "article 1134"
    exact = found(query, "Les conventions tiennent lieu de loi.", title=title)
    longer = found(query, "Voir plus haut.", title=better_than)
    compared = weighing(query, exact, longer, found(query, "rien"))
    assert compared.naming(exact) == pytest.approx(1)
    assert compared.naming(longer) < 0.9


def test_the_last_heading_names_its_section() -> None:
    query = "article 1134"
    one = found(query, "Les conventions.", title="Code", heading="Livre III > Article 1134")
    assert weighing(query, one, found(query, "rien")).naming(one) == pytest.approx(1)


def test_words_are_told_as_they_were_typed() -> None:
    wanted = WordsWanted.read("Les Chaudières en panne", ("fr",))
    assert tuple(typed_words(wanted, {1, 0})) == ("Chaudières", "panne")


def test_a_query_without_words_matches_nothing() -> None:
    nothing = found("", "La chaudière")
    assert nothing.held == frozenset()
    assert weighing("", nothing).coverage(nothing) == 0
    assert weighing("", nothing).closeness(nothing) == 0


@pytest.mark.parametrize(
    ("query", "title", "named"),
    [
        ("article 495", "Article 495", True),
        ("article 495", "Article 495-3", False),
        ("article 495-3", "Article 495", False),
        ("que dit l'article 495 du code civil ?", "Article 495", True),
        ("495", "Article 495", True),
        ("495", "Notes sur l'article 495", False),
        ("la chaudière", "Chaudière", True),
        ("la pression de la chaudière", "Chaudière", False),
        ("chaudière", "Chaudière du garage", False),
    ],
)
def test_a_query_that_gives_a_name_or_a_code_names_the_note(
    query: str, title: str, named: bool
) -> None:
    one = found(query, "Les conventions tiennent lieu de loi.", title=title)
    assert weighing(query, one, found(query, "rien")).is_named(one) is named


def test_a_part_of_a_code_is_only_another_form_of_it() -> None:
    part = found("E-4021", "Appeler le 4021.", title="Téléphones")
    whole = found("E-4021", "La chaudière affiche E-4021.")
    assert (part.held, part.forms) == (frozenset(), frozenset({0}))
    assert whole.held == {0}
