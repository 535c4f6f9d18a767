"""The settings screen: a row with a control for every setting that is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.settings.using import another_value, use

from carnet.domain.documents import Folder, FolderState
from carnet.domain.library import Activity, LibraryStatus, Progress
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.settings.choices import Choices
from carnet.gui.settings.groups import GROUPS
from carnet.gui.settings.section_rows import SettingsParts
from carnet.gui.settings.setting_row import SettingRow
from carnet.gui.settings.setting_words import SettingWords, words_of
from carnet.gui.settings.settings_dialog import SettingsDialog
from carnet.gui.words.languages import find_languages
from carnet.gui.words.speech import Speech
from carnet.settings.schema import (
    ABSTENTION,
    BATTERY_PAUSE_PERCENT,
    IGNORED_NAMES,
    SCHEMA,
    SIZE_LIMIT_MB,
    THEME,
)
from carnet.settings.setting import Setting
from carnet.settings.store import SettingsStore

pytestmark = pytest.mark.gui

TRANSLATIONS = Path(__file__).resolve().parents[3] / "resources" / "translations"
EVERY = pytest.mark.parametrize("setting", SCHEMA, ids=lambda setting: setting.key)


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, icons: Icons, store: SettingsStore) -> SettingsDialog:
    parts = SettingsParts(theme, icons, find_languages([TRANSLATIONS]), {"models", "privacy"})
    dialog = SettingsDialog(parts, Choices(store))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    speech = Speech(qapp, [TRANSLATIONS])
    speech.speak("fr")
    yield
    for translator in speech.installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@EVERY
def test_every_setting_has_a_row_that_is_named_and_explained(
    dialog: SettingsDialog, setting: Setting[Any]
) -> None:
    row, words = dialog.rows[setting.key], words_of(setting.key)
    field = row.editor.field
    assert words.label
    assert words.help.endswith(".")
    assert field.accessibleName() == words.label
    assert words.help in field.accessibleDescription()
    assert row.label.buddy() is field
    assert row.default.text().startswith("Default: ")
    assert not row.reset.isVisibleTo(row)


@pytest.fixture
def in_english() -> dict[str, SettingWords]:
    return {setting.key: words_of(setting.key) for setting in SCHEMA}


@EVERY
def test_every_setting_is_explained_in_french(
    in_english: dict[str, SettingWords], french: None, setting: Setting[Any]
) -> None:
    words, english = words_of(setting.key), in_english[setting.key]
    assert words.help != english.help
    assert words.label != english.label or words.label == "Notifications"


@EVERY
def test_using_the_control_of_any_setting_writes_the_file(
    dialog: SettingsDialog, store: SettingsStore, qtbot: QtBot, setting: Setting[Any]
) -> None:
    wanted = another_value(setting)
    group = next(group.name for group in GROUPS if setting in group.settings)
    dialog.show_group(group)
    use(qtbot, dialog.rows[setting.key], wanted)
    qtbot.waitUntil(lambda: store.load().settings.get(setting) == wanted)
    row = dialog.rows[setting.key]
    assert row.reset.isVisibleTo(row)
    row.reset.click()
    assert not store.load().settings.is_chosen(setting)
    assert not row.reset.isVisibleTo(row)


def test_each_setting_stands_in_one_group() -> None:
    grouped = [setting.key for group in GROUPS for setting in group.settings]
    assert sorted(grouped) == sorted(setting.key for setting in SCHEMA)


def shown(dialog: SettingsDialog) -> list[str]:
    return [
        row.label.text()
        for section in dialog.sections
        for row in section.rows
        if row.isVisibleTo(dialog)
    ]


def test_a_group_shows_its_own_rows(dialog: SettingsDialog) -> None:
    dialog.show_group("power")
    assert shown(dialog) == ["Save the battery below", "Make room for other programs"]
    assert dialog.group == "power"


def test_the_search_looks_through_all_groups_their_help_and_their_choices(
    dialog: SettingsDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.search, "carnetignore")
    assert shown(dialog) == ["Leave out"]
    dialog.search.setText("DARK")
    assert shown(dialog) == ["Theme"]
    dialog.search.setText("battery chàrger")
    assert shown(dialog) == ["Save the battery below"]
    dialog.search.setText("xylophone")
    assert shown(dialog) == []
    assert dialog.none.isVisible()


def test_choosing_a_group_ends_the_search_and_esc_does_before_it_closes(
    dialog: SettingsDialog, qtbot: QtBot
) -> None:
    dialog.search.setText("dark")
    dialog.show_group("desktop")
    assert dialog.search.text() == ""
    assert shown(dialog) == ["Stay in the tray", "Notifications"]
    dialog.search.setText("dark")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.search.text() == ""
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_adds_a_name_and_closes_nothing(
    dialog: SettingsDialog, store: SettingsStore, qtbot: QtBot
) -> None:
    field = dialog.rows[IGNORED_NAMES.key].editor.field
    for name in ("Archive", "*.tmp"):
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert store.load().settings.get(IGNORED_NAMES) == ("Archive", "*.tmp")
    assert dialog.isVisible()


def test_a_name_is_taken_out_again(dialog: SettingsDialog, store: SettingsStore) -> None:
    row = dialog.rows[IGNORED_NAMES.key]
    row.editor.chosen.emit(("Archive", "*.tmp"))
    button = next(
        b for b in row.editor.findChildren(QAbstractButton)
        if b.accessibleName() == "Remove “Archive”" and b.isVisibleTo(row)
    )  # fmt: skip
    button.click()
    assert store.load().settings.get(IGNORED_NAMES) == ("*.tmp",)


def test_what_the_level_means_is_said(dialog: SettingsDialog, qtbot: QtBot) -> None:
    row = dialog.rows[ABSTENTION.key]
    use(qtbot, row, "cautious")
    assert "about 10 are turned down" in row.meaning.text()


def test_the_lowest_number_is_a_word_where_it_means_another_thing(dialog: SettingsDialog) -> None:
    row = dialog.rows[BATTERY_PAUSE_PERCENT.key]
    row.show_value(0)
    assert row.editor.field.text() == "Never"
    row.show_value(35)
    assert row.editor.field.text() == "35%"


def test_resetting_all_asks_first(
    dialog: SettingsDialog, store: SettingsStore, press: Callable[[str], None], qtbot: QtBot
) -> None:
    assert not dialog.reset_all.isEnabled()
    use(qtbot, dialog.rows[THEME.key], "dark")
    use(qtbot, dialog.rows[SIZE_LIMIT_MB.key], 50)
    qtbot.waitUntil(lambda: len(store.load().settings.chosen) == 2)
    dialog.reset_all.click()
    assert len(store.load().settings.chosen) == 2
    press("Reset")
    qtbot.waitUntil(lambda: not store.load().settings.chosen)
    assert dialog.rows[THEME.key].editor.field.currentText() == "Same as the system"


def test_a_choice_that_cannot_be_saved_is_said_in_the_screen(
    qtbot: QtBot, theme: Theme, icons: Icons, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    choices = Choices(SettingsStore(tmp_path / "file" / "settings.json"))
    dialog = SettingsDialog(SettingsParts(theme, icons, ()), choices)
    qtbot.addWidget(dialog)
    dialog.show()
    use(qtbot, dialog.rows[THEME.key], "dark")
    assert dialog.notice.title.text() == "The settings could not be saved."
    assert "holds until Carnet is closed" in dialog.notice.text.text()
    assert choices.get(THEME) == "dark"


def test_watched_folders_are_listed_without_the_imports(dialog: SettingsDialog) -> None:
    folders = (
        Folder(1, "/home/ines/Notes", FolderState.CURRENT, 12),
        Folder(2, "/data/imports", FolderState.CURRENT, 3),
        Folder(3, "/media/ines/Disk", FolderState.OFFLINE, 40),
    )
    status = LibraryStatus(55, 55, 55, 0, 1, folders, (), Progress(Activity.IDLE))
    dialog.show_status(status, "/data/imports")
    rows = dialog.parts.folders
    names = [b.accessibleName() for b in rows.findChildren(QAbstractButton)]
    assert "Stop watching and forget /home/ines/Notes" in names
    assert not any("/data/imports" in name for name in names)
    wanted: list[Folder] = []
    rows.forget_wanted.connect(wanted.append)
    next(
        b for b in rows.findChildren(QAbstractButton)
        if b.accessibleName() == "Stop watching and forget /media/ines/Disk"
    ).click()  # fmt: skip
    assert [folder.id for folder in wanted] == [3]


def test_every_control_can_be_reached_by_the_tab_key(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.show_group("answers")
    dialog.search.setFocus()
    seen: list[QWidget] = []
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    rows: list[SettingRow] = [dialog.rows[setting.key] for setting in GROUPS[4].settings]
    wanted = [dialog.search, dialog.groups, *(row.editor.field for row in rows)]
    places = [seen.index(widget) for widget in (*wanted, dialog.close_button)]
    assert places == sorted(places)


@pytest.fixture(params=["", "DejaVu Sans"])
def letters(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """The system's font, and a wide one."""
    before = qapp.font()
    if request.param:
        qapp.setFont(QFont(request.param, 10))
    yield
    qapp.setFont(before)


