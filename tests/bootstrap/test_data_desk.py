"""What Carnet keeps, on real stores: counted, exported, forgotten, deleted."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.adapters.files import erasing
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.bootstrap.erasing import erase_everything
from carnet.bootstrap.services import Services, open_services
from carnet.domain.answers import (
    Answer,
    AnswerKind,
    AnswerSentence,
    Citation,
    Coverage,
    Support,
)
from carnet.domain.cancel import CancelToken
from carnet.domain.conversation_markdown import ConversationWords
from carnet.domain.data import DataKind, ExportProgress, ExportWords
from carnet.domain.errors import Cancelled, KnownError
from carnet.settings.paths import Paths, resolve_paths

NOTE = "# Boiler\n\nThe canary word is quetzalcoatlus northropi.\n"
IMPORT = "An imported letter about zanzibarite crystals.\n"
ASKED = "Which brachiosaurus ate the telegraph poles?"
CANARIES = (b"quetzalcoatlus", b"zanzibarite", b"brachiosaurus")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A library of its own in every way, without models."""
    return replace(resolve_paths(str(tmp_path / "data")), models_dir=tmp_path / "models")


@pytest.fixture
def note(tmp_path: Path) -> Path:
    note = tmp_path / "notes" / "boiler.md"
    note.parent.mkdir()
    note.write_text(NOTE)
    return note


@pytest.fixture
def open_filled(paths: Paths, note: Path, tmp_path: Path) -> Iterator[Callable[[], Services]]:
    """A library with a note, an import, a conversation and a judgement."""
    opened: list[Services] = []

    def make() -> Services:
        services = open_services(paths, writer=True)
        opened.append(services)
        services.library.add_folder(str(note.parent))
        services.library.update(embed=False)
        letter = tmp_path / "letter.txt"
        letter.write_text(IMPORT)
        services.importer.take([str(letter)], CancelToken(), lambda _: None)
        citation = Citation(1, str(note), "Boiler", 3, 3, None, 10, 40, "The canary word")
        said = AnswerSentence("It is a canary.", Support.SUPPORTED, (1,))
        answer = Answer(
            ASKED, ASKED, AnswerKind.GENERATED, "It is a canary.", (said,), (citation,),
            Coverage(1, 1, 0, 0), {}, "en",
        )  # fmt: skip
        services.conversations.keep(0, answer, [str(note)])
        services.feedback.judge("canary", str(note), True)
        return services

    yield make
    for services in opened:
        services.close()


@pytest.fixture
def filled(open_filled: Callable[[], Services]) -> Services:
    return open_filled()


