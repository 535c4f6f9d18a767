"""A disk that is pulled out and put back, vectors that wait, clocks that go wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carnet.domain.library import DocumentCounts
from carnet.domain.search import SearchMode, SearchRequest, SearchResult
from carnet.search.searcher import Searcher

Workshop = Any  # the class of the fixture in conftest.py
Search = Callable[..., SearchResult]


@pytest.fixture
def search(workshop: Workshop) -> Search:
    """Searches the workshop's library as `bootstrap` wires it."""

    def find(query: str, mode: SearchMode = SearchMode.HYBRID) -> SearchResult:
        parts, library = workshop.parts, workshop.library
        searcher = Searcher(
            parts.manifest, parts.chunks, parts.vectors, parts.embedder,
            library.offline, lambda: library.waiting,
        )  # fmt: skip
        return searcher.search(SearchRequest(query, mode))

    return find


def test_what_is_away_is_found_and_said_to_be_offline(workshop: Workshop, search: Search) -> None:
    other = workshop.place / "notes2"
    other.mkdir()
    (other / "there.md").write_text("note1word1 as well")
    workshop.library.add_folder(str(other))
    workshop.write_many(3)
    workshop.library.update()
    assert not any(passage.offline for passage in search("note1word1").passages)
    embedded = len(workshop.embedder.texts)

    workshop.notes.rename(workshop.place / "away")
    workshop.library.update()
    found = {Path(p.path).name: p.offline for p in search("note1word1").passages}
    assert found["note1.md"]
    assert not found["there.md"]

    (workshop.place / "away").rename(workshop.notes)
    assert workshop.library.update().documents == DocumentCounts(unchanged=4)
    assert not any(passage.offline for passage in search("note1word1").passages)
    assert len(workshop.embedder.texts) == embedded


def test_before_the_vectors_are_there_search_works_and_says_so(
    workshop: Workshop, search: Search
) -> None:
    workshop.write_many(3)
    workshop.library.update(embed=False)
    found = search("note1word1")
    assert {Path(p.path).name for p in found.passages} == {"note1.md"}
    assert found.notes == ("vectors-pending",)
    # Asked for words alone, nothing is missing.
    assert search("note1word1", SearchMode.KEYWORD).notes == ()
    workshop.library.embed()
    assert search("note1word1").notes == ()


def test_vectors_that_wait_for_other_notes_are_said_too(workshop: Workshop, search: Search) -> None:
    workshop.write("old.md")
    workshop.library.update()
    workshop.write("new.md")
    workshop.library.update(embed=False)
    assert search("oldword1").notes == ("vectors-pending",)


def test_a_file_older_than_before_is_read_again(workshop: Workshop, search: Search) -> None:
    path = workshop.write("note.md", "before the restore")
    workshop.library.update()
    path.write_text("after a restore!!!")
    os.utime(path, ns=(0, 1_000_000_000))
    assert workshop.library.update().documents == DocumentCounts(updated=1)
    assert [Path(p.path).name for p in search("restore", SearchMode.KEYWORD).passages] == [
        "note.md"
    ]
    assert workshop.library.update().documents == DocumentCounts(unchanged=1)


@pytest.mark.parametrize("mtime_s", [0, -1_000_000_000, 32_503_680_000])
def test_a_file_from_before_or_after_its_time_is_a_note_like_any(
    workshop: Workshop, mtime_s: int
) -> None:
    path = workshop.write("note.md")
    os.utime(path, ns=(0, mtime_s * 1_000_000_000))
    workshop.write("now.md")
    assert workshop.library.update().documents == DocumentCounts(added=2)
    assert workshop.library.update().documents == DocumentCounts(unchanged=2)
    assert workshop.find("noteword1") == ["note.md"]


def test_a_clock_that_goes_back_changes_nothing(workshop: Workshop) -> None:
    clock = [4_000_000_000.0]  # the year 2096: everything indexed now is "in the future" later
    library = workshop.reopen(now=lambda: clock[0])
    workshop.write_many(3)
    library.update()
    clock[0] = 1.0
    path = workshop.write("folder1/note1.md", "edited word")
    library = workshop.reopen(now=lambda: clock[0])
    assert library.update().documents == DocumentCounts(updated=1, unchanged=2)
    assert library.update().documents == DocumentCounts(unchanged=3)
    assert library.document(str(path)).indexed_at == 1.0
    assert workshop.find("edited") == ["note1.md"]
    assert library.status().queued == 0


def test_an_edit_within_the_same_tick_of_the_clock_is_seen_when_it_is_hinted_at(
    workshop: Workshop,
) -> None:
    path = workshop.write("note.md", "one word")
    workshop.library.update()
    known = path.stat()
    path.write_text("two word")
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert workshop.library.update(paths=[str(path)]).documents == DocumentCounts(updated=1)
    assert workshop.find("two") == ["note.md"]
