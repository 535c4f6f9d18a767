from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carnet.gui.actions.about_dialog import AboutDialog
from carnet.gui.actions.more_menu import MoreMenu
from carnet.gui.actions.section_words import section_name
from carnet.gui.actions.shortcut_rows import as_text, groups
from carnet.gui.actions.shortcut_sheet import ShortcutSheet
from carnet.gui.look.buttons import WordButton
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words.native_keys import native


def test_every_key_of_the_list_is_on_the_sheet(
    make_main_window: Callable[..., MainWindow],
) -> None:
    window = make_main_window()
    window.action_list["shortcuts"].trigger()
    sheet = window.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    said = {label.text() for label in sheet.findChildren(QLabel)}
    listed = [one.action for one in window.action_list.all()]
    keys = {native(action.shortcut()) for action in listed if not action.shortcut().isEmpty()}
    assert len(keys) > 10
    assert keys <= said
    sheet.close()


def test_the_sheet_is_copied_as_text(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window()
    window.action_list["shortcuts"].trigger()
    sheet = window.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    sheet.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text == as_text(groups(window.action_list.all()))
    assert "Ctrl+K" in text
    assert sheet.copy.text() == "Copied"
    sheet.close()


def test_the_menu_holds_every_action_that_is_possible(
    make_main_window: Callable[..., MainWindow],
) -> None:
    window = make_main_window()
    menu = window.header.more.menu()
    assert isinstance(menu, MoreMenu)
    menu.fill()
    menu.fill()  # opened twice, it is not twice as long
    offered = [action for action in menu.actions() if not action.isSeparator()]
    deeper = [entry for action in offered if action.menu() for entry in action.menu().actions()]
    shown = [action for action in (*offered, *deeper) if not action.menu()]
    possible = [one.action for one in window.action_list.all() if one.possible()]
    assert sorted(action.objectName() for action in shown) == sorted(
        action.objectName() for action in possible
    )
    sections = {action.text() for action in offered if action.menu()}
    assert sections <= {section_name(one.section) for one in window.action_list.all()}


def test_the_page_about_the_program_says_where_the_data_lie(
    make_main_window: Callable[..., MainWindow],
) -> None:
    window = make_main_window()
    window.action_list["about"].trigger()
    about = window.findChild(AboutDialog)
    assert isinstance(about, AboutDialog)
    info = window.parts.client.info
    assert info is not None
    tips = {label.toolTip() or label.text() for label in about.findChildren(QLabel)}
    assert info.data_dir in tips
    assert any("Apache License" in tip for tip in tips)
    about.close()


def test_licences_of_others_can_be_opened_where_they_came_with_the_program(
    make_main_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_main_window()

    def opens(licences: str) -> list[WordButton]:
        about = AboutDialog(window.parts.icons, "", window, licences)
        buttons = about.findChildren(WordButton)
        found = [button for button in buttons if button.text() == "Third-party licences"]
        for button in found:
            with qtbot.waitSignal(about.open_wanted) as asked:
                button.click()
            assert asked.args == [licences]
        about.close()
        return found

    assert len(opens("/usr/lib/carnet/licences.txt")) == 1
    assert opens("") == []
