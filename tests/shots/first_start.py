"""The first page, and an empty window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from tests.shots.library import as_it_is
from tests.shots.shot import LIGHT, Scene, Shot
from tests.shots.studio import open_dialog, wait

from carnet.gui.start.privacy_dialog import PrivacyDialog


def take_unasked(scene: Scene) -> None:
    """A library without a question yet."""
    wait(lambda: scene.window.documents.rowCount() > 1, "the list")


def take_privacy(scene: Scene) -> QWidget:
    """What the engine is kept from."""
    scene.window.header.privacy.click()
    return open_dialog(PrivacyDialog)


SHOTS = (
    Shot("first-start", as_it_is, ("WelcomePage",), ("--empty",), chosen=(("first-start", LIGHT),)),
    Shot("unasked", take_unasked, ("MainWindow", "SidePane", "EmptyPage", "LibraryPane")),
    Shot("privacy", take_privacy, ("PrivacyDialog",)),
)
