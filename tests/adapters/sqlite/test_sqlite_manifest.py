"""The manifest in a real SQLite file."""

from __future__ import annotations

import re
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.adapters.sqlite.database import SqliteDatabase
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.documents import Document
from carnet.domain.errors import ErrorInfo, KnownError


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "carnet.sqlite"


@pytest.fixture
def manifest(place: Path) -> SqliteManifest:
    return SqliteManifest(place)


def document(folder_id: int, path: str, revision: int | None = None, **more: object) -> Document:
    return replace(
        Document(0, folder_id, path, 10, 20, f"content of {path}", revision, format="markdown"),
        **more,  # type: ignore[arg-type]
    )


def test_a_document_comes_back_field_by_field(manifest: SqliteManifest) -> None:
    folder = manifest.add_folder("/notes")
    stored = document(
        folder.id, "/notes/été.md", 3, title="L’été", language="fr", tags=("a", "b/c"),
        date="2025-05-14", links=("x", "y|z"), chunks=4, indexed_at=12.5,
        problem=ErrorInfo("code", "message", "advice", "detail"), pages=7, notes=("ocr", "cut"),
    )  # fmt: skip
    manifest.save([stored])
    found = manifest.by_path("/notes/été.md")
    assert found is not None
    assert found == replace(stored, id=found.id)


def test_it_knows_when_it_was_written_last_and_in_which_languages(manifest: SqliteManifest) -> None:
    assert manifest.last_indexed_at() is None
    assert manifest.languages() == set()
    folder = manifest.add_folder("/notes")
    manifest.save(
        [
            document(folder.id, f"/notes/{n}.md", n, indexed_at=float(n), language=language)
            for n, language in enumerate(["fr"] * 60 + ["en"] * 40 + ["it"], 1)
        ]
    )
    assert manifest.last_indexed_at() == 101.0
    assert manifest.languages() == {"fr", "en"}


def test_where_an_imported_file_came_from(manifest: SqliteManifest) -> None:
    manifest.imports.add("/data/imports/a.pdf", "/home/nora/a.pdf", 5.0)
    assert manifest.imports.origin("/data/imports/a.pdf") == "/home/nora/a.pdf"
    assert manifest.imports.paths() == ["/data/imports/a.pdf"]
    manifest.imports.remove("/data/imports/a.pdf")
    assert manifest.imports.origin("/data/imports/a.pdf") is None


def test_saving_again_replaces_by_id(manifest: SqliteManifest) -> None:
    folder = manifest.add_folder("/notes")
    manifest.save([document(folder.id, "/notes/a.md", 1)])
    before = manifest.documents()[0]
    manifest.save([replace(before, path="/notes/b.md", revision=2)])
    assert manifest.by_path("/notes/a.md") is None
    assert manifest.documents() == [replace(before, path="/notes/b.md", revision=2)]


def test_documents_are_found_by_revision_and_content(manifest: SqliteManifest) -> None:
    folder = manifest.add_folder("/notes")
    manifest.save(
        [document(folder.id, f"/notes/{n}.md", n, content_hash=f"h{n % 2}") for n in range(1, 6)]
    )
    assert {r: d.path for r, d in manifest.by_revisions([2, 3, 99]).items()} == {
        2: "/notes/2.md", 3: "/notes/3.md",
    }  # fmt: skip
    assert [d.revision for d in manifest.by_content_hash("h1")] == [1, 3, 5]
    assert manifest.live_revisions() == {1, 2, 3, 4, 5}


def test_below_a_folder_means_the_folder_and_not_its_namesakes(manifest: SqliteManifest) -> None:
    folder = manifest.add_folder("/notes")
    paths = ["/notes/a/1.md", "/notes/a/b/2.md", "/notes/a.md", "/notes/ab/3.md", "/notes/a b.md"]
    manifest.save([document(folder.id, path) for path in paths])
    assert [d.path for d in manifest.below("/notes/a")] == ["/notes/a/1.md", "/notes/a/b/2.md"]
    assert [d.path for d in manifest.below("/notes/a.md")] == ["/notes/a.md"]


