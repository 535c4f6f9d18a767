"""What a person chose holds at once, is saved at once, and is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carnet.domain.errors import ErrorInfo
from carnet.gui.settings.choices import Choices
from carnet.settings.schema import EMBEDDER, KEEP_SEARCHES, SIZE_LIMIT_MB, THEME
from carnet.settings.store import SettingsStore

pytestmark = pytest.mark.gui


@pytest.fixture
def store(tmp_path: Path, qapp: QApplication) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


def stored(store: SettingsStore) -> dict[str, object]:
    return dict(store.load().settings.chosen)


def test_a_choice_holds_is_saved_and_is_told(store: SettingsStore, qtbot: QtBot) -> None:
    choices = Choices(store)
    with qtbot.waitSignal(choices.changed) as told:
        choices.choose(THEME, "dark")
    assert told.args == [frozenset({"appearance.theme"})]
    assert choices.get(THEME) == "dark"
    assert stored(store) == {"appearance.theme": "dark"}


def test_choosing_what_holds_already_is_no_news(store: SettingsStore, qtbot: QtBot) -> None:
    choices = Choices(store)
    with qtbot.assertNotEmitted(choices.changed):
        choices.choose(THEME, "system")


def test_what_another_process_wrote_meanwhile_stays(store: SettingsStore) -> None:
    choices = Choices(store)
    store.save(store.load().settings.with_value(EMBEDDER, "bge-m3"))
    choices.choose(SIZE_LIMIT_MB, 50)
    assert stored(store) == {"library.size_limit_mb": 50, "models.embedder": "bge-m3"}
    assert choices.get(EMBEDDER) == "bge-m3"


def test_reading_the_file_again_tells_what_is_different(store: SettingsStore, qtbot: QtBot) -> None:
    choices = Choices(store)
    store.save(store.load().settings.with_value(EMBEDDER, "bge-m3"))
    with qtbot.waitSignal(choices.changed) as told:
        choices.reread()
    assert told.args == [frozenset({"models.embedder"})]


def test_some_go_back_to_their_defaults_and_the_others_stay(store: SettingsStore) -> None:
    choices = Choices(store)
    choices.choose_all({THEME: "dark", SIZE_LIMIT_MB: 50})
    choices.reset([THEME])
    assert stored(store) == {"library.size_limit_mb": 50}


def test_what_cannot_be_saved_is_said_and_holds_all_the_same(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("no folder")
    choices = Choices(SettingsStore(tmp_path / "file" / "settings.json"))
    failures: list[ErrorInfo] = []
    choices.failed.connect(failures.append)
    choices.choose(THEME, "dark")
    choices.choose(KEEP_SEARCHES, False)
    assert [failure.code for failure in failures] == ["settings-not-saved"] * 2
    assert choices.get(THEME) == "dark"
    assert dict(choices.unsaved) == {"appearance.theme": "dark", "search.keep_history": False}


def test_what_could_not_be_saved_is_saved_with_the_next_choice(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("no folder")
    store = SettingsStore(folder / "settings.json")
    choices = Choices(store)
    choices.choose(THEME, "dark")
    folder.unlink()
    choices.choose(SIZE_LIMIT_MB, 50)
    assert stored(store) == {"appearance.theme": "dark", "library.size_limit_mb": 50}
    assert choices.unsaved == {}


def test_a_file_broken_while_we_run_costs_no_choice(store: SettingsStore, tmp_path: Path) -> None:
    choices = Choices(store)
    choices.choose(THEME, "dark")
    (tmp_path / "settings.json").write_text("{ broken")
    choices.choose(SIZE_LIMIT_MB, 50)
    assert stored(store) == {"appearance.theme": "dark", "library.size_limit_mb": 50}
    assert (tmp_path / "settings.broken-1.json").read_text() == "{ broken"
