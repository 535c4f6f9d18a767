"""Uses the control of a setting as a person does."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carnet.gui.settings.editors.choice_box import ChoiceEditor, CountEditor
from carnet.gui.settings.editors.names_list import NamesEditor
from carnet.gui.settings.editors.stepper import WholeEditor
from carnet.gui.settings.editors.switch import FlagEditor
from carnet.gui.settings.setting_row import SettingRow
from carnet.gui.window.main_window import MainWindow
from carnet.gui.wiring.settings_wiring import SettingsWiring
from carnet.settings.schema import LANGUAGE
from carnet.settings.setting import Choice, Flag, Names, Setting, Whole


def another_value(setting: Setting[Any]) -> Any:
    """Allowed, and not the default."""
    if isinstance(setting, Flag):
        return not setting.default
    if isinstance(setting, Whole):
        return setting.most if setting.default != setting.most else setting.least
    if isinstance(setting, Choice):
        return next(choice for choice in setting.choices if choice != setting.default)
    if isinstance(setting, Names):
        return ("something",)
    return "fr" if setting == LANGUAGE else "another-model"


def use(qtbot: QtBot, row: SettingRow, value: Any) -> None:
    """Choose a value with the row's control."""
    editor = row.editor
    editor.setEnabled(True)  # a screen without a tray offers no choice about it
    if isinstance(editor, FlagEditor):
        if editor.switch.isChecked() != value:
            qtbot.keyClick(editor.switch, Qt.Key.Key_Space)
    elif isinstance(editor, WholeEditor):
        editor.stepper.number.selectAll()
        qtbot.keyClicks(editor.field, str(value))
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    elif isinstance(editor, NamesEditor):
        for name in value:
            qtbot.keyClicks(editor.field, name)
            qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    elif isinstance(editor, CountEditor):
        choose(editor.choice, value)
    elif isinstance(editor, ChoiceEditor):
        choose(editor, value)
    else:
        raise TypeError(row.setting.key)


def choose(editor: ChoiceEditor, value: str) -> None:
    """Choose from the box; a model that is not listed is put on the list first."""
    if editor.box.findData(value) < 0:
        editor.offer([("", "nothing"), (value, value)])
    at = editor.box.findData(value)
    editor.box.setCurrentIndex(at)
    editor.box.activated.emit(at)


def settings_of(window: MainWindow) -> SettingsWiring:
    """What connects the settings of a window."""
    return SettingsWiring.of(window)
