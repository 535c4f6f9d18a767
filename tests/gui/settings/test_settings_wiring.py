"""A choice reaches the engine; the screen opens, leads on, and tells what was wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.conftest import end
from tests.gui.settings.using import another_value, settings_of, use

from carnet.gui.app import make_parts
from carnet.gui.look.theme import Theme
from carnet.gui.program import make_wired
from carnet.gui.settings.choices import Choices
from carnet.gui.settings.settings_dialog import SettingsDialog
from carnet.gui.window.main_window import MainWindow
from carnet.settings.paths import Paths
from carnet.settings.schema import SCHEMA, SIZE_LIMIT_MB, TEXT_SIZE, THEME
from carnet.settings.store import SettingsStore

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
RELOAD = "settings/reload"


def opened(window: MainWindow) -> SettingsDialog:
    window.action_list["settings"].trigger()
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, SettingsDialog)]
    return next(dialog for dialog in found if dialog.isVisible())


def test_every_setting_that_is_changed_in_the_screen_is_told_to_the_engine(
    make_main_window: MakeWindow, engine_log: Any, qtbot: QtBot
) -> None:
    window = make_main_window()
    dialog = opened(window)
    for count, setting in enumerate(SCHEMA, 1):
        before = len(engine_log.params(RELOAD))
        use(qtbot, dialog.rows[setting.key], another_value(setting))
        qtbot.waitUntil(lambda: window.parts.choices.settings.is_chosen(setting))  # noqa: B023
        qtbot.waitUntil(lambda: len(engine_log.params(RELOAD)) > before)  # noqa: B023
        assert len(window.parts.choices.settings.chosen) == count


def test_control_comma_opens_the_screen_once(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    first = opened(window)
    assert opened(window) is first
    first.accept()
    assert opened(window) is not first


def test_installed_models_can_be_chosen(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    dialog = opened(make_main_window())
    box = dialog.rows["models.generator"].editor.field
    qtbot.waitUntil(lambda: box.count() > 1)
    assert box.itemText(0).startswith("Carnet chooses")


def test_the_screen_leads_to_the_privacy_panel(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window()
    asked: list[bool] = []
    window.action_list["privacy"].triggered.connect(lambda: asked.append(True))
    opened(window).link_wanted.emit("privacy")
    assert asked == [True]


def test_a_broken_file_is_told_with_its_name_and_the_way_on(
    make_main_window: MakeWindow, gui_paths: Paths, qtbot: QtBot
) -> None:
    gui_paths.settings_file.write_text("{ broken by hand")
    window = make_main_window()
    banner = settings_of(window).banner
    assert banner.isVisible()
    assert banner.title.text() == ("The settings file could not be read, so the defaults are used.")
    kept = gui_paths.config_dir / "settings.broken-1.json"
    assert str(kept) in banner.text.text()
    assert kept.read_text() == "{ broken by hand"
    banner.action.click()
    assert opened(window).isVisible()
    assert not banner.isVisible()


def test_single_bad_values_fall_back_alone_and_are_named(
    make_main_window: MakeWindow, gui_paths: Paths
) -> None:
    values = {THEME.key: "purple", TEXT_SIZE.key: 9_000, SIZE_LIMIT_MB.key: 50}
    gui_paths.settings_file.write_text(json.dumps({"version": 1, "values": values}))
    window = make_main_window()
    assert window.parts.choices.get(SIZE_LIMIT_MB) == 50
    assert window.parts.choices.get(TEXT_SIZE) == 100
    banner = settings_of(window).banner
    assert banner.text.text() == "Theme and Text size"
    assert "purple" in banner.text.toolTip()
    banner.close_button.click()
    assert not banner.isVisible()


def test_what_could_not_be_saved_is_told_to_an_engine_that_starts_again(
    gui_paths: Paths,
    theme: Theme,
    engine_command: Callable[..., list[str]],
    engine_log: Any,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("no folder")
    blocked = Choices(SettingsStore(tmp_path / "file" / "settings.json"))
    window = make_wired(make_parts(gui_paths, theme, None, engine_command(), blocked))
    client = window.parts.client
    window.show()
    client.start()
    qtbot.waitUntil(lambda: client.info is not None)
    window.parts.choices.choose(SIZE_LIMIT_MB, 50)
    unsaved = {"unsaved": {SIZE_LIMIT_MB.key: 50}}
    qtbot.waitUntil(lambda: engine_log.params(RELOAD) == [unsaved])
    assert "could not be saved" in window.engine_banner.title.text()
    client.greeted.emit(client.info)
    qtbot.waitUntil(lambda: engine_log.params(RELOAD) == [unsaved] * 2)
    end(qtbot, client, window)
    window.deleteLater()
