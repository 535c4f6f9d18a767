"""What a person said about results, in a real SQLite file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.documents import Document
from carnet.domain.feedback import Judgement

BOILER = Judgement("boiler pressure", "/notes/boiler.md", relevant=True, at=10.0)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "carnet.sqlite"


@pytest.fixture
def manifest(place: Path) -> SqliteManifest:
    manifest = SqliteManifest(place)
    folder = manifest.add_folder("/notes")
    manifest.save(
        [
            Document(0, folder.id, f"/notes/{name}.md", 1, 2, name, revision, "markdown")
            for revision, name in enumerate(("boiler", "roof"), 1)
        ]
    )
    return manifest


def test_a_judgement_comes_back_field_by_field(manifest: SqliteManifest) -> None:
    wrong = Judgement("boiler pressure", "/notes/roof.md", relevant=False, at=11.0)
    assert manifest.judgements.add(BOILER)
    assert manifest.judgements.add(wrong)
    assert manifest.judgements.list() == [BOILER, wrong]


def test_the_oldest_query_comes_first_with_all_its_judgements(manifest: SqliteManifest) -> None:
    later = Judgement("a roof", "/notes/roof.md", relevant=True, at=11.0)
    latest = Judgement("boiler pressure", "/notes/roof.md", relevant=False, at=12.0)
    for judgement in (latest, later, BOILER):
        manifest.judgements.add(judgement)
    assert manifest.judgements.list() == [BOILER, latest, later]


def test_a_second_judgement_of_the_same_note_replaces_the_first(manifest: SqliteManifest) -> None:
    manifest.judgements.add(BOILER)
    changed = replace(BOILER, relevant=False, at=20.0)
    manifest.judgements.add(changed)
    assert manifest.judgements.list() == [changed]


def test_a_judgement_can_be_taken_back(manifest: SqliteManifest) -> None:
    manifest.judgements.add(BOILER)
    assert not manifest.judgements.remove("boiler pressure", "/notes/roof.md")
    assert manifest.judgements.remove("boiler pressure", "/notes/boiler.md")
    assert not manifest.judgements.remove("boiler pressure", "/notes/boiler.md")
    assert manifest.judgements.list() == []


def test_a_note_that_is_not_in_the_library_cannot_be_judged(manifest: SqliteManifest) -> None:
    assert not manifest.judgements.add(replace(BOILER, path="/notes/elsewhere.md"))
    assert manifest.judgements.list() == []


def test_a_renamed_note_keeps_what_was_said_of_it(manifest: SqliteManifest) -> None:
    manifest.judgements.add(BOILER)
    document = manifest.by_path("/notes/boiler.md")
    assert document is not None
    manifest.save([replace(document, path="/notes/heating/boiler.md", revision=9)])
    assert manifest.judgements.list() == [replace(BOILER, path="/notes/heating/boiler.md")]


def test_a_removed_note_or_folder_takes_its_judgements_along(manifest: SqliteManifest) -> None:
    other = replace(BOILER, path="/notes/roof.md")
    manifest.judgements.add(BOILER)
    manifest.judgements.add(other)
    document = manifest.by_path("/notes/boiler.md")
    assert document is not None
    manifest.remove([document.id])
    assert manifest.judgements.list() == [other]
    manifest.remove_folder(document.folder_id)
    assert manifest.judgements.list() == []


def test_a_library_made_before_there_were_judgements_gets_them(
    manifest: SqliteManifest, place: Path
) -> None:
    manifest.close()
    with sqlite3.connect(place) as old:
        old.execute("DROP INDEX document_generated")
        for table in ("exchange_source", "exchange", "conversation", "judgement"):
            old.execute(f"DROP TABLE {table}")
        old.execute("PRAGMA user_version = 3")
    old.close()
    reader = SqliteManifest(place, read_only=True)
    assert reader.judgements.list() == []
    reader.close()
    writer = SqliteManifest(place)
    assert len(writer.documents()) == 2
    assert writer.judgements.add(BOILER)
    assert writer.judgements.list() == [BOILER]
    writer.close()
