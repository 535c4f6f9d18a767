from __future__ import annotations

import pytest

from carnet.domain.documents import Document
from carnet.search.ranking.linked import linked


def note(id_: int, path: str, *links: str) -> Document:
    return Document(id_, 1, f"/notes/{path}", 1, 1, "h", id_, links=links)


@pytest.mark.parametrize(
    "target",
    ["Chaudière", "chaudière", "Maison/Chaudière", "Chaudière.md", "../Maison/Chaudière.md"],
)
def test_a_note_that_the_best_links_to_is_linked(target: str) -> None:
    best = note(1, "Plombier.md", target)
    other = note(2, "Maison/Chaudière.md")
    assert linked([best], [best, other]) == {2}


def test_a_note_that_links_to_the_best_is_linked() -> None:
    best = note(1, "Chaudière.md")
    assert linked([best], [best, note(2, "Plombier.md", "Chaudière"), note(3, "Vélo.md")]) == {2}


def test_a_note_is_no_neighbour_of_itself() -> None:
    best = note(1, "a.md", "a", "b")
    assert linked([best], [best]) == set()


def test_a_dot_in_a_name_is_no_ending() -> None:
    best = note(1, "a.md", "v1.2")
    assert linked([best], [note(2, "v1.2.md"), note(3, "v1.md")]) == {2}
