"""Panes of a window that is too narrow for three."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

WIDE, NARROW = (1280, 800), (700, 560)


@pytest.fixture
def window(make_main_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    made = make_main_window()
    made.show_source()
    qtbot.waitUntil(lambda: made.side.isVisible() and made.source.isVisible())
    return made


def shown(window: MainWindow) -> tuple[bool, bool]:
    return window.side.isVisible(), window.source.isVisible()


def test_a_wide_window_shows_all_three(window: MainWindow) -> None:
    assert shown(window) == (True, True)


def test_a_narrow_one_keeps_the_note_and_folds_the_list(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(*NARROW)
    qtbot.waitUntil(lambda: shown(window) == (False, True))
    assert window.source.geometry().right() < window.width()


def test_what_was_folded_comes_back_with_the_room(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(*NARROW)
    qtbot.waitUntil(lambda: shown(window) == (False, True))
    window.resize(*WIDE)
    qtbot.waitUntil(lambda: shown(window) == (True, True))


def test_the_pane_that_is_asked_for_takes_the_place_of_the_other(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(*NARROW)
    qtbot.waitUntil(lambda: shown(window) == (False, True))
    window.header.library.click()
    qtbot.waitUntil(lambda: shown(window) == (True, False))
    window.header.source.click()
    qtbot.waitUntil(lambda: shown(window) == (False, True))


def test_what_a_person_hid_does_not_come_back_by_itself(window: MainWindow, qtbot: QtBot) -> None:
    window.header.library.click()
    window.resize(*NARROW)
    window.resize(*WIDE)
    qtbot.wait(1)
    assert shown(window) == (False, True)


def test_on_a_screen_of_1024_by_600_nothing_is_cut_off(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 600)
    qtbot.waitUntil(lambda: window.width() == 1024)
    assert window.minimumSizeHint().width() <= 1024
    for pane in (window.side, window.conversation, window.source):
        if pane.isVisible():
            right = pane.mapTo(window, pane.rect().bottomRight())
            assert right.x() < 1024
            assert right.y() < 600
