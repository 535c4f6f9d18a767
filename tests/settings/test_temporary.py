"""Where temporary files go when /tmp is full."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from carnet.domain.errors import KnownError
from carnet.settings.temporary import provide_temporary_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and owners are POSIX")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`usual` is the system's place, `session`, `memory` and `data` are the others."""
    for name in ("usual", "session", "memory", "data", "notes"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "usual"))
    return tmp_path


def provided(places: Path, enough: int = 1, **environ: str) -> tuple[str, dict[str, str]]:
    variables = dict(environ)
    found = provide_temporary_folder(places / "data", variables, enough, places / "memory")
    return found.relative_to(places).as_posix(), variables


def test_where_there_is_room_nothing_changes(places: Path) -> None:
    assert provided(places) == ("usual", {})
    assert tempfile.tempdir == str(places / "usual")
    assert list((places / "memory").iterdir()) == []


def without_usual(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Python finds nothing when every place of the system is full."""

    def nothing() -> str:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", nothing)


def test_without_any_of_the_systems_places_the_sessions_is_taken(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_usual(places, monkeypatch)
    own = f"session/carnet-{os.getuid()}"
    where, environ = provided(places, XDG_RUNTIME_DIR=str(places / "session"))
    assert where == own
    assert environ["TMPDIR"] == tempfile.tempdir == str(places / own)
    assert stat.S_IMODE((places / own).stat().st_mode) == 0o700


def test_then_memory_and_at_last_the_data_directory(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_usual(places, monkeypatch)
    assert provided(places)[0] == f"memory/carnet-{os.getuid()}"
    (places / "memory" / f"carnet-{os.getuid()}").chmod(0o777)  # somebody else may be in it
    assert provided(places)[0] == "data/.temporary.tmp"


def test_where_all_lack_room_the_one_with_most_is_taken(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = {"usual": 10, "memory": 30, "data": 20}  # bytes, by the place's folder

    def disk_usage(folder: Path) -> SimpleNamespace:
        return SimpleNamespace(free=free[folder.relative_to(places).parts[0]])

    monkeypatch.setattr(shutil, "disk_usage", disk_usage)
    assert provided(places, 25)[0] == f"memory/carnet-{os.getuid()}"  # the first with enough
    assert provided(places, 99)[0] == f"memory/carnet-{os.getuid()}"  # the one with most


def test_the_current_directory_is_not_taken_by_chance(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(places / "notes")
    monkeypatch.setattr(tempfile, "tempdir", str(places / "notes"))
    assert provided(places)[0] == f"memory/carnet-{os.getuid()}"


def test_the_current_directory_is_taken_when_it_was_named(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(places / "notes")
    monkeypatch.setattr(tempfile, "tempdir", str(places / "notes"))
    assert provided(places, TMPDIR=str(places / "notes")) == (
        "notes",
        {"TMPDIR": str(places / "notes")},
    )


def test_without_any_place_it_is_said(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_usual(places, monkeypatch)
    for name in ("memory", "data"):
        (places / name).rmdir()
    with pytest.raises(KnownError, match="temporary files") as caught:
        provided(places)
    assert "TMPDIR" in caught.value.info.advice
