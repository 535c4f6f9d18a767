"""Folders in which people keep notes, found by name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from carnet.gui.start import likely_folders as module
from carnet.gui.start.likely_folders import Kind, LikelyFolder, likely_folders


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


def note(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("text")


def test_an_obsidian_vault_is_found_deep_below(home: Path) -> None:
    vault = home / "Documents" / "Private" / "Brain"
    (vault / ".obsidian").mkdir(parents=True)
    for n in range(3):
        note(vault / "sub" / f"{n}.md")
    note(vault / ".obsidian" / "hidden.md")
    found = likely_folders(home, home / "Documents")
    assert found == [LikelyFolder(str(vault), Kind.OBSIDIAN, 3)]


def test_a_logseq_graph_is_one_with_its_pages(home: Path) -> None:
    for name in ("logseq", "pages"):
        (home / "Graph" / name).mkdir(parents=True)
    note(home / "Graph" / "pages" / "a.md")
    (home / "Elsewhere" / "logseq").mkdir(parents=True)
    note(home / "Elsewhere" / "a.md")
    found = likely_folders(home, home / "Documents")
    assert [(one.path, one.kind) for one in found] == [(str(home / "Graph"), Kind.LOGSEQ)]


def test_folders_with_a_usual_name_and_the_documents_are_offered(home: Path) -> None:
    note(home / "Notes" / "a.md")
    note(home / "Nextcloud" / "Notes" / "b.txt")
    note(home / "Papiers" / "c.pdf")
    found = likely_folders(home, home / "Papiers")
    assert [(Path(one.path).name, one.kind) for one in found] == [
        ("Notes", Kind.NOTES),
        ("Notes", Kind.NOTES),
        ("Papiers", Kind.DOCUMENTS),
    ]


def test_a_folder_without_anything_to_read_is_not_offered(home: Path) -> None:
    (home / "Notes").mkdir()
    note(home / "Notes" / "song.mp3")
    assert likely_folders(home, home / "Documents") == []


def test_no_folder_is_offered_twice_or_inside_another(home: Path) -> None:
    vault = home / "Notes"
    (vault / ".obsidian").mkdir(parents=True)
    note(vault / "a.md")
    (home / "notes").symlink_to(vault)
    assert [one.path for one in likely_folders(home, vault)] == [str(vault)]


def test_counting_stops_at_a_cap(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_FILES", 5)
    for n in range(12):
        note(home / "Notes" / f"d{n}" / "a.md")
    assert likely_folders(home, home / "x") == [
        LikelyFolder(str(home / "Notes"), Kind.NOTES, 5, more=True)
    ]


def test_looking_stops_after_its_time(home: Path) -> None:
    (home / "Vault" / ".obsidian").mkdir(parents=True)
    note(home / "Vault" / "a.md")
    moments = iter([0.0, *[99.0] * 100])
    assert likely_folders(home, home / "x", clock=lambda: next(moments)) == []


def test_nothing_is_opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note(home / "Notes" / "a.md")

    def refuse(*_arguments: object, **_names: object) -> None:
        raise AssertionError("a file was opened")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert len(likely_folders(home, home / "x")) == 1
