"""A screen of 1024 by 600, in French, whose words are longer: nothing is larger than it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from carnet.domain.data import DataReport
from carnet.gui.crash.report_dialog import ReportDialog
from carnet.gui.crash.reports import Report
from carnet.gui.forget.subject import Subject
from carnet.gui.importing.given import Given
from carnet.gui.look.theme import Theme
from carnet.gui.privacy.erase_dialog import EraseDialog
from carnet.gui.window.main_window import MainWindow
from carnet.gui.wiring.desktop_wiring import DesktopWiring
from carnet.gui.words.speech import Speech

pytestmark = pytest.mark.gui

PROJECT = Path(__file__).resolve().parents[3]
WIDE, HIGH = 1024, 600
TITLE_BAR = 30  # what a desktop puts around it


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    speech = Speech(qapp, [PROJECT / "resources" / "translations"])
    speech.speak("fr")
    yield
    speech.speak("en")


@pytest.fixture
def small(french: None, make_main_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    window = make_main_window(resize=False)
    window.resize(WIDE, HIGH - TITLE_BAR)
    return window


def press(name: str) -> Callable[[MainWindow], None]:
    return lambda window: window.action_list[name].trigger()


def import_files(window: MainWindow) -> None:
    window.importer.take(Given(("/home/ines/bail.pdf", "/home/ines/held.pdf")))


def forget(window: MainWindow) -> None:
    window.forgetter.ask(Subject("/home/ines/Notes/House/Boiler.md", "Boiler"))


def erase(window: MainWindow) -> None:
    EraseDialog(window.parts.icons, DataReport((), "", 0), window).open()


def report(window: MainWindow) -> None:
    ReportDialog(window.parts.theme, Report(Path("/a"), "x" * 4_000), window).open()


DIALOGS = {
    "settings": press("settings"),
    "privacy": press("privacy"),
    "shortcuts": press("shortcuts"),
    "about": press("about"),
    "palette": press("palette"),
    "models": press("models"),
    "forget": forget,
    "forgotten": lambda window: window.forgetter.show_forgotten(),
    "import": import_files,
    "erase": erase,
    "report": report,
}


def opened() -> list[QDialog]:
    found = QApplication.topLevelWidgets()
    return [one for one in found if isinstance(one, QDialog) and one.isVisible()]


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_fits_and_what_is_in_it_scrolls(
    name: str, percent: int, small: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    theme.scale_text(percent)
    try:
        DIALOGS[name](small)
        qtbot.waitUntil(lambda: bool(opened()))
        qtbot.wait(20)
        for dialog in opened():
            screen = dialog.screen().availableSize()
            assert dialog.width() <= max(screen.width(), WIDE)
            assert dialog.height() <= max(screen.height(), HIGH - TITLE_BAR)
            dialog.resize(WIDE, HIGH - TITLE_BAR)
            assert dialog.width() <= WIDE
            assert dialog.height() <= HIGH - TITLE_BAR
            dialog.close()
    finally:
        theme.scale_text(100)


@pytest.mark.parametrize("percent", [100, 150])
def test_the_quick_window_fits(percent: int, small: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    theme.scale_text(percent)
    try:
        desktop = small.findChild(DesktopWiring)
        assert desktop is not None
        desktop.show_quick()
        quick = desktop.quick
        assert quick is not None
        quick.ask("endless")
        qtbot.waitUntil(lambda: quick.answer.card is not None and quick.answer.isVisible())
        room = quick.screen().availableGeometry()
        assert quick.width() <= room.width()
        assert quick.height() <= room.height()
        quick.hide()
    finally:
        theme.scale_text(100)


def test_the_first_page_fits(
    french: None, make_main_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_main_window("--empty", resize=False)
    window.resize(WIDE, HIGH - TITLE_BAR)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.welcome)
    assert window.minimumSizeHint().width() <= WIDE
    assert window.minimumSizeHint().height() <= HIGH - TITLE_BAR
