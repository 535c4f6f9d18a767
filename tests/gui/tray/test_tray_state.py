from __future__ import annotations

from dataclasses import replace

import pytest

from carnet.domain.library import Activity, LibraryStatus, PauseReason, Progress
from carnet.gui.engine.engine_client import EngineState
from carnet.gui.tray.tray_state import TrayState, tray_state, tray_words

RESTING = LibraryStatus(1_234, 5_000, 5_000, 0, 0, (), ())
RUNNING = EngineState.RUNNING


def doing(activity: Activity, done: int = 0, total: int = 0) -> LibraryStatus:
    by = PauseReason.PERSON if activity is Activity.PAUSED else None
    return replace(RESTING, progress=Progress(activity, done, total, paused_by=by))


@pytest.mark.parametrize(
    ("engine", "status", "state"),
    [
        (RUNNING, RESTING, TrayState.READY),
        (RUNNING, doing(Activity.READING), TrayState.BUSY),
        (RUNNING, doing(Activity.EMBEDDING), TrayState.BUSY),
        (RUNNING, doing(Activity.PAUSED), TrayState.PAUSED),
        (EngineState.STARTING, None, TrayState.BUSY),
        (EngineState.RESTARTING, RESTING, TrayState.PROBLEM),
        (EngineState.FAILED, doing(Activity.PAUSED), TrayState.PROBLEM),
    ],
)
def test_the_icon_says_what_carnet_does(
    engine: EngineState, status: LibraryStatus | None, state: TrayState
) -> None:
    assert tray_state(engine, status) is state


def test_each_state_has_a_drawing_of_its_own(icons: object) -> None:
    drawings = {state: icons._source(state.value) for state in TrayState}  # type: ignore[attr-defined]
    assert len(set(drawings.values())) == len(TrayState)


def test_the_tip_says_it_in_words() -> None:
    assert tray_words(RUNNING, RESTING) == "Carnet\nUp to date · 1,234 notes"
    assert tray_words(RUNNING, doing(Activity.READING, 3, 9)) == "Carnet\nReading notes · 3 of 9"
    assert tray_words(RUNNING, doing(Activity.PAUSED)) == "Carnet\nPaused"
    assert tray_words(EngineState.FAILED, RESTING) == "Carnet\nThe engine has stopped"
    assert tray_words(EngineState.STARTING, None) == "Carnet\nStarting"