@pytest.mark.parametrize(
    ("percent", "width"), [(100, 760), (100, 940), (150, 784), (200, 784), (200, 1_008)]
)
def test_nothing_is_wider_than_the_page_in_french(
    french: None,
    letters: None,
    theme: Theme,
    icons: Icons,
    store: SettingsStore,
    qtbot: QtBot,
    percent: int,
    width: int,
) -> None:
    choices = Choices(store)
    choices.choose_all({setting: another_value(setting) for setting in SCHEMA})
    theme.scale_text(percent)
    try:
        dialog = SettingsDialog(
            SettingsParts(theme, icons, find_languages([TRANSLATIONS]), {"models", "privacy"}),
            choices,
        )
        qtbot.addWidget(dialog)
        dialog.resize(width, 560)
        dialog.show()
        for group in GROUPS:
            dialog.show_group(group.name)
            QApplication.processEvents()
            assert dialog.width() == width
            assert dialog.area.widget().width() <= dialog.area.viewport().width(), group.name
    finally:
        theme.scale_text(100)


def test_it_is_a_dialog_with_no_button_that_enter_presses(dialog: SettingsDialog) -> None:
    assert isinstance(dialog, QDialog)
    assert not any(
        getattr(button, "autoDefault", lambda: False)()
        for button in dialog.findChildren(QAbstractButton)
    )