def test_pages_are_ordered_by_path_and_filtered_whatever_the_accents(
    manifest: SqliteManifest,
) -> None:
    folder = manifest.add_folder("/notes")
    other = manifest.add_folder("/other")
    manifest.save([document(folder.id, f"/notes/{n}.md") for n in range(5)])
    manifest.save([document(folder.id, "/notes/x.md", title="Électricité")])
    manifest.save([document(other.id, "/other/0.md")])
    assert [d.path for d in manifest.page(1, 2)] == ["/notes/1.md", "/notes/2.md"]
    assert [d.path for d in manifest.page(0, 9, other.id)] == ["/other/0.md"]
    assert [d.path for d in manifest.page(0, 9, text="electric")] == ["/notes/x.md"]
    assert [d.path for d in manifest.page(0, 9, text="OTHER")] == ["/other/0.md"]
    assert manifest.page(0, 9, text="100%") == []


def test_folders_count_what_is_readable_and_what_failed(manifest: SqliteManifest) -> None:
    folder = manifest.add_folder("/notes")
    problem = ErrorInfo("binary-file", "No text.")
    manifest.save(
        [document(folder.id, "/notes/a.md", 1), document(folder.id, "/notes/b.md", problem=problem)]
    )
    (found,) = manifest.folders()
    assert (found.documents, found.failed) == (1, 1)
    assert manifest.count() == 1
    assert [d.path for d in manifest.failed()] == ["/notes/b.md"]


def test_forgetting_a_folder_forgets_its_documents(manifest: SqliteManifest) -> None:
    folder, kept = manifest.add_folder("/notes"), manifest.add_folder("/kept")
    manifest.save([document(folder.id, "/notes/a.md", 1), document(kept.id, "/kept/a.md", 2)])
    manifest.remove_folder(folder.id)
    assert manifest.live_revisions() == {2}
    assert [f.path for f in manifest.folders()] == ["/kept"]


def test_saving_is_all_or_nothing(manifest: SqliteManifest) -> None:
    folder = manifest.add_folder("/notes")
    same_path = [document(folder.id, "/notes/a.md", 1), document(folder.id, "/notes/a.md", 2)]
    with pytest.raises(sqlite3.IntegrityError):
        manifest.save([document(folder.id, "/notes/first.md", 5), *same_path])
    assert manifest.documents() == []


def test_a_transaction_undoes_everything_in_it(manifest: SqliteManifest) -> None:
    folder = manifest.add_folder("/notes")
    manifest.save([document(folder.id, "/notes/a.md", 1)])
    with pytest.raises(RuntimeError, match="stop"), manifest.transaction():
        manifest.remove([manifest.documents()[0].id])
        manifest.set_meta("key", "value")
        raise RuntimeError("stop")
    assert manifest.count() == 1
    assert manifest.meta("key") is None


def test_revisions_are_never_given_twice(manifest: SqliteManifest, place: Path) -> None:
    first = manifest.new_revisions(3)
    manifest.close()
    second = SqliteManifest(place).new_revisions(2)
    assert [*first, *second] == [1, 2, 3, 4, 5]


def test_threads_write_and_read_together(manifest: SqliteManifest) -> None:
    folder = manifest.add_folder("/notes")
    failures = []

    def work(worker: int) -> None:
        try:
            for n in range(30):
                (revision,) = manifest.new_revisions(1)
                manifest.save([document(folder.id, f"/notes/{worker}-{n}.md", revision)])
                manifest.page(0, 5)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(manifest.live_revisions()) == 120


def test_a_reader_sees_what_a_writer_saves_and_cannot_write(
    manifest: SqliteManifest, place: Path
) -> None:
    folder = manifest.add_folder("/notes")
    reader = SqliteManifest(place, read_only=True)
    with manifest.transaction():
        manifest.save([document(folder.id, "/notes/a.md", 1)])
        assert reader.count() == 0
    assert reader.count() == 1
    with pytest.raises(KnownError) as caught:
        reader.set_meta("key", "value")
    assert caught.value.code == "data-not-writable"


