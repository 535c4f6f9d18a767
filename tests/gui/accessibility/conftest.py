"""Every screen of the pictures, once, to be walked through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.shots.every_shot import EVERY_SHOT
from tests.shots.shot import DARK, LIGHT, Look, Shot
from tests.shots.studio import Studio

from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow

# The scripted engine shows the same screens as the real one.
SHOTS = tuple(shot for shot in EVERY_SHOT if not shot.real)


@dataclass(frozen=True, slots=True)
class Screen:
    """A window in a state, and the one that a person has before them: a dialog, or itself."""

    name: str
    window: MainWindow
    front: QWidget


@pytest.fixture(scope="session")
def studio(qapp: QApplication, theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("pictures"), tmp_path_factory.mktemp("desk"))


def staged(studio: Studio, theme: Theme, shot: Shot, look: Look) -> Iterator[Screen]:
    before = QApplication.font()
    with studio.stage(shot, look) as (window, over):
        front = over or window
        front.activateWindow()
        yield Screen(shot.name, window, front)
    studio.wear(LIGHT)
    QApplication.setFont(before)
    theme.scale_text(100)
    theme.fix(Qt.ColorScheme.Light)


@pytest.fixture(autouse=True)
def no_dialog_left() -> None:
    """Dialogs stay open from one test of a screen to the next."""


@pytest.fixture(scope="module", params=SHOTS, ids=lambda shot: shot.name)
def screen(studio: Studio, theme: Theme, request: pytest.FixtureRequest) -> Iterator[Screen]:
    yield from staged(studio, theme, request.param, LIGHT)


@pytest.fixture(
    scope="module",
    params=[(shot, look) for shot in SHOTS for look in (LIGHT, DARK)],
    ids=lambda param: f"{param[0].name}-{param[1].name}",
)
def dressed(studio: Studio, theme: Theme, request: pytest.FixtureRequest) -> Iterator[Screen]:
    """In both themes."""
    shot, look = request.param
    yield from staged(studio, theme, shot, look)


@pytest.fixture(scope="module", params=SHOTS, ids=lambda shot: shot.name)
def large(studio: Studio, theme: Theme, request: pytest.FixtureRequest) -> Iterator[Screen]:
    """At 200 % text, in the longer language."""
    yield from staged(studio, theme, request.param, Look(language="fr", scale=2.0))


def shown(screen: Screen) -> list[QWidget]:
    """Everything that can be seen of what is before the person."""
    return [one for one in screen.front.findChildren(QWidget) if one.isVisible()]
