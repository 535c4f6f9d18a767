"""The stores stay small and quick by themselves."""

from __future__ import annotations

from typing import Any

from carnet.domain.library import ChunkCounts

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