def holders(folder: Path) -> set[str]:
    """Files that hold a canary."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {f.name for f in files if any(canary in f.read_bytes() for canary in CANARIES)}


def export(services: Services, place: Path, words: ExportWords | None = None) -> Path:
    report = services.data.export(
        str(place), words or ExportWords(), CancelToken(), lambda _: None,
        archive=place.suffix == ".zip",
    )  # fmt: skip
    return Path(report.path)


# -- where it lies ------------------------------------------------------------------------------


def test_everything_in_the_data_directory_is_counted_once(filled: Services, paths: Paths) -> None:
    report = filled.data.report(CancelToken())
    lies = sum(path.stat().st_size for path in paths.data_dir.rglob("*") if path.is_file())
    assert report.size_bytes == lies
    sizes = {place.kind: place for place in report.places}
    assert sizes[DataKind.IMPORTS].size_bytes == len(IMPORT)
    assert sizes[DataKind.TEXT].size_bytes > 0
    talks = sizes[DataKind.CONVERSATIONS]
    assert (talks.items, talks.inside) == (1, DataKind.DATABASE)
    assert 0 < talks.size_bytes < sizes[DataKind.DATABASE].size_bytes


def test_every_kind_has_its_place(filled: Services) -> None:
    assert {place.kind for place in filled.data.report(CancelToken()).places} == set(DataKind)


def test_what_is_made_is_closed_to_others_even_in_an_open_directory(
    paths: Paths, open_filled: Callable[[], Services]
) -> None:
    paths.data_dir.chmod(0o755)
    services = open_filled()
    exposed = services.data.report(CancelToken()).exposed
    assert exposed == (str(paths.data_dir),)
    services.data.close_to_others()
    assert services.data.report(CancelToken()).exposed == ()


# -- taking it along ----------------------------------------------------------------------------


def test_an_export_holds_what_is_kept(filled: Services, note: Path, tmp_path: Path) -> None:
    made = export(filled, tmp_path / "out")
    [letter] = (made / "imports").rglob("*.txt")
    assert letter.read_text() == IMPORT
    [talk] = (made / "conversations").iterdir()
    assert ASKED.rstrip("?") in talk.name
    text = talk.read_text()
    assert f"## {ASKED}" in text
    assert f"[^1]: Boiler, `{note}`, line 3: “The canary word”" in text
    rows = json.loads((made / "documents.json").read_text())
    assert {row["title"] for row in rows} == {"Boiler", "letter"}
    origins = {row["title"]: row["imported_from"] for row in rows}
    assert origins == {"Boiler": None, "letter": str(tmp_path / "letter.txt")}
    listed = csv.DictReader(io.StringIO((made / "documents.csv").read_text("utf-8-sig")))
    assert [row["path"] for row in listed] == [row["path"] for row in rows]
    [judged] = json.loads((made / "judgements.json").read_text())
    assert (judged["query"], judged["path"], judged["relevant"]) == ("canary", str(note), True)
    [line] = (made / "conversations.jsonl").read_text().splitlines()
    assert json.loads(line)["exchanges"][0]["answer"]["question"] == ASKED
    folders = json.loads((made / "folders.json").read_text())
    assert str(note.parent) in folders["folders"]


def test_settings_and_searches_are_taken_along(
    filled: Services, paths: Paths, tmp_path: Path
) -> None:
    paths.settings_file.write_text('{"version": 1, "values": {}}')
    paths.window_state.write_text("[search]\nrecent=canary\n")
    made = export(filled, tmp_path / "out")
    assert {path.name for path in (made / "settings").iterdir()} == {"settings.json", "window.ini"}


def test_a_zip_holds_the_same_as_a_folder(filled: Services, tmp_path: Path) -> None:
    folder = export(filled, tmp_path / "out")
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    with zipfile.ZipFile(export(filled, tmp_path / "all.zip")) as file:
        zipped = {name.removeprefix("all/") for name in file.namelist()}
        assert file.read("all/documents.json") == (folder / "documents.json").read_bytes()
    assert zipped == names - {".carnetignore"}


def test_the_words_are_those_of_the_person(filled: Services, tmp_path: Path) -> None:
    words = ExportWords(
        "Copie du {day}", "LISEZ-MOI.txt", "Faite le {day}.", ConversationWords(line="ligne {line}")
    )
    (tmp_path / "plein").mkdir()
    (tmp_path / "plein" / "x").touch()
    made = export(filled, tmp_path / "plein", words)
    assert made.name.startswith("Copie du 2")
    assert (made / "LISEZ-MOI.txt").read_text().startswith("Faite le 2")
    [talk] = (made / "conversations").iterdir()
    assert "ligne 3" in talk.read_text()


def test_an_export_in_a_watched_folder_is_not_read_as_notes(filled: Services, note: Path) -> None:
    export(filled, note.parent / "copy")
    before = filled.library.status().documents
    filled.library.update(embed=False)
    assert filled.library.status().documents == before


def test_an_export_that_is_stopped_leaves_nothing(filled: Services, tmp_path: Path) -> None:
    token = CancelToken()

    def stop(progress: ExportProgress) -> None:
        if progress.name.startswith("imports/"):
            token.cancel()

    with pytest.raises(Cancelled):
        filled.data.export(str(tmp_path / "out"), ExportWords(), token, stop, archive=False)
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


def test_progress_ends_with_everything(filled: Services, tmp_path: Path) -> None:
    seen: list[ExportProgress] = []
    place = str(tmp_path / "out")
    filled.data.export(place, ExportWords(), CancelToken(), seen.append, archive=False)
    done = [progress.done_bytes for progress in seen]
    assert done == sorted(done)
    assert seen[-1].done_bytes == seen[-1].total_bytes


def test_a_title_that_a_table_program_would_compute_is_text(
    filled: Services, note: Path, tmp_path: Path
) -> None:
    (note.parent / "sum.md").write_text('# =HYPERLINK("http://example.org")\n\ntext\n')
    filled.library.update(embed=False)
    made = export(filled, tmp_path / "out")
    listed = csv.DictReader(io.StringIO((made / "documents.csv").read_text("utf-8-sig")))
    titles = {row["title"] for row in listed}
    assert '\'=HYPERLINK("http://example.org")' in titles


# -- making it go -------------------------------------------------------------------------------


def test_no_byte_of_the_conversations_is_left(filled: Services, paths: Paths) -> None:
    report = filled.data.forget_conversations()
    assert report.conversations == 1
    assert report.words_searched > 0
    assert report.remains == ()
    assert filled.conversations.page(0, 10).total == 0
    stored = b"".join(path.read_bytes() for path in paths.data_dir.glob("carnet.sqlite*"))
    assert b"brachiosaurus" not in stored
    assert filled.library.status().documents == 2


def test_deleting_everything_leaves_no_byte_and_no_note_is_touched(
    filled: Services, paths: Paths, note: Path
) -> None:
    paths.window_state.write_text("[search]\nrecent=quetzalcoatlus\n")
    assert holders(paths.data_dir)
    filled.data.mark_for_erasing(models=False)
    filled.close()
    again = open_services(paths, writer=True)
    try:
        report = again.data.erased
        assert report is not None
        assert report.files > 5
        assert report.remaining == ()
        assert holders(paths.data_dir) == set()
        assert again.library.status().folders == ()
        assert note.read_text() == NOTE
    finally:
        again.close()
    assert not erasing.is_marked(paths.data_dir)


def test_a_deletion_that_was_killed_is_finished_by_the_next_start(
    filled: Services, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.data.mark_for_erasing(models=False)
    filled.close()
    deleted: list[Path] = []

    def die(path: Path) -> None:
        if deleted:
            raise KeyboardInterrupt
        deleted.append(path)

    with monkeypatch.context() as patch:
        patch.setattr(erasing, "_delete", die)
        with pytest.raises(KeyboardInterrupt):
            open_services(paths, writer=True)
    assert holders(paths.data_dir)
    open_services(paths, writer=True).close()
    assert holders(paths.data_dir) == set()


def test_nobody_reads_what_is_half_deleted(filled: Services, paths: Paths) -> None:
    filled.data.mark_for_erasing(models=False)
    with pytest.raises(KnownError) as raised:
        open_services(paths, writer=False)
    assert raised.value.info.code == "erase-unfinished"


def test_a_writer_elsewhere_keeps_everything(filled: Services, paths: Paths) -> None:
    with pytest.raises(KnownError) as raised:
        erase_everything(paths, models=False)
    assert raised.value.info.code == "library-in-use"
    assert not erasing.is_marked(paths.data_dir)
    assert filled.library.status().documents == 2


def test_a_folder_that_is_no_library_is_refused(paths: Paths) -> None:
    (paths.data_dir / "index").mkdir()
    (paths.data_dir / "carnet.sqlite").write_text("my own file")
    with pytest.raises(KnownError) as raised:
        erase_everything(paths, models=False)
    assert raised.value.info.code == "not-a-library"
    assert (paths.data_dir / "carnet.sqlite").read_text() == "my own file"


def test_what_is_not_carnets_is_left_alone_and_named(
    open_filled: Callable[[], Services], paths: Paths
) -> None:
    open_filled().close()
    (paths.data_dir / "my notes").mkdir()
    (paths.data_dir / "my notes" / "a.md").write_text("mine")
    report = erase_everything(paths, models=False)
    assert report.left_alone == ("my notes",)
    assert (paths.data_dir / "my notes" / "a.md").read_text() == "mine"


def test_a_link_goes_and_what_it_leads_to_stays(
    open_filled: Callable[[], Services], paths: Paths, note: Path
) -> None:
    open_filled().close()
    (paths.index_dir / "away").symlink_to(note.parent)
    erase_everything(paths, models=False)
    assert not paths.data_dir.exists()
    assert note.read_text() == NOTE


def test_notes_that_lie_in_carnets_own_folders_are_kept(
    open_filled: Callable[[], Services], paths: Paths
) -> None:
    services = open_filled()
    services.close()
    manifest = SqliteManifest(paths.database)
    (paths.logs_dir / "diary").mkdir(parents=True)
    manifest.add_folder(str(paths.logs_dir / "diary"))
    manifest.close()
    with pytest.raises(KnownError) as raised:
        erase_everything(paths, models=False)
    assert raised.value.info.code == "erase-holds-notes"
    assert (paths.logs_dir / "diary").is_dir()


def test_a_damaged_database_can_still_be_deleted(
    open_filled: Callable[[], Services], paths: Paths
) -> None:
    open_filled().close()
    paths.database.write_bytes(b"SQLite format 3\0" + b"\xff" * 8_000)
    erase_everything(paths, models=False)
    assert not paths.data_dir.exists()


def test_models_go_only_when_that_is_asked(
    open_filled: Callable[[], Services], paths: Paths
) -> None:
    model = paths.models_dir / "all-minilm-l6-v2" / "model.safetensors"
    model.parent.mkdir(parents=True)
    model.write_bytes(b"weights")
    (paths.models_dir / "somebody else's").mkdir()
    open_filled().close()
    assert not erase_everything(paths, models=False).models
    assert model.exists()
    open_filled().close()
    assert erase_everything(paths, models=True).models
    assert [path.name for path in paths.models_dir.iterdir()] == ["somebody else's"]
