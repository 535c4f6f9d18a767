"""What a person wants left out goes, and comes back without being embedded again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from carnet.domain.library import DocumentCounts

Workshop = Any  # the class of the fixture in conftest.py


def test_what_becomes_ignored_goes_and_comes_back_with_its_vectors(workshop: Workshop) -> None:
    workshop.write_many(6)
    workshop.library.update()
    before, embedded = workshop.state(), len(workshop.embedder.texts)
    rules = workshop.notes / ".carnetignore"
    rules.write_text("folder1/\n")
    # A hint names the folder in which the rules lie.
    report = workshop.library.update(paths=[str(workshop.notes)])
    assert report.documents == DocumentCounts(removed=2, unchanged=4)
    assert workshop.find("note1word1") == []
    rules.unlink()
    report = workshop.library.update(paths=[str(workshop.notes)])
    assert report.documents.added == 2
    assert report.chunks.reused > 0
    assert len(workshop.embedder.texts) == embedded
    assert workshop.state() == before


def test_rules_of_a_subfolder_concern_that_folder_alone(workshop: Workshop) -> None:
    workshop.write_many(6)
    workshop.library.update()
    (workshop.notes / "folder1" / ".carnetignore").write_text("*.md\n")
    report = workshop.library.update(paths=[str(workshop.notes / "folder1")])
    assert report.documents == DocumentCounts(removed=2)


def test_a_line_that_means_nothing_is_listed_until_it_is_put_right(workshop: Workshop) -> None:
    workshop.write_many(3)
    rules = workshop.notes / ".carnetignore"
    rules.write_text("!\nfolder0/\n")
    assert workshop.library.update().documents == DocumentCounts(added=2, failed=1)
    (problem,) = workshop.library.status().failed
    assert (Path(problem.path).name, problem.error.code) == (
        ".carnetignore",
        "ignore-line-unclear",
    )
    assert workshop.library.update().documents == DocumentCounts(unchanged=3)
    rules.write_text("folder0/\n")
    assert workshop.library.update().documents == DocumentCounts(removed=1, unchanged=2)
    assert workshop.library.status().failed == ()


def test_a_note_that_moves_to_the_cloud_keeps_what_it_said(workshop: Workshop) -> None:
    path = workshop.write("note.md")
    workshop.library.update()
    path.rename(path.with_name(".note.md.icloud"))
    for paths in ([str(path)], None):
        assert workshop.library.update(paths=paths).documents == DocumentCounts(unchanged=1)
    assert workshop.find("noteword1") == ["note.md"]
