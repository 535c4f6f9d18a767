"""Every screen of the pictures, to be walked through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.accessibility.theatre import LARGE, SHOTS, Screen, Theatre
from tests.shots.shot import DARK, LIGHT, Shot
from tests.shots.studio import Studio

from carnet.gui.look.theme import Theme


@pytest.fixture(scope="session")
def studio(qapp: QApplication, theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("pictures"), tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def theatre(studio: Studio, theme: Theme) -> Iterator[Theatre]:
    theatre = Theatre(studio, theme)
    yield theatre
    theatre.close()


@pytest.fixture(autouse=True)
def no_dialog_left() -> None:
    """Dialogs stay open from one test of a screen to the next."""


@pytest.fixture(autouse=True)
def english_again() -> None:
    """A screen keeps its language from one of its tests to the next."""


@pytest.fixture(autouse=True)
def nothing_left_to_delete() -> None:
    """What a screen is done with stays as it is for all of its tests."""


@pytest.fixture(scope="module", params=SHOTS, ids=lambda shot: shot.name)
def shot(request: pytest.FixtureRequest) -> Shot:
    """All tests of one shot come together: it is staged once."""
    found: Shot = request.param
    return found


@pytest.fixture
def screen(theatre: Theatre, shot: Shot) -> Screen:
    return theatre.screen(shot, LIGHT)


@pytest.fixture
def dark(theatre: Theatre, shot: Shot) -> Screen:
    return theatre.screen(shot, DARK)


@pytest.fixture
def large(theatre: Theatre, shot: Shot) -> Screen:
    """At 200 % text."""
    return theatre.screen(shot, LARGE)
