"""The manager of models on the scripted engine and installer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from carnet.gui.models.model_details import Deed
from carnet.gui.models.model_manager import ModelManager
from carnet.gui.models.models_dialog import ModelsDialog
from carnet.gui.window.main_window import MainWindow

MakeWindow = Callable[..., MainWindow]
INSTALLER = Path(__file__).parents[1] / "fakes" / "fake_installer.py"


class Stage:
    """The window with its manager open."""

    def __init__(self, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
        self.window, self._qtbot = window, qtbot
        self._flag = tmp_path / "installed"
        window.action_list["models"].trigger()
        self.manager = next(iter(window.findChildren(ModelManager)))
        qtbot.waitUntil(lambda: self.manager.rows.rowCount() > 0)

    @property
    def dialog(self) -> ModelsDialog:
        assert self.manager.dialog is not None
        return self.manager.dialog

    def behave(self, mode: str) -> None:
        """How installations go from now on."""
        command = [sys.executable, str(INSTALLER), mode, str(self._flag)]
        self.window.parts.installer.command = command

    def choose(self, name: str) -> None:
        self.dialog.choose(name)

    def deeds(self) -> set[Deed]:
        buttons = self.dialog.details.buttons
        return {deed for deed, button in buttons.items() if not button.isHidden()}

    def press(self, deed: Deed) -> None:
        self.dialog.details.buttons[deed].click()

    def agree(self) -> str:
        """Say yes to the question that is open; what it said."""
        [box] = [one for one in self.dialog.findChildren(QMessageBox) if one.isVisible()]
        said = f"{box.text()}\n{box.informativeText()}"
        box.defaultButton().click()
        return said

    def line(self, name: str) -> str:
        return self.manager.rows.entries[self.manager.rows.row_of(name)].line

    def facts(self) -> dict[str, str]:
        return {fact.label: fact.value for fact in self.dialog.details.facts.facts}

    def wait(self, met: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(met, timeout=20_000)


@pytest.fixture
def stage(make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> Callable[..., Stage]:
    def make(*flags: str) -> Stage:
        window = make_main_window("--models", "--models-flag", str(tmp_path / "installed"), *flags)
        return Stage(window, qtbot, tmp_path)

    return make
