"""Files a person gives: copied, read, found; duplicates and failures told."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.adapters.parsing.pdf_files import words_at, write_pdf
from tests.library.conftest import Workshop

from carnet.adapters.files.filesystem import ImportedFormats, LocalFileSystem
from carnet.adapters.files.import_folder import LocalImportFolder
from carnet.adapters.parsing.document_parser import DocumentParser
from carnet.domain.cancel import CancelToken
from carnet.domain.library import ImportOutcome
from carnet.library.importing import Importer
from carnet.text.analysis import index_terms
from carnet.text.hashing import hash_bytes

ADDED, KNOWN, FAILED = ImportOutcome.ADDED, ImportOutcome.KNOWN, ImportOutcome.FAILED


@pytest.fixture
def given(tmp_path: Path) -> Path:
    place = tmp_path / "given"
    place.mkdir()
    return place


@pytest.fixture
def importer(workshop: Workshop) -> Iterator[Importer]:
    imports = workshop.data / "imports"
    parser = DocumentParser(detect=lambda _text: "en")
    files = LocalFileSystem({".md", ".txt"}, imported=ImportedFormats(str(imports), parser.formats))
    folder = LocalImportFolder(
        imports, parser.formats, LocalFileSystem(parser.formats, max_bytes=50_000)
    )
    reading = replace(workshop.parts.reading, parser=parser)
    library = workshop.reopen(files=files, reading=reading, delete_copy=folder.remove)
    yield Importer(
        library, workshop.parts.manifest, folder, hash_bytes, time.time, parser.unlock, parser.stop
    )
    parser.close()


def write(place: Path, text: str) -> str:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    return str(place)


def test_a_file_is_copied_with_its_date_and_found(
    importer: Importer, workshop: Workshop, given: Path
) -> None:
    source = write(given / "bail.md", "# Le bail\n\nLe dépôt est de neuf cents euros.\n")
    os.utime(source, ns=(10**18, 10**18))

    (file,) = importer.take([source]).files

    assert (file.outcome, file.title, file.format) == (ADDED, "Le bail", "markdown")
    copy = Path(file.path)
    assert copy.is_relative_to(workshop.data / "imports")
    assert copy.read_bytes() == Path(source).read_bytes()
    assert copy.stat().st_mtime_ns == 10**18
    assert workshop.find("dépôt") == ["bail.md"]
    assert workshop.parts.manifest.imports.origin(file.path) == source


def test_the_same_content_makes_one_document(
    importer: Importer, workshop: Workshop, given: Path
) -> None:
    first = write(given / "a.md", "# One\n\nThe very same.\n")
    again = write(given / "b.md", "# One\n\nThe very same.\n")
    inside = workshop.write("note.md", "# Two\n\nIn the library already.\n")
    workshop.library.add_folder(str(workshop.notes))
    workshop.library.update()

    report = importer.take([first, again, first, write(given / "c.md", inside.read_text())])

    assert [file.outcome for file in report.files] == [ADDED, KNOWN, KNOWN, KNOWN]
    assert report.files[3].path == str(inside)
    assert len(list((workshop.data / "imports").rglob("*.md"))) == 1


def test_different_files_of_one_name_are_both_kept(importer: Importer, given: Path) -> None:
    sources = [write(given / f"{n}" / "scan.md", f"Number {n} alone.\n") for n in range(3)]
    report = importer.take(sources)
    assert sorted(Path(file.path).name for file in report.files) == [
        "scan (2).md", "scan (3).md", "scan.md",
    ]  # fmt: skip


def test_a_folder_is_taken_with_all_that_can_be_read(importer: Importer, given: Path) -> None:
    write(given / "a.md", "First words.\n")
    write(given / "deep" / "b.txt", "Second words.\n")
    write(given / "deep" / "c.exe", "no\n")
    write(given / ".hidden" / "d.md", "Hidden words.\n")
    report = importer.take([str(given)])
    assert sorted(Path(file.source).name for file in report.files) == ["a.md", "b.txt"]


def test_one_that_fails_does_not_stop_the_others(importer: Importer, given: Path) -> None:
    (given / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    (given / "big.md").write_bytes(b"x" * 60_000)
    report = importer.take(
        [
            str(given / "nowhere.md"),
            write(given / "program.exe", "x"),
            str(given / "broken.pdf"),
            str(given / "big.md"),
            write(given / "good.md", "Good words.\n"),
        ]
    )
    codes = {Path(f.source).name: f.problem.code for f in report.files if f.problem}
    assert codes == {
        "nowhere.md": "import-missing",
        "program.exe": "format-unknown",
        "broken.pdf": "document-damaged",
        "big.md": "file-too-large",
    }
    assert report.count(FAILED) == 4
    assert report.count(ADDED) == 1


def test_a_pdf_with_a_password_is_kept_without_it(
    importer: Importer, workshop: Workshop, given: Path
) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("sesame", algorithm="RC4-128")
    with (given / "locked.pdf").open("wb") as file:
        writer.write(file)
    source = str(given / "locked.pdf")

    (locked,) = importer.take([source]).files
    assert locked.problem is not None
    assert locked.problem.code == "document-encrypted"
    (wrong,) = importer.take([source], None, None, "open").files
    assert wrong.problem is not None
    assert (wrong.problem.code, wrong.path) == ("document-wrong-password", "")
    (right,) = importer.take([source], None, None, "sesame").files
    assert not PdfReader(right.path).is_encrypted
    assert not Path(locked.path).exists()
    assert workshop.library.document(locked.path) is None


def test_text_from_the_clipboard_becomes_a_note(importer: Importer, workshop: Workshop) -> None:
    (file,) = importer.take_text("# Recette: pain/brioche\n\nPétrir.\n").files
    assert Path(file.path).name == "Recette pain brioche.md"
    assert workshop.find("pétrir") == ["Recette pain brioche.md"]
    (other,) = importer.take_text("...").files
    assert Path(other.path).name == "Note.md"


def test_stopping_keeps_what_was_taken(importer: Importer, given: Path) -> None:
    sources = [write(given / f"{n}.md", f"Words of {n}.\n") for n in range(5)]
    cancel = CancelToken()
    seen = []

    def stop_at_third(progress: object) -> None:
        seen.append(progress)
        if len(seen) == 3:
            cancel.cancel()

    report = importer.take(sources, cancel, stop_at_third)
    assert len(report.files) == 3


def test_stopping_gives_up_a_long_document(
    importer: Importer, workshop: Workshop, given: Path
) -> None:
    (given / "long.mbox").write_bytes(
        b"".join(b"From a@b\nSubject: %d\n\nWords.\n\n" % n for n in range(1_500))
    )
    sources = [str(given / "long.mbox"), write(given / "b.md", "Later words.\n")]
    cancel = CancelToken()

    def stop_soon(_progress: object) -> None:
        def reading_begins() -> None:
            while not any((workshop.data / "imports").rglob("*.mbox")):
                pass
            cancel.cancel()

        threading.Thread(target=reading_begins, daemon=True).start()

    report = importer.take(sources, cancel, stop_soon)
    assert not any(file.source.endswith("b.md") for file in report.files)
    kept = list((workshop.data / "imports").rglob("*.mbox"))
    assert len(kept) == len(report.files)  # read whole or not at all
    assert report.count(FAILED) == 0


def test_an_empty_file_is_told_as_such(importer: Importer, given: Path) -> None:
    (given / "empty.docx").write_bytes(b"")
    (file,) = importer.take([str(given / "empty.docx")]).files
    assert file.problem is not None
    assert "0 bytes" in file.problem.message


def test_each_of_fifty_pages_is_cited_by_its_number(
    importer: Importer, workshop: Workshop, given: Path
) -> None:
    pages = [
        words_at(60, 780, "The house in Linden street")
        + words_at(60, 700, f"Section {n}: the warranty W{n * 91:05d} is kept by firm K{n:03d}.")
        + words_at(60, 40, f"{n} of 50")
        for n in range(1, 51)
    ]
    (given / "report.pdf").write_bytes(write_pdf(pages))
    (file,) = importer.take([str(given / "report.pdf")]).files
    assert (file.outcome, file.pages) == (ADDED, 50)
    for number in range(1, 51):
        terms = index_terms(f"W{number * 91:05d}", "en").split()
        found = workshop.parts.chunks.keyword_search(terms, 10)
        assert [chunk.span.page for chunk, _ in found] == [number]


def test_a_picture_is_read_where_it_was_imported_and_nowhere_else(
    importer: Importer, workshop: Workshop
) -> None:
    from PIL import Image

    place = workshop.notes / "photo.png"
    Image.new("RGB", (64, 64), "white").save(place)
    workshop.library.add_folder(str(workshop.notes))
    workshop.library.update()
    assert workshop.library.document(str(place)) is None
    (file,) = importer.take_bytes(place.read_bytes(), "Picture.png").files
    assert Path(file.path).name == "Picture.png"
    assert workshop.library.document(file.path) is not None


def test_forgetting_an_imported_file_deletes_the_copy(
    importer: Importer, workshop: Workshop, given: Path
) -> None:
    source = write(given / "a.md", "# Secret\n\nThe hippogriffs are hidden.\n")
    (file,) = importer.take([source]).files
    report = workshop.library.forget(file.path)
    assert report.remains == ()
    assert not Path(file.path).exists()
    assert Path(source).exists()
    assert workshop.parts.manifest.imports.origin(file.path) is None
    held = [p for p in workshop.data.rglob("*") if p.is_file() and b"hippogriff" in p.read_bytes()]
    assert held == []
    assert importer.take([source]).files[0].outcome is ADDED
