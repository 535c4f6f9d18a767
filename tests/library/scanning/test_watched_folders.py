"""Adding folders, forgetting them, and folders that come and go."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import Any

import pytest

from carnet.adapters.files.filesystem import LocalFileSystem
from carnet.domain.documents import FolderState
from carnet.domain.errors import KnownError
from carnet.domain.library import DocumentCounts

Workshop = Any  # the class of the fixture in conftest.py


def test_adding_a_folder_twice_is_adding_it_once(workshop: Workshop) -> None:
    (workshop.place / "link").symlink_to(workshop.notes)
    first = workshop.library.add_folder(str(workshop.notes))
    assert workshop.library.add_folder(f"{workshop.place}/link/") == first
    assert [folder.path for folder in workshop.library.folders()] == [str(workshop.notes)]


@pytest.mark.parametrize(
    ("name", "code"), [("gone", "folder-missing"), ("notes/a.md", "folder-not-a-directory")]
)
def test_what_is_no_folder_is_refused(workshop: Workshop, name: str, code: str) -> None:
    workshop.write("a.md")
    with pytest.raises(KnownError) as caught:
        workshop.library.add_folder(str(workshop.place / name))
    assert caught.value.code == code
    assert caught.value.info.advice
    assert len(workshop.library.folders()) == 1


@pytest.mark.parametrize("name", ["notes/inside", "."])
def test_a_folder_inside_or_around_a_watched_one_is_refused(workshop: Workshop, name: str) -> None:
    (workshop.notes / "inside").mkdir()
    with pytest.raises(KnownError) as caught:
        workshop.library.add_folder(str(workshop.place / name))
    assert caught.value.code == "folder-nested"
    assert str(workshop.notes) in caught.value.info.message


def test_a_namesake_is_not_inside(workshop: Workshop) -> None:
    (workshop.place / "notes2").mkdir()
    workshop.library.add_folder(str(workshop.place / "notes2"))
    assert len(workshop.library.folders()) == 2


def test_a_forgotten_folder_leaves_nothing_to_find(workshop: Workshop) -> None:
    workshop.write("a.md")
    other = workshop.place / "other"
    other.mkdir()
    (other / "b.md").write_text("otherword")
    workshop.library.add_folder(str(other))
    workshop.library.update()
    workshop.library.remove_folder(str(workshop.notes))
    assert workshop.find("aword1") == []
    assert workshop.find("otherword") == ["b.md"]
    assert workshop.library.status().documents == 1
    assert workshop.parts.chunks.revisions() == workshop.parts.manifest.live_revisions()


def test_forgetting_what_is_not_watched_is_refused(workshop: Workshop) -> None:
    with pytest.raises(KnownError) as caught:
        workshop.library.remove_folder(str(workshop.place))
    assert caught.value.code == "folder-unknown"


def test_a_folder_forgotten_while_it_is_read_stays_forgotten(
    workshop: Workshop, small_pace: Any
) -> None:
    workshop.write_many(6)
    library = workshop.reopen(pace=small_pace)
    forgotten = []

    def forget(progress: object) -> None:
        if not forgotten and workshop.parts.manifest.count():
            library.remove_folder(str(workshop.notes))
            forgotten.append(progress)

    files = ReportingFiles(workshop.parts.files, forget)
    library = workshop.reopen(pace=small_pace, files=files)
    library.update()
    assert forgotten
    assert workshop.parts.manifest.documents() == []
    assert workshop.parts.chunks.count() == 0


class ReportingFiles:
    """The real disk; says when a file is about to be read."""

    def __init__(self, real: LocalFileSystem, before_read: Any) -> None:
        self._real = real
        self._before_read = before_read

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def read(self, path: str) -> bytes:
        self._before_read(path)
        return self._real.read(path)


def test_a_folder_that_is_away_keeps_all_it_had(workshop: Workshop) -> None:
    workshop.write_many(3)
    workshop.library.update()
    before = workshop.state()
    embedded = len(workshop.embedder.texts)
    workshop.notes.rename(workshop.place / "away")
    report = workshop.library.update()
    (folder,) = workshop.library.folders()
    assert folder.state is FolderState.OFFLINE
    assert not report.changed
    assert workshop.find("note1word3") == ["note1.md"]

    (workshop.place / "away").rename(workshop.notes)
    report = workshop.library.update()
    (folder,) = workshop.library.folders()
    assert folder.state is FolderState.CURRENT
    assert report.documents == DocumentCounts(unchanged=3)
    assert len(workshop.embedder.texts) == embedded
    assert workshop.state() == before


def test_hints_about_a_folder_that_is_away_remove_nothing(workshop: Workshop) -> None:
    path = workshop.write("note.md")
    workshop.library.update()
    workshop.notes.rename(workshop.place / "away")
    workshop.library.update(paths=[str(path)])
    assert workshop.library.status().documents == 1


class Mount(LocalFileSystem):
    """A disk that can be unmounted: its empty place stays behind, on the disk below."""

    mounted = True

    def identity(self, root: str) -> tuple[int, int] | None:
        return (2, 5) if self.mounted else (1, 7)


@pytest.mark.parametrize("hinted", [False, True])
def test_the_empty_place_of_an_unmounted_disk_is_offline(workshop: Workshop, hinted: bool) -> None:
    files = Mount({".md"})
    library = workshop.reopen(files=files)
    path = workshop.write("note.md")
    library.update()
    files.mounted = False
    shutil.move(workshop.notes, workshop.place / "disk")
    workshop.notes.mkdir()
    library.update(paths=[str(path)] if hinted else None)
    assert library.folders()[0].state is FolderState.OFFLINE
    assert workshop.find("noteword1") == ["note.md"]

    files.mounted = True
    workshop.notes.rmdir()
    shutil.move(workshop.place / "disk", workshop.notes)
    assert library.update().documents == DocumentCounts(unchanged=1)
    assert library.folders()[0].state is FolderState.CURRENT


def test_a_folder_that_was_emptied_is_empty(workshop: Workshop) -> None:
    path = workshop.write("note.md")
    workshop.library.update()
    path.unlink()
    assert workshop.library.update().documents == DocumentCounts(removed=1)


class Unplugged(LocalFileSystem):
    """A disk that is pulled out while it is looked through."""

    pulled = False

    def walk(self, root: str, below: str | None = None) -> Any:
        self.pulled = True
        yield from ()

    def exists(self, root: str) -> bool:
        return not self.pulled


def test_a_disk_pulled_out_during_a_scan_loses_nothing(workshop: Workshop) -> None:
    workshop.write_many(2)
    workshop.library.update()
    library = workshop.reopen(files=Unplugged({".md"}))
    assert library.update().documents == DocumentCounts()
    assert library.status().documents == 2


def test_a_document_is_found_by_any_name_of_its_path(workshop: Workshop) -> None:
    path = workshop.write("sub/note.md")
    workshop.library.update()
    found = workshop.library.document(f"{workshop.notes}/sub/../sub/note.md")
    assert found == workshop.library.document(str(path))
    assert found is not None
    assert found.title == "Title of sub/note.md"
    assert replace(found, path="") != found
    assert workshop.library.document(str(workshop.notes / "gone.md")) is None
