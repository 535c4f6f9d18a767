"""The manager of models: what there is, one arriving, one paused, the network named, an own one."""

from __future__ import annotations

import sys

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from tests.shots.shot import Scene, Shot
from tests.shots.studio import ROOT, wait

from carnet.gui.models.model_details import Deed
from carnet.gui.models.model_manager import ModelManager
from carnet.gui.models.models_dialog import ModelsDialog

INSTALLER = ROOT / "tests" / "gui" / "fakes" / "fake_installer.py"
SHOWS = ("ModelsDialog", "ModelDetails")


def open_manager(scene: Scene, name: str) -> tuple[ModelManager, ModelsDialog]:
    """The manager on one model."""
    window = scene.window
    window.action_list["models"].trigger()
    manager = next(one for one in window.findChildren(ModelManager))
    wait(lambda: manager.rows.rowCount() > 0, "the models")
    dialog = manager.dialog
    if dialog is None:
        raise RuntimeError("the manager is not open")
    dialog.choose(name)
    QTest.qWait(150)
    return manager, dialog


def installer(scene: Scene, mode: str) -> None:
    """Let installations behave as told."""
    flag = scene.folder / "installed"
    scene.window.parts.installer.command = [sys.executable, str(INSTALLER), mode, str(flag)]


def take_used(scene: Scene) -> QWidget:
    """The language model in use."""
    return open_manager(scene, "tiny-writer")[1]


def take_arriving(scene: Scene) -> QWidget:
    """One arrives, another waits."""
    installer(scene, "hang")
    manager, dialog = open_manager(scene, "middle-writer")
    for name in ("middle-writer", "large-writer"):
        manager._agreed.add(name)
        manager.download(next(one for one in manager.models if one.spec.name == name))
    wait(lambda: manager.standing.queue.step is not None, "the first bytes")
    QTest.qWait(150)
    return dialog


def take_network(scene: Scene) -> QWidget:
    """The network is named."""
    _manager, dialog = open_manager(scene, "large-writer")
    dialog.details.buttons[Deed.DOWNLOAD].click()
    box = dialog.findChild(QMessageBox)
    if box is None:
        raise RuntimeError("nobody asked")
    return box


def take_failed(scene: Scene) -> QWidget:
    """A download that failed."""
    installer(scene, "offline")
    manager, dialog = open_manager(scene, "middle-writer")
    manager._agreed.add("middle-writer")
    dialog.details.buttons[Deed.DOWNLOAD].click()
    wait(lambda: bool(manager.standing.errors), "the failure")
    QTest.qWait(150)
    return dialog


SHOTS = (
    Shot("models", take_used, SHOWS, ("--models",)),
    Shot("models-arriving", take_arriving, SHOWS, ("--models",)),
    Shot("models-network", take_network, ("ModelsDialog",), ("--models",)),
    Shot("models-failed", take_failed, SHOWS, ("--models",)),
    Shot("models-finder", lambda scene: open_manager(scene, "many-finder")[1], SHOWS,
         ("--models", "--rebuild", "--rebuild-model", "many-finder")),
    Shot("models-too-big", lambda scene: open_manager(scene, "huge-writer")[1], SHOWS,
         ("--models",)),
    Shot("models-paused", lambda scene: open_manager(scene, "paused-writer")[1], SHOWS,
         ("--models",)),
)  # fmt: skip
