"""What the window keeps of searches and notes, without those that are forgotten."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from carnet.domain.errors import KnownError
from carnet.settings.recent import forget_recent, notes_without, searches_without

pytest.importorskip("PySide6.QtCore")

SECRET, OTHER = '/notes/Été/secret "1".md', "/notes/jardin; été, 2024.md"
SEARCHES = [("mot de passe \u2026 «clé\\»", SECRET), ("boiler", OTHER), ("x=y", "")]
NOTES = [(SECRET, "Secret", "markdown"), (OTHER, "Jardin", "markdown")]


def gone(path: str) -> bool:
    return path == SECRET


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """As the window writes it."""
    from PySide6.QtCore import QByteArray

    from carnet.gui.window.window_state import WindowState

    file = tmp_path / "window.ini"
    state = WindowState(file)
    state._store.setValue("window/geometry", QByteArray(bytes(range(256))))
    state.searches, state.notes = SEARCHES, NOTES
    state.actions = ["forget"]
    state.flush()
    return file


def read(file: Path) -> tuple[object, object, object, object]:
    from carnet.gui.window.window_state import WindowState

    state = WindowState(file)
    geometry = bytes(state._store.value("window/geometry").data())
    return state.searches, state.notes, state.actions, geometry


def test_rows_of_a_forgotten_note_go_and_all_else_stays(file: Path) -> None:
    forget_recent(file, gone)
    assert read(file) == (SEARCHES[1:], NOTES[1:], ["forget"], bytes(range(256)))
    assert b"secret" not in file.read_bytes().lower()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_written_when_nothing_is_gone(file: Path) -> None:
    before = file.stat()
    forget_recent(file, lambda _path: False)
    assert file.stat() == before


def test_a_list_that_nobody_understands_goes_whole(file: Path) -> None:
    text = file.read_text()
    file.write_text(text.replace('[[\\"/notes', '[[[\\"/notes'))
    forget_recent(file, gone)
    searches, notes, actions, _geometry = read(file)
    assert (searches, notes) == (SEARCHES[1:], [])
    assert actions == ["forget"]
    assert b"secret" not in file.read_bytes().lower()


def test_without_a_window_there_is_nothing_to_do(tmp_path: Path) -> None:
    forget_recent(tmp_path / "window.ini", gone)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("carnet.settings.recent.write_private", full)
    with pytest.raises(KnownError) as told:
        forget_recent(file, gone)
    assert told.value.info.code == "settings-not-saved"


def test_the_rule_is_the_windows_own() -> None:
    assert searches_without(SEARCHES, gone) == SEARCHES[1:]
    assert notes_without(NOTES, gone) == NOTES[1:]
