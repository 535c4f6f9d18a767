"""The stores stay small and quick by themselves."""

from __future__ import annotations

import random
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from carnet.domain.library import ChunkCounts
from carnet.library.indexing.upkeep import Upkeep
from carnet.text.analysis import index_terms

Workshop = Any  # the class of the fixture in conftest.py


class Counted:
    """A real store that counts how often it is compacted."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.compactions = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def optimize(self) -> None:
        self.compactions += 1
        self._real.optimize()


def test_vectors_no_note_needs_are_kept_until_the_library_is_tidied(
    workshop: Workshop, small_pace: Any
) -> None:
    path = workshop.write("gone.md")
    workshop.write_many(3)
    workshop.library.update()
    revision = workshop.library.document(str(path)).revision
    gone = {chunk.content_hash for chunk in workshop.parts.chunks.by_revision(revision)}
    path.unlink()
    workshop.library.update()
    assert gone <= workshop.parts.vectors.known()
    for n in range(small_pace.tidy_writes):
        workshop.write("edited.md", f"Version {n} of it.")
        workshop.reopen(pace=small_pace).update()
    assert gone.isdisjoint(workshop.parts.vectors.known())
    assert workshop.state()["not embedded"] == set()


def test_many_short_runs_tidy_as_one_long_one_does(workshop: Workshop, small_pace: Any) -> None:
    compactions = 0
    for n in range(3 * small_pace.tidy_writes):
        workshop.write("note.md", f"Version {n} of it.")
        workshop.reopen(pace=small_pace)
        chunks = Counted(workshop.parts.chunks)
        workshop.reopen(pace=small_pace, chunks=chunks).update()
        compactions += chunks.compactions
    assert 2 <= compactions <= 8


def test_many_edits_do_not_grow_the_library(workshop: Workshop, small_pace: Any) -> None:
    names = [f"folder{n % 3}/note{n}.md" for n in range(12)]
    for name in names:
        workshop.write(name)
    library = workshop.reopen(pace=small_pace)
    library.update()
    library.update(paths=[])
    fresh = library.status().disk_bytes
    for n in range(10 * len(names)):
        path = workshop.write(names[n % len(names)], note_of_edit(n))
        library.update(paths=[str(path)])
    status = library.status()
    assert status.documents == len(names)
    assert status.disk_bytes < 2 * fresh + 300_000  # SQLite's log, and what is not tidied yet


def test_hundreds_of_random_changes_leave_a_library_like_a_fresh_build(
    workshop: Workshop, small_pace: Any, new_workshop: Callable[[], Workshop]
) -> None:
    chooser = random.Random(5)
    paths = workshop.write_many(40)
    library = workshop.reopen(pace=replace(small_pace, tidy_writes=30))
    library.update()
    for n in range(200):
        touched = change(workshop, paths, chooser, n)
        library.update(paths=[str(path) for path in touched])
    fresh = new_workshop()
    fresh.library.add_folder(str(workshop.notes))
    fresh.library.update()
    assert workshop.state() == fresh.state()
    size = fresh.library.status().disk_bytes
    assert library.status().disk_bytes < 2 * size + 1_000_000  # 30 changes of some 20 kB each

    Upkeep(workshop.parts, threading.Lock()).tidy()
    assert workshop.parts.vectors.known() == workshop.parts.chunks.content_hashes().keys()
    assert hits(workshop) == hits(fresh)  # words of replaced chunks count no more
    for table in (workshop.data / "index").iterdir():
        versions = list((table / "_versions").glob("*.manifest"))
        assert len(versions) <= 3
    assert library.status().disk_bytes < 2 * size


def change(workshop: Workshop, paths: list[Path], chooser: random.Random, n: int) -> list[Path]:
    """An edit, a rename, a deletion or a new note; returns what it touched."""
    place = chooser.randrange(len(paths))
    path = paths[place]
    kind = chooser.choices(("edit", "rename", "delete", "new"), (6, 2, 1, 1))[0]
    if kind == "edit":
        words = " ".join(f"common{chooser.randrange(9)}" for _ in range(12))
        path.write_text(f"{path.read_text()}\nEdit {n} says {words}.\n"[-1_500:])
    elif kind == "rename":
        paths[place] = path.rename(path.with_name(f"renamed{n}.md"))
        return [path, paths[place]]
    elif kind == "delete":
        paths.pop(place).unlink()
    else:
        paths.append(workshop.write(f"folder{n % 3}/new{n}.md"))
        return paths[-1:]
    return [path]


def hits(workshop: Workshop) -> list[set[tuple[str, int, float]]]:
    """What keyword searches find, with their scores, whatever the revisions."""
    live = {doc.revision: doc.path for doc in workshop.parts.manifest.documents()}
    return [
        {
            (Path(live[chunk.revision]).name, chunk.ordinal, round(score, 4))
            for chunk, score in workshop.parts.chunks.keyword_search([f"common{n}"], 1_000)
        }
        for n in range(9)
    ]


def note_of_edit(n: int) -> str:
    words = " ".join(f"edit{n}word{k}" for k in range(24))
    return f"# Edit {n}\n\nNow about {words}.\n"


def test_a_big_text_phase_is_folded_into_the_keyword_index(
    workshop: Workshop, small_pace: Any
) -> None:
    workshop.write_many(12)
    chunks = Counted(workshop.parts.chunks)
    report = workshop.reopen(pace=small_pace, chunks=chunks).update(embed=False)
    assert report.chunks.written > 3 * small_pace.fold_rows
    assert 2 <= chunks.compactions <= report.chunks.written // small_pace.fold_rows
    assert workshop.find("note7word1") == ["note7.md"]


def test_the_vectors_are_asked_to_stay_quick_once_all_are_there(workshop: Workshop) -> None:
    asked: list[int] = []

    class Watched(Counted):
        def keep_quick(self) -> None:
            asked.append(self._real.count())

    workshop.write_many(3)
    workshop.reopen(vectors=Watched(workshop.parts.vectors)).update()
    assert asked == [workshop.parts.chunks.count()]


def test_when_nothing_else_is_to_be_done_scores_become_those_of_a_fresh_build(
    workshop: Workshop,
) -> None:
    """Words of replaced chunks are counted until the library is tidied."""
    workshop.write_many(8)
    workshop.library.update()
    workshop.parts.chunks.optimize()  # in the index, where replaced chunks are counted on
    for n in range(4):
        workshop.write(f"folder{n % 3}/note{n}.md", f"# Other\n\nFirst about nothing {n}.\n")
        workshop.library.update()

    def scores() -> list[float]:
        terms = index_terms("first second about words", "en").split()
        return [round(score, 5) for _, score in workshop.parts.chunks.keyword_search(terms, 99)]

    drifted = scores()
    workshop.reopen().update()
    settled = scores()
    compacted = Counted(workshop.parts.chunks)
    workshop.reopen(chunks=compacted).update()

    assert drifted != settled
    assert compacted.compactions == 0
    shutil.rmtree(workshop.data)
    workshop.reopen().add_folder(str(workshop.notes))
    workshop.library.update()
    workshop.parts.chunks.optimize()
    assert scores() == settled


def test_an_update_without_changes_writes_nothing(workshop: Workshop) -> None:
    workshop.write_many(3)
    workshop.library.update()

    def files() -> dict[str, int]:
        return {
            str(path): path.stat().st_mtime_ns
            for path in (workshop.data / "index").rglob("*")
            if path.is_file()
        }

    before = files()
    assert workshop.reopen().update().chunks == ChunkCounts()
    assert files() == before
