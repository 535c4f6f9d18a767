"""Writing an export: whole or not at all, and never over anything."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carnet.adapters.files.export_target import ExportTarget
from carnet.adapters.files.ignore_file import IGNORE_FILE
from carnet.domain.errors import KnownError

MakeTarget = Callable[..., ExportTarget]


@pytest.fixture
def target(tmp_path: Path) -> MakeTarget:
    def make(place: Path, *, archive: bool = False) -> ExportTarget:
        return ExportTarget(place, "Export", archive=archive, closed=(tmp_path / "data",))

    return make


def written(target: ExportTarget, name: str = "a/b.txt", text: bytes = b"text") -> None:
    target.write(name, iter([text]))
    target.finish()


def test_a_folder_that_is_not_there_is_made(target: MakeTarget, tmp_path: Path) -> None:
    written(target(tmp_path / "new" / "er"))
    assert (tmp_path / "new" / "er" / "a" / "b.txt").read_bytes() == b"text"


def test_an_empty_folder_is_taken_as_it_is(target: MakeTarget, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    made = target(tmp_path / "empty")
    written(made)
    assert made.path == tmp_path / "empty"
    assert (tmp_path / "empty" / "a" / "b.txt").exists()


def test_in_a_folder_with_something_in_it_a_new_one_is_made_each_time(
    target: MakeTarget, tmp_path: Path
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    for _ in range(2):
        written(target(full))
    assert sorted(path.name for path in full.iterdir()) == ["Export", "Export 2", "mine.txt"]
    assert (full / "mine.txt").read_text() == "mine"


def test_a_zip_holds_one_folder_named_like_it(target: MakeTarget, tmp_path: Path) -> None:
    written(target(tmp_path / "all.zip", archive=True))
    with zipfile.ZipFile(tmp_path / "all.zip") as file:
        assert file.namelist() == ["all/a/b.txt"]
        assert file.testzip() is None


def test_a_file_that_is_there_is_never_overwritten(target: MakeTarget, tmp_path: Path) -> None:
    taken = tmp_path / "all.zip"
    taken.write_text("mine")
    for archive in (True, False):
        with pytest.raises(KnownError) as raised:
            target(taken, archive=archive)
        assert raised.value.info.code == "export-exists"
    assert taken.read_text() == "mine"


@pytest.mark.parametrize("name", ["all.zip", "folder"])
def test_what_appears_meanwhile_stays(target: MakeTarget, tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    made = target(place, archive=name.endswith(".zip"))
    made.write("a", iter([b"a"]))
    place.write_text("mine")
    with pytest.raises(KnownError) as raised:
        made.finish()
    made.abandon()
    assert raised.value.info.code == "export-not-written"
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "mine")]


@pytest.mark.parametrize("archive", [True, False])
def test_what_is_given_up_leaves_nothing(target: MakeTarget, tmp_path: Path, archive: bool) -> None:
    made = target(tmp_path / "out.zip", archive=archive)
    made.write("a", iter([b"a"]))
    made.abandon()
    assert list(tmp_path.iterdir()) == []


def test_carnets_own_folders_are_refused_through_links_too(
    target: MakeTarget, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    for place in (tmp_path / "data" / "x", tmp_path / "link" / "x"):
        with pytest.raises(KnownError) as raised:
            target(place)
        assert raised.value.info.code == "export-inside"


def test_only_its_owner_may_read_it_and_no_index_takes_it_for_notes(
    target: MakeTarget, tmp_path: Path
) -> None:
    written(target(tmp_path / "out"))
    for path in [tmp_path / "out", *(tmp_path / "out").rglob("*.txt")]:
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    assert (tmp_path / "out" / IGNORE_FILE).read_text() == "*\n"


def test_files_keep_their_time(target: MakeTarget, tmp_path: Path) -> None:
    for archive in (True, False):
        made = target(tmp_path / ("t.zip" if archive else "t"), archive=archive)
        made.write("old", iter([b"a"]), 1_000_000_000.0)
        made.finish()
    assert (tmp_path / "t" / "old").stat().st_mtime == 1_000_000_000.0
    with zipfile.ZipFile(tmp_path / "t.zip") as file:
        assert file.getinfo("t/old").date_time[0] == 2001


def test_too_little_room_is_said_before_anything_is_copied(
    target: MakeTarget, tmp_path: Path
) -> None:
    with pytest.raises(KnownError) as raised:
        target(tmp_path / "out").check_room(shutil.disk_usage(tmp_path).total * 2)
    assert raised.value.info.code == "export-no-room"


def test_a_disk_that_gets_full_is_said(target: MakeTarget, tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"a"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(KnownError) as raised:
        target(tmp_path / "out").write("a", pieces())
    assert raised.value.info.code == "disk-full"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_that_may_not_be_written_is_said(target: MakeTarget, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(KnownError) as raised:
        target(tmp_path / "out")
    tmp_path.chmod(0o700)
    assert raised.value.info.code == "export-not-written"
