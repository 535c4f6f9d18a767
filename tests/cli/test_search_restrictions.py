"""Operators, dates, corrections and lists, as a person meets them in the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Carnet = Callable[..., Any]


@pytest.fixture(scope="module")
def search(carnet: Carnet, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """`search(command, *arguments)` over five notes, without a model."""
    place = tmp_path_factory.mktemp("restrictions")
    notes = place / "notes"
    (notes / "House").mkdir(parents=True)
    (notes / "House" / "2024-03-12.md").write_text("The plumber came for the boiler. #heating\n")
    (notes / "House" / "boiler.md").write_text("# Boiler\n\nThe boiler has low pressure.\n")
    (notes / "pool.md").write_text("The boiler of the pool: its pressure is low.\n")
    (notes / "chaudiere.md").write_text("La chaudière est en panne depuis le printemps.\n")
    (notes / "garden.md").write_text("Apple trees.\n")

    def run(*arguments: str) -> Any:
        return carnet(*arguments, models=place / "models", data=place / "data")

    indexed = run("index", str(notes))
    assert indexed.code == 0, indexed.err
    return run


def names(document: Any) -> set[str]:
    return {Path(row["path"]).name for row in document["results"]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"low pressure"', {"boiler.md"}),
        ("boiler -pool", {"boiler.md", "2024-03-12.md"}),
        ("boiler dossier:House after:2024-03 before:2024-03-31", {"2024-03-12.md"}),
        ("#heating", {"2024-03-12.md"}),
        ("notes from March 2024", {"2024-03-12.md"}),
        ("notes de mars 2024 sur le plombier boiler", {"2024-03-12.md"}),
    ],
)
def test_operators_and_dates_in_the_query_restrict(search, query: str, found: set[str]) -> None:
    assert names(search("search", query, "--json").document) == found


def test_what_restricts_is_told(search) -> None:
    document = search("search", "the note from March 2024 about the boiler", "--json").document
    assert document["restrictions"] == [
        {"kind": "date", "typed": "from March 2024", "value": "2024-03-01/2024-03-31"}
    ]
    said = search("search", "the note from March 2024 about the boiler")
    assert "Only notes dated 1 Mar 2024 to 31 Mar 2024." in said.out


def test_a_slip_is_corrected_and_told(search) -> None:
    document = search("search", "chaudère", "--json").document
    assert document["corrections"] == [{"typed": "chaudère", "used": "chaudière"}]
    assert names(document) == {"chaudiere.md"}
    assert "Searched for chaudière instead of chaudère." in search("search", "chaudère").out


def test_all_counts_and_pages(search) -> None:
    first = search("search", "boiler", "--all", "--limit", "2", "--json").document
    assert (first["scanned"], first["matched"], len(first["results"])) == (5, 3, 2)
    rest = search("search", "boiler", "--all", "--limit", "2", "--offset", "2", "--json").document
    assert names(first) | names(rest) == {"boiler.md", "pool.md", "2024-03-12.md"}
    said = search("search", "how many notes mention the boiler?", "--all", "--limit", "1").out
    assert "Notes with “the boiler”: 3 of 5." in said
    assert "2 more: --offset 1" in said


def test_a_question_for_a_list_is_answered_by_a_count_and_its_notes(search) -> None:
    answer = search("ask", "Combien de notes parlent de la chaudière ?", "--json").document
    assert (answer["kind"], answer["abstained"]) == ("listed", False)
    assert answer["listing"] == {
        "criterion": "chaudière", "scanned": 5, "matched": 1, "restrictions": [],
    }  # fmt: skip
    assert answer["answer"] == "Notes avec « chaudière » : 1 sur 5."
    (citation,) = answer["citations"]
    assert citation["quote"] == "La chaudière est en panne depuis le printemps."
    said = search("ask", "Which notes mention the boiler?").out
    assert "Notes with “the boiler”: 3 of 5." in said
    assert "pool.md:1" in said


@pytest.mark.parametrize(
    "arguments", [("--after", "soon"), ("--before", "'; --"), ("--offset", "-1")]
)
def test_a_filter_that_means_nothing_is_a_usage_error(search, arguments: tuple[str, str]) -> None:
    assert search("search", "boiler", *arguments).code == 2


@pytest.mark.parametrize("query", ['* ~ "', "'; DROP TABLE x", "مرحبا 😀"])
def test_no_query_is_an_error(search, query: str) -> None:
    ran = search("search", "--json", "--", query)
    assert ran.code == 0, ran.err
    assert isinstance(ran.document["results"], list)
