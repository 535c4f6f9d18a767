"""Deleting everything that Carnet keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bootstrap.conftest import NOTE, holders

from carnet.adapters.files import erasing
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.bootstrap.erasing import erase_everything
from carnet.bootstrap.services import Services, open_services
from carnet.domain.errors import KnownError
from carnet.settings.paths import Paths


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
