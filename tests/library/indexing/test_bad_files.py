"""A bad file is data: recorded with a reason, tried again when it changes, and nobody's stop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from carnet.adapters.files.filesystem import LocalFileSystem
from carnet.domain.documents import ParsedDocument
from carnet.domain.errors import KnownError
from carnet.domain.library import DocumentCounts

Workshop = Any  # the class of the fixture in conftest.py


class Disk(LocalFileSystem):
    """The real disk, with files that are locked and files that vanish when they are read."""

    def __init__(self) -> None:
        super().__init__({".md", ".txt"})
        self.locked: set[str] = set()
        self.vanishing: set[str] = set()
        self.reads: list[str] = []

    def read(self, path: str) -> bytes:
        self.reads.append(Path(path).name)
        if Path(path).name in self.vanishing:
            Path(path).unlink()
        if Path(path).name in self.locked:
            raise KnownError("file-unreadable", "Locked.", "Unlock it.")
        return super().read(path)


def problems(workshop: Workshop) -> dict[str, str]:
    return {
        Path(problem.path).name: problem.error.code for problem in workshop.library.status().failed
    }


def test_a_binary_file_is_listed_with_a_reason_and_the_others_are_read(workshop: Workshop) -> None:
    workshop.write("good.md")
    (workshop.notes / "bad.md").write_bytes(bytes(range(256)) * 40)
    report = workshop.library.update()
    assert report.documents == DocumentCounts(added=1, failed=1)
    assert problems(workshop) == {"bad.md": "binary-file"}
    (problem,) = workshop.library.status().failed
    assert problem.error.message
    assert problem.error.advice
    assert workshop.find("goodword1") == ["good.md"]


def test_a_file_that_is_too_large_is_listed_and_not_read(workshop: Workshop) -> None:
    (workshop.notes / "huge.md").write_text("word " * 300_000)
    assert workshop.library.update().documents == DocumentCounts(failed=1)
    assert problems(workshop) == {"huge.md": "file-too-large"}
    assert workshop.library.update().documents == DocumentCounts(unchanged=1)


def test_an_empty_file_is_a_document_without_chunks(workshop: Workshop) -> None:
    (workshop.notes / "empty.md").write_bytes(b"")
    workshop.library.update()
    assert problems(workshop) == {}
    assert workshop.library.status().documents == 1
    assert workshop.reopen().update().documents == DocumentCounts(unchanged=1)


def test_a_bad_file_is_not_read_again_until_it_changes(workshop: Workshop) -> None:
    disk = Disk()
    library = workshop.reopen(files=disk)
    bad = workshop.notes / "bad.md"
    bad.write_bytes(b"\0\1\2\3" * 500)
    library.update()
    assert library.update().documents == DocumentCounts(unchanged=1)
    assert disk.reads == ["bad.md"]
    bad.write_text("goodword")
    assert library.update().documents == DocumentCounts(updated=1)
    assert problems(workshop) == {}
    assert workshop.find("goodword") == ["bad.md"]


def test_a_retry_reads_it_again(workshop: Workshop) -> None:
    disk = Disk()
    library = workshop.reopen(files=disk)
    (workshop.notes / "bad.md").write_bytes(b"\0\1\2\3" * 500)
    library.update()
    assert library.update(retry=True).documents == DocumentCounts(failed=1)
    assert disk.reads == ["bad.md", "bad.md"]


def test_a_note_that_turns_bad_is_no_longer_found_by_what_it_said(workshop: Workshop) -> None:
    path = workshop.write("note.md")
    workshop.library.update()
    path.write_bytes(b"\0\1\2\3" * 500)
    report = workshop.library.update()
    assert report.documents == DocumentCounts(failed=1)
    assert workshop.find("noteword1") == []
    assert workshop.parts.chunks.count() == 0


def test_a_locked_note_is_found_by_what_it_said_and_read_when_it_is_free(
    workshop: Workshop,
) -> None:
    disk = Disk()
    library = workshop.reopen(files=disk)
    path = workshop.write("note.md")
    library.update()
    path.write_text("newword")
    disk.locked = {"note.md"}
    assert library.update().documents == DocumentCounts(failed=1)
    assert problems(workshop) == {"note.md": "file-unreadable"}
    assert workshop.find("noteword1") == ["note.md"]
    disk.locked = set()
    assert library.update().documents == DocumentCounts(updated=1)
    assert problems(workshop) == {}
    assert workshop.find("newword") == ["note.md"]


def test_a_file_that_vanishes_while_it_is_read_is_simply_gone(workshop: Workshop) -> None:
    disk = Disk()
    library = workshop.reopen(files=disk)
    known = workshop.write("known.md")
    library.update()
    known.write_text("changed text")
    workshop.write("new.md")
    disk.vanishing = {"known.md", "new.md"}
    assert library.update().documents == DocumentCounts(removed=1)
    assert library.status().documents == 0
    assert problems(workshop) == {}
    assert workshop.parts.chunks.count() == 0


def test_a_parser_with_a_bug_costs_one_file(
    workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    class Fragile:
        formats = frozenset({".md"})
        slow: frozenset[str] = frozenset()

        def parse(self, path: str, data: bytes) -> ParsedDocument:
            if b"strange" in data:
                raise IndexError("list index out of range")
            return workshop_parser.parse(path, data)

    workshop_parser = workshop.parts.reading.parser
    library = workshop.reopen(reading=replace(workshop.parts.reading, parser=Fragile()))
    workshop.write("good.md")
    workshop.write("bad.md", "strange")
    assert library.update().documents == DocumentCounts(added=1, failed=1)
    assert problems(workshop) == {"bad.md": "file-not-understood"}
    assert "IndexError" in caplog.text


class ShutFolder(LocalFileSystem):
    """The real disk, with a sub-folder that may be closed."""

    shut = False

    def walk(self, root: str, below: str | None = None) -> Any:
        from carnet.domain.documents import FileStat
        from carnet.domain.errors import ErrorInfo

        for stat in super().walk(root, below):
            if not (self.shut and "/private/" in stat.path):
                yield stat
        if self.shut:
            yield FileStat(
                f"{root}/private", 0, 0, ErrorInfo("folder-unreadable", "Shut.", "Open.")
            )


def test_a_folder_that_cannot_be_looked_into_keeps_what_it_had(workshop: Workshop) -> None:
    files = ShutFolder({".md"})
    library = workshop.reopen(files=files)
    workshop.write("private/secret.md")
    workshop.write("privateer.md")
    library.update()
    files.shut = True
    assert library.update().documents == DocumentCounts(unchanged=2, failed=1)
    assert library.update().documents == DocumentCounts(unchanged=3)
    assert problems(workshop) == {"private": "folder-unreadable"}
    assert workshop.find("secretword1") == ["secret.md"]
    files.shut = False
    library.update()
    assert problems(workshop) == {}
    assert library.status().documents == 2


def test_many_bad_files_among_good_ones_are_each_listed(workshop: Workshop) -> None:
    for n in range(10):
        workshop.write(f"good{n}.md")
        (workshop.notes / f"bad{n}.md").write_bytes(b"\0\1" * 2_000)
    report = workshop.library.update()
    assert report.documents == DocumentCounts(added=10, failed=10)
    assert sorted(problems(workshop)) == [f"bad{n}.md" for n in range(10)]
