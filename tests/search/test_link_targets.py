from __future__ import annotations

import pytest

from carnet.domain.documents import Document
from carnet.search.link_targets import choose_target


def note(path: str, title: str | None = None) -> Document:
    return Document(abs(hash(path)), 1, f"/notes/{path}", 1, 1, "h", 1, title=title)


def chosen(target: str, source: str, *paths: str) -> str | None:
    found = choose_target(target, f"/notes/{source}", [note(path) for path in paths])
    return found and found.path.removeprefix("/notes/")


@pytest.mark.parametrize(
    "target", ["Été", "été", "E\u0301te\u0301", "Été.md", "Maison/Été", "../Maison/Été.md"]
)
def test_a_note_is_found_by_its_name_however_it_is_written(target: str) -> None:
    assert chosen(target, "Jardin/a.md", "Maison/Été.md", "Maison/Hiver.md") == "Maison/Été.md"


def test_the_note_beside_the_source_comes_first() -> None:
    assert chosen("plan", "b/x.md", "a/plan.md", "b/plan.md", "plan.md") == "b/plan.md"


def test_else_the_one_with_the_shortest_path() -> None:
    assert chosen("plan", "c/x.md", "a/deep/plan.md", "a/plan.md") == "a/plan.md"


def test_a_path_is_taken_from_the_folder_of_its_note() -> None:
    assert chosen("../a/plan.md", "b/x.md", "a/plan.md", "b/plan.md") == "a/plan.md"


def test_folders_before_a_name_choose_among_namesakes() -> None:
    assert chosen("Work/plan", "x.md", "Home/plan.md", "Office/Work/plan.md") == (
        "Office/Work/plan.md"
    )


def test_a_title_will_do_when_no_file_is_called_so() -> None:
    titled = note("2024-03.md", "Spring clean")
    assert choose_target("spring clean", "/notes/x.md", [titled]) == titled
    named = note("deep/down/spring clean.md")
    assert choose_target("spring clean", "/notes/x.md", [titled, named]) == named


@pytest.mark.parametrize("target", ["", "/", "missing", "plan.pdf", ".."])
def test_what_is_called_nothing_leads_nowhere(target: str) -> None:
    assert chosen(target, "x.md", "plan.md") is None
