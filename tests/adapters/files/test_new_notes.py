"""Notes written into a real folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from carnet.adapters.files.new_notes import NewNotes
from carnet.domain.errors import KnownError


def test_a_note_is_written_beside_what_is_there_and_never_over_it(tmp_path: Path) -> None:
    notes = NewNotes()
    first = notes.write(str(tmp_path), "Carnet", "Boiler.md", b"one")
    second = notes.write(str(tmp_path), "Carnet", "Boiler.md", b"two")
    assert first == str(tmp_path / "Carnet" / "Boiler.md")
    assert Path(first).read_bytes() == b"one"
    assert Path(second).read_bytes() == b"two"
    assert second.endswith("Boiler (2).md")
    assert sorted(path.name for path in (tmp_path / "Carnet").iterdir()) == [
        "Boiler (2).md",
        "Boiler.md",
    ]


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        NewNotes().write(str(tmp_path / "unplugged"), "Carnet", "a.md", b"one")
    assert caught.value.code == "folder-missing"
    assert not (tmp_path / "unplugged").exists()


def test_what_stands_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "Carnet").write_text("a file of that name")
    with pytest.raises(KnownError) as caught:
        NewNotes().write(str(tmp_path), "Carnet", "a.md", b"one")
    assert caught.value.code == "data-not-writable"
    assert (tmp_path / "Carnet").read_text() == "a file of that name"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_to_a_full_disk(_path: Path, data: bytes) -> int:
        with Path("/dev/full").open("wb", buffering=0) as full:
            return full.write(data)

    monkeypatch.setattr(Path, "write_bytes", write_to_a_full_disk)
    with pytest.raises(KnownError) as caught:
        NewNotes().write(str(tmp_path), "Carnet", "a.md", b"one")
    assert caught.value.code == "disk-full"
    assert list((tmp_path / "Carnet").iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(KnownError) as caught:
            NewNotes().write(str(tmp_path), "Carnet", "a.md", b"one")
    finally:
        tmp_path.chmod(0o700)
    assert caught.value.code == "data-not-writable"
