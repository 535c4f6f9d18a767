from __future__ import annotations

import pytest

from carnet.domain.documents import Document
from carnet.domain.search import Filters
from carnet.search.filters import matches

NOTE = Document(
    id=1,
    folder_id=1,
    path="/home/lea/Notes/Maison/Chauffage/chaudiere.md",
    size_bytes=1,
    mtime_ns=0,
    content_hash="x",
    revision=1,
    format="markdown",
    language="fr",
    tags=("maison/chauffage", "Entretien"),
    date="2024-03-12",
)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(folder="/home/lea/Notes"),
        Filters(folder="maison"),
        Filters(folder="Maison/Chauffage"),
        Filters(tag="maison"),
        Filters(tag="#entretien"),
        Filters(format="markdown"),
        Filters(language="fr"),
        Filters(after="2024-03-12", before="2024-03-12"),
        Filters(after="2024-01-01"),
        Filters(folder="maison", tag="maison/chauffage", language="fr"),
    ],
)
def test_a_note_passes_the_filters_it_satisfies(filters: Filters) -> None:
    assert matches(NOTE, filters)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(folder="/home/lea/Note"),
        Filters(folder="Chauffage/Maison"),
        Filters(folder="chaudiere.md"),
        Filters(tag="mais"),
        Filters(format="text"),
        Filters(language="en"),
        Filters(after="2024-03-13"),
        Filters(before="2024-03-11"),
        Filters(tag="entretien", language="en"),
    ],
)
def test_a_note_is_held_back_by_a_filter_it_fails(filters: Filters) -> None:
    assert not matches(NOTE, filters)
