"""What happens on the disk, seen by the real watchdog and followed by the real keeper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

Workshop = Any  # the classes of the fixtures in conftest.py
Audience = Any
Signals = Any

_PATIENCE_S = 20.0


def test_a_new_note_is_found_by_itself(
    workshop: Workshop, audience: Audience, watching: Path
) -> None:
    workshop.write("fresh.md")
    audience.wait_until_settled(4)
    assert workshop.find("freshword1") == ["fresh.md"]


def test_an_edit_by_an_editor_that_replaces_the_file_is_found(
    workshop: Workshop, audience: Audience, watching: Path
) -> None:
    temporary = watching / "folder1" / ".note1.md.tmp"
    temporary.write_text("# Note\n\nBrand newword here.\n")
    temporary.replace(watching / "folder1" / "note1.md")
    audience.wait_for(lambda: any(report.documents.updated for report in audience.reports))
    assert workshop.find("newword") == ["note1.md"]


def test_a_rename_and_a_deletion_are_seen(
    workshop: Workshop, audience: Audience, watching: Path
) -> None:
    embedded = len(workshop.embedder.texts)
    (watching / "folder1").rename(watching / "renamed")
    audience.wait_for(lambda: any(report.documents.moved for report in audience.reports))
    assert workshop.library.document(str(watching / "renamed" / "note1.md"))
    (watching / "renamed" / "note1.md").unlink()
    audience.wait_until_settled(2)
    assert workshop.find("note1word1") == []
    assert len(workshop.embedder.texts) == embedded


def test_a_folder_of_many_notes_arriving_at_once_is_complete(
    workshop: Workshop, audience: Audience, watching: Path
) -> None:
    arriving = workshop.place / "arriving"
    for n in range(40):
        (arriving / f"sub{n % 4}").mkdir(parents=True, exist_ok=True)
        (arriving / f"sub{n % 4}" / f"{n}.md").write_text(f"arrived number{n}")
    arriving.rename(watching / "arrived")
    audience.wait_until_settled(43)
    assert len(workshop.find("arrived")) == 40


def test_a_watched_folder_that_is_replaced_is_watched_again(
    workshop: Workshop, audience: Audience, watching: Path
) -> None:
    watching.rename(workshop.place / "old")
    watching.mkdir()
    (watching / "first.md").write_text("firstword")
    audience.wait_until_settled(1)
    (watching / "second.md").write_text("secondword")
    audience.wait_until_settled(2)
    assert workshop.find("secondword") == ["second.md"]
