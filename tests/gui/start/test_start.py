from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from carnet.gui.start.model_installer import ModelInstaller
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
INSTALLER = Path(__file__).parents[1] / "fakes" / "fake_installer.py"


def test_the_window_is_there_before_the_engine_is(make_main_window: MakeWindow) -> None:
    window = make_main_window("--empty", greeted=False)
    assert window.isVisible()
    assert window.parts.client.info is None
    assert window.welcome.about.proof.line.text() == "Closing the network…"


def test_the_sample_library_is_one_press_away(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window("--empty")
    window.welcome.sample.click()
    qtbot.waitUntil(lambda: not window.welcome.isVisible())
    assert engine_log.params("library/addFolder") == [{"path": window.parts.sample_dir}]
    assert window.conversation.composer.field.hasFocus()


def test_a_folder_is_chosen_in_the_systems_dialog(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path, engine_log: Any
) -> None:
    window = make_main_window("--empty")
    window.welcome.choose.click()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    qtbot.waitUntil(lambda: window.roots == (str(tmp_path),))


def test_a_folder_given_on_the_command_line_is_added(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_main_window("--empty", folder=str(tmp_path))
    qtbot.waitUntil(lambda: window.roots == (str(tmp_path),))


def test_a_folder_that_is_there_already_is_not_added_twice(
    make_main_window: MakeWindow, engine_log: Any
) -> None:
    window = make_main_window(folder="/home/ines/Notes")
    assert window.roots == ("/home/ines/Notes",)
    assert engine_log.messages("library/addFolder") == []


def test_the_next_start_shows_the_library_at_once(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    make_main_window()
    window = make_main_window(greeted=False)
    assert window.parts.client.info is None
    assert not window.welcome.isVisible()


def test_a_system_that_cannot_close_the_network_is_told_honestly(
    make_main_window: MakeWindow,
) -> None:
    window = make_main_window("--unsealed")
    assert window.header.privacy.text() == "Network open"
    assert window.header.privacy.property("tone") == "warning"


def test_another_carnet_on_the_same_library_is_said_with_advice(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--refuse", greeted=False)
    qtbot.waitUntil(window.engine_banner.isVisible)
    assert window.engine_banner.title.text() == "Another Carnet is using this library."
    assert window.engine_banner.action.text() == "Try again"
    with qtbot.waitSignal(window.parts.client.failed):
        window.engine_banner.action.click()


@pytest.fixture
def offered(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> Callable[[str], MainWindow]:
    """A window whose models are missing, with an installer that behaves as told."""

    def make(mode: str) -> MainWindow:
        flag = tmp_path / "installed"
        window = make_main_window("--models-flag", str(flag))
        command = [sys.executable, str(INSTALLER), mode, str(flag)]
        window.parts.installer.command = command
        qtbot.waitUntil(window.models_banner.isVisible)
        return window

    return make


def test_missing_models_are_offered_with_their_size(
    offered: Callable[[str], MainWindow],
) -> None:
    banner = offered("good").models_banner
    assert banner.title.text() == "Install the starter models (189\u00a0MB)"
    assert banner.action.text() == "Install starter models"


def test_the_network_is_named_before_anything_connects(
    offered: Callable[[str], MainWindow],
) -> None:
    window = offered("good")
    window.models_banner.action.click()
    assert window.models_banner.title.text() == "Carnet will connect to PyPI, this once"
    assert "a-starter-model==1.0" in window.models_banner.text.text()
    assert not window.parts.installer.running


def test_models_are_installed_with_progress_and_then_loaded(
    offered: Callable[[str], MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    window = offered("good")
    banner, installer = window.models_banner, window.parts.installer
    steps: list[str] = []
    installer.advanced.connect(lambda _step: steps.append(banner.text.text()))
    banner.action.click()
    with qtbot.waitSignal(installer.finished):
        banner.action.click()
    assert steps[0] == "all-MiniLM-L6-v2 · Fetching · 34\u00a0MB of 91\u00a0MB"
    assert banner.title.text() == "The starter models are ready"
    qtbot.waitUntil(lambda: len(engine_log.messages("models/reload")) == 1)


def test_an_installation_can_be_stopped(offered: Callable[[str], MainWindow], qtbot: QtBot) -> None:
    window = offered("hang")
    banner, installer = window.models_banner, window.parts.installer
    banner.action.click()
    with qtbot.waitSignal(installer.advanced):
        banner.action.click()
    assert banner.action.text() == "Stop"
    with qtbot.waitSignal(installer.stopped):
        banner.action.click()
    assert banner.action.text() == "Install starter models"
    assert not installer.running


@pytest.mark.parametrize(
    ("mode", "title"),
    [
        ("offline", "PyPI cannot be reached."),
        ("broken", "The models could not be installed."),
    ],
)
def test_an_installation_that_fails_says_why_and_can_be_tried_again(
    offered: Callable[[str], MainWindow], qtbot: QtBot, mode: str, title: str
) -> None:
    window = offered(mode)
    banner, installer = window.models_banner, window.parts.installer
    banner.action.click()
    with qtbot.waitSignal(installer.failed):
        banner.action.click()
    assert banner.title.text() == title
    assert banner.action.text() == "Try again"
    with qtbot.waitSignal(installer.failed):
        banner.action.click()


def test_an_installer_that_cannot_be_started_is_a_failure(qtbot: QtBot) -> None:
    installer = ModelInstaller(["/no/such/program"])
    with qtbot.waitSignal(installer.failed) as failed:
        installer.start(["starter"])
    assert failed.args[0].code == "install-failed"


def test_the_offer_can_be_put_off(offered: Callable[[str], MainWindow]) -> None:
    window = offered("good")
    window.models_banner.close_button.click()
    assert not window.models_banner.isVisible()
    window.models.check()
    QApplication.processEvents()
    assert not window.models_banner.isVisible()
