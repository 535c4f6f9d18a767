from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from carnet.gui.engine.engine_client import EngineClient, EngineState
from carnet.gui.engine.greeting_watch import GreetingWatch
from carnet.gui.window.main_window import MainWindow
from carnet.gui.wiring.patience_wiring import PatienceWiring

pytestmark = pytest.mark.gui

SILENT = [sys.executable, "-c", "import sys; sys.stdin.read()"]  # runs, and says nothing


@pytest.fixture
def silent(make_client: Callable[..., EngineClient]) -> EngineClient:
    return make_client(command=SILENT, greeted=False)


def test_an_engine_that_says_nothing_is_noticed_and_left_alone(
    silent: EngineClient, qtbot: QtBot
) -> None:
    watch = GreetingWatch(silent, usual_ms=10)
    with qtbot.waitSignal(watch.slow):
        pass
    assert watch.late
    assert silent.state is EngineState.STARTING
    assert silent.process_id is not None


def test_an_engine_that_greets_in_time_is_not_slow(
    make_client: Callable[..., EngineClient], qtbot: QtBot
) -> None:
    client = make_client(greeted=False)
    watch = GreetingWatch(client)
    qtbot.waitUntil(lambda: client.state is EngineState.RUNNING)
    assert not watch.late
    assert not watch._timer.isActive()


def test_the_window_says_so_and_starts_it_again_when_it_is_asked_to(
    make_main_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_main_window(greeted=False)
    client = window.parts.client
    patience = window.findChild(PatienceWiring)
    assert patience is not None
    first = client.process_id
    patience.watch._is_late()
    assert window.engine_banner.title.text() == "The engine takes longer than usual to start"
    window.engine_banner.action.click()
    qtbot.waitUntil(lambda: client.process_id not in (None, first))
    qtbot.waitUntil(lambda: client.state is EngineState.RUNNING)
    assert not patience.watch.late