def test_reading_a_library_that_does_not_exist_creates_nothing(place: Path) -> None:
    reader = SqliteManifest(place, read_only=True)
    assert reader.documents() == []
    assert reader.folders() == []
    assert not place.parent.exists()


def test_a_damaged_file_is_named_and_left_as_it_is(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"this is no database, it only has the name of one" * 50)
    before = place.read_bytes()
    with pytest.raises(KnownError) as caught:
        SqliteManifest(place)
    assert caught.value.code == "index-damaged"
    assert str(place) in caught.value.info.message
    assert place.read_bytes() == before


def test_a_file_of_a_newer_carnet_is_refused(manifest: SqliteManifest, place: Path) -> None:
    manifest.close()
    with sqlite3.connect(place) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(KnownError) as caught:
        SqliteManifest(place)
    assert caught.value.code == "index-newer"


def test_a_full_disk_is_told_and_harms_nothing(manifest: SqliteManifest, place: Path) -> None:
    manifest.add_folder("/notes")
    limited = SqliteDatabase(place)
    # The file may not grow: SQLite then says what it says on a full disk.
    pages = limited.rows("PRAGMA page_count")[0][0]
    limited.rows(f"PRAGMA max_page_count = {pages}")
    many = [(f"key {n}", "x" * 100) for n in range(2_000)]
    with pytest.raises(KnownError) as caught:
        limited.run_many("INSERT INTO meta (key, value) VALUES (?, ?)", many)
    assert caught.value.code == "disk-full"
    assert manifest.meta("key 0") is None
    manifest.set_meta("key", "still works")
    assert limited.rows("SELECT path FROM folder") == [("/notes",)]


def test_an_older_library_is_brought_up_to_date_and_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "carnet.sqlite"
    SqliteManifest(path).close()
    with sqlite3.connect(path) as old:
        for table in ("exchange_source", "exchange", "conversation", "judgement"):
            old.execute(f"DROP TABLE {table}")
        old.execute("DROP TABLE import")
        old.execute("DROP INDEX document_generated")
        old.execute("DROP INDEX document_language")
        old.execute("ALTER TABLE document DROP COLUMN pages")
        old.execute("ALTER TABLE document DROP COLUMN notes")
        old.execute("DROP TABLE forgotten")
        old.execute("PRAGMA user_version = 1")
    old.close()
    reader = SqliteManifest(path, read_only=True)
    assert reader.forgotten.paths() == []
    assert reader.documents() == []
    assert reader.imports.origin("/notes/a.md") is None
    assert reader.judgements.list() == []
    reader.close()
    writer = SqliteManifest(path)
    writer.forgotten.add("/notes/a.md")
    writer.forgotten.add("/notes/a.md")
    assert writer.forgotten.paths() == ["/notes/a.md"]
    assert writer.forgotten.recall("/notes/a.md")
    assert not writer.forgotten.recall("/notes/a.md")
    writer.close()


def test_a_rewritten_manifest_holds_no_byte_of_what_was_removed(tmp_path: Path) -> None:
    manifest = SqliteManifest(tmp_path / "carnet.sqlite")
    folder = manifest.add_folder("/notes")
    names = [f"/notes/hippogriff-{number}.md" for number in range(500)]
    manifest.save([document(folder.id, name) for name in names])
    kept = manifest.by_path("/notes/hippogriff-7.md")
    assert kept
    manifest.remove([found.id for found in manifest.documents() if found.id != kept.id])
    manifest.rewrite()
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    left = {name for path in files for name in re.findall(rb"hippogriff-\d+", path.read_bytes())}
    assert left == {b"hippogriff-7"}
    assert [found.path for found in manifest.documents()] == [kept.path]
    manifest.close()
