"""What is kept is counted, closed to others, exported; conversations are forgotten."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bootstrap.conftest import ASKED, IMPORT

from carnet.bootstrap.services import Services
from carnet.domain.cancel import CancelToken
from carnet.domain.conversation_markdown import ConversationWords
from carnet.domain.data import DataKind, ExportProgress, ExportWords
from carnet.domain.errors import Cancelled
from carnet.settings.paths import Paths


def export(services: Services, place: Path, words: ExportWords | None = None) -> Path:
    report = services.data.export(
        str(place), words or ExportWords(), CancelToken(), lambda _: None,
        archive=place.suffix == ".zip",
    )  # fmt: skip
    return Path(report.path)


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


def test_no_byte_of_the_conversations_is_left(filled: Services, paths: Paths) -> None:
    report = filled.data.forget_conversations()
    assert report.conversations == 1
    assert report.words_searched > 0
    assert report.remains == ()
    assert filled.conversations.page(0, 10).total == 0
    stored = b"".join(path.read_bytes() for path in paths.data_dir.glob("carnet.sqlite*"))
    assert b"brachiosaurus" not in stored
    assert filled.library.status().documents == 2
