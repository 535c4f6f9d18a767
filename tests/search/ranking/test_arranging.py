from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from carnet.domain.documents import Document, StoredChunk
from carnet.search.ranking.arranging import arrange
from carnet.search.ranking.fusion import Signals
from carnet.search.ranking.matching import Match
from carnet.search.ranking.scoring import Scored
from carnet.text.analysis import index_terms

LONG = "La chaudière du sous-sol a été révisée au printemps par le plombier du village voisin"


def scored(
    text: str,
    *,
    path: str = "a.md",
    revision: int = 1,
    ordinal: int = 0,
    at: int = 0,
    line: int = 1,
    heading: str = "",
    page: int | None = None,
) -> Scored:
    chunk = StoredChunk(
        revision, ordinal, f"{text}{heading}", text, "", heading, at, at + len(text), line,
        line + text.count("\n"), page, index_terms(text, "fr"), "",
    )  # fmt: skip
    document = Document(revision, 1, f"/notes/{path}", 1, revision, "h", revision)
    nothing = Match(frozenset(), frozenset(), (), ())
    return Scored(chunk, document, 1.0, None, Signals(), Signals(), nothing, 1 - revision / 100)


def texts(items: list[Scored], limit: int = 10, asked: int = 5) -> list[str]:
    return [shown.chunk.text for shown in arrange(items, limit, asked)]


def test_a_copy_is_shown_once_and_named() -> None:
    shown = arrange([scored(LONG), scored(LONG, path="b.md", revision=2)], 10, 5)
    assert len(shown) == 1
    assert shown[0].also_in == ("/notes/a.md",)


def test_of_copies_the_newest_is_shown_in_the_place_of_the_best() -> None:
    old, other, new = (
        scored(LONG, path="old.md", revision=1),
        scored("Le vélo est dans la cave.", revision=2),
        scored(LONG, path="new.md", revision=3),
    )
    assert [item.best for item in arrange([old, other, new], 10, 5)] == [new, other]


def test_of_copies_the_one_whose_name_was_asked_for_is_shown() -> None:
    asked = scored(LONG, path="asked.md", revision=1)
    asked = replace(asked, signals=Signals(named=1.0))
    new = scored(LONG, path="new.md", revision=3)
    assert [item.best for item in arrange([new, asked], 10, 5)] == [asked]


def test_a_near_copy_is_shown_once() -> None:
    note = LONG + " hier matin avant la pluie et le grand froid, et rien ne fuit plus depuis"
    near = scored(note.replace("fuit", "coule"), path="b.md", revision=2)
    assert texts([scored(note), near]) == [note]


def test_versions_that_differ_in_a_number_are_both_shown() -> None:
    first = scored(LONG + " pour 120 euros")
    second = scored(LONG + " pour 140 euros", revision=2, path="b.md")
    assert len(texts([first, second])) == 2


def test_short_texts_are_alike_by_chance() -> None:
    assert len(texts([scored("# Courses"), scored("# Courses !", revision=2)])) == 2


def test_copies_do_not_use_up_the_limit() -> None:
    copies = [scored(LONG, revision=number, path=f"{number}.md") for number in range(1, 6)]
    other = scored("Le vélo est dans la cave.", revision=9)
    assert texts([*copies, other], limit=2) == [LONG, "Le vélo est dans la cave."]


def test_neighbours_of_one_section_are_one_passage_in_its_place() -> None:
    first = scored("Premier paragraphe.", ordinal=0)
    other = scored("Autre note.", revision=2)
    second = scored("Deuxième.", ordinal=1, at=21, line=3)
    shown = arrange([second, other, first], 10, 5)
    joined = shown[0].chunk
    assert joined.text == "Premier paragraphe.\n\nDeuxième."
    assert (joined.start_char, joined.end_char) == (0, 30)
    assert (joined.start_line, joined.end_line) == (1, 3)
    assert joined.text[21:] == "Deuxième."
    assert [item.best for item in shown] == [second, other]


def test_neighbours_of_other_sections_pages_or_places_stay_apart() -> None:
    first = scored("Premier.", heading="A")
    assert len(texts([first, scored("Deuxième.", ordinal=1, at=10, line=3, heading="B")])) == 2
    assert (
        len(texts([first, scored("Deuxième.", ordinal=1, at=10, line=3, heading="A", page=2)])) == 2
    )
    assert len(texts([first, scored("Deuxième.", ordinal=1, at=900, line=3, heading="A")])) == 2
    assert len(texts([first, scored("Deuxième.", ordinal=3, at=10, line=3, heading="A")])) == 2


def test_a_passage_joins_three_chunks_at_most_whatever_their_order() -> None:
    row = [scored(f"Partie {n}.", ordinal=n, at=10 * n, line=1 + n) for n in range(5)]
    joined = ["Partie 0.\nPartie 1.\nPartie 2.", "Partie 3.\nPartie 4."]
    for order in permutations(row):
        assert sorted(texts(list(order))) == joined


def test_asked_broadly_other_notes_come_before_the_third_passage_of_one() -> None:
    one = [scored(f"Passage {n} sur le sujet.", ordinal=2 * n, at=100 * n) for n in range(4)]
    other = scored("Une autre note.", revision=2)
    assert texts([*one, other], limit=3, asked=1)[-1] == "Une autre note."
    assert texts([*one, other], limit=3, asked=5)[-1] == "Passage 2 sur le sujet."
