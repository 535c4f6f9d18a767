"""The icon in a tray. The offscreen platform has none, so that there is one is made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot
from tests.gui.tray.test_tray_state import RESTING, doing

from carnet.domain.library import Activity
from carnet.gui.engine.engine_client import EngineState
from carnet.gui.look.icons import Icons
from carnet.gui.tray.tray import Tray
from carnet.gui.tray.tray_state import TrayState
from carnet.gui.window.main_window import MainWindow
from carnet.gui.wiring.desktop_wiring import DesktopWiring
from carnet.settings.schema import TRAY

pytestmark = pytest.mark.gui


@pytest.fixture
def with_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: True))


@pytest.fixture
def tray(with_tray: None, icons: Icons) -> Iterator[Tray]:
    made = Tray(icons)
    made.want(True)
    made.show_engine(EngineState.RUNNING)
    yield made
    made.want(False)
    made.deleteLater()


def entries(tray: Tray) -> dict[str, bool]:
    assert tray.menu is not None
    return {one.text(): one.isEnabled() for one in tray.menu.actions() if one.text()}


def press(tray: Tray, text: str) -> None:
    assert tray.menu is not None
    next(one for one in tray.menu.actions() if one.text() == text).trigger()


def test_its_menu_offers_what_is_wanted_without_the_window(tray: Tray) -> None:
    tray.show_status(RESTING)
    assert entries(tray) == {
        "Quick ask": True, "Open Carnet": True, "Pause": False, "Quit": True
    }  # fmt: skip


def test_work_can_be_paused_and_taken_up_again(tray: Tray, qtbot: QtBot) -> None:
    tray.show_status(doing(Activity.READING))
    with qtbot.waitSignal(tray.pause_wanted):
        press(tray, "Pause")
    tray.show_status(doing(Activity.PAUSED))
    assert tray.state is TrayState.PAUSED
    with qtbot.waitSignal(tray.resume_wanted):
        press(tray, "Go on")


def test_a_click_opens_the_window_and_the_middle_button_the_small_one(
    tray: Tray, qtbot: QtBot
) -> None:
    assert tray.icon is not None
    reason = QSystemTrayIcon.ActivationReason
    with qtbot.waitSignal(tray.open_wanted):
        tray.icon.activated.emit(reason.Trigger)
    with qtbot.waitSignal(tray.quick_wanted):
        tray.icon.activated.emit(reason.MiddleClick)


def test_the_tip_follows_the_state(tray: Tray) -> None:
    assert tray.icon is not None
    tray.show_status(replace(RESTING, documents=1))
    assert tray.icon.toolTip() == "Carnet\nUp to date · 1 note"
    tray.show_engine(EngineState.FAILED)
    assert tray.icon.toolTip() == "Carnet\nThe engine has stopped"


def test_it_is_there_only_while_it_is_wanted(tray: Tray) -> None:
    assert tray.shown
    tray.want(False)
    assert not tray.shown


def test_without_a_tray_there_is_no_icon(icons: Icons, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: False))
    tray = Tray(icons)
    tray.want(True)
    assert not tray.shown
    assert tray.icon is None


def test_in_the_tray_closing_the_window_keeps_the_engine(
    with_tray: None, make_main_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_main_window()
    desktop = window.findChild(DesktopWiring)
    assert desktop is not None
    window.parts.choices.choose(TRAY, True)
    qtbot.waitUntil(lambda: desktop.tray.shown)
    window.close()
    assert not window.isVisible()
    assert window.parts.client.state is EngineState.RUNNING
    assert window.parts.state.told_tray
    desktop.tray.open_wanted.emit()
    assert window.isVisible()
    with qtbot.waitSignal(window.parts.client.closed):
        desktop.tray.quit_wanted.emit()


def test_leaving_the_tray_with_no_window_open_ends_the_program(
    with_tray: None, make_main_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_main_window()
    window.parts.choices.choose(TRAY, True)
    desktop = window.findChild(DesktopWiring)
    assert desktop is not None
    qtbot.waitUntil(lambda: desktop.tray.shown)
    window.close()
    with qtbot.waitSignal(window.parts.client.closed):
        window.parts.choices.choose(TRAY, False)


def test_pausing_from_the_tray_reaches_the_engine(
    with_tray: None, make_main_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_main_window("--indexing", "reading")
    window.parts.choices.choose(TRAY, True)
    desktop = window.findChild(DesktopWiring)
    assert desktop is not None
    qtbot.waitUntil(lambda: desktop.tray.state is TrayState.BUSY and desktop.tray.shown)
    press(desktop.tray, "Pause")
    qtbot.waitUntil(lambda: desktop.tray.state is TrayState.PAUSED)
