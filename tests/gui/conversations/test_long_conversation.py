"""A conversation of five hundred questions: shown in pages, fetched in pages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from carnet.adapters.sqlite.conversations import SqliteConversations
from carnet.adapters.sqlite.database import SqliteDatabase
from carnet.gui.conversations.conversation_desk import PAGE
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

QUESTIONS = 500


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the engine keeps: one conversation."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "fakes"))
    from fake_conversations import plain_answer  # lies beside the fake engine

    folder = tmp_path / "store"
    folder.mkdir()
    database = SqliteDatabase(folder / "talks.sqlite")
    kept = SqliteConversations(database)
    with database.transaction():
        for number in range(QUESTIONS):
            kept.add(1 if number else 0, plain_answer(f"Question {number}?"), (), 1e9 + number)
    database.close()
    sys.modules.pop("fake_conversations", None)
    return folder


@pytest.fixture
def opened(store: Path, make_main_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    window = make_main_window("--store", str(store))
    window.desk.open(1)
    qtbot.waitUntil(lambda: len(window.conversation.cards) == PAGE)
    bar = window.conversation.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    return window


def test_opening_it_asks_for_its_last_page_alone(opened: MainWindow, engine_log: Any) -> None:
    assert len(engine_log.messages("conversations/open")) == 1
    assert opened.conversation.bubbles[-1].text == f"Question {QUESTIONS - 1}?"


def test_scrolling_up_brings_what_was_before_a_page_at_a_time(
    opened: MainWindow, engine_log: Any, qtbot: QtBot
) -> None:
    view = opened.conversation
    bar = view.area.verticalScrollBar()
    while view.earlier_count:
        shown, above = len(view.cards), view.bubbles[0]
        qtbot.waitUntil(lambda: bar.value() > 100)  # what was looked at stayed where it was
        bar.setValue(0)
        bar.setValue(1)
        bar.setValue(0)  # nearly there, twice: asked for once
        qtbot.waitUntil(lambda shown=shown: len(view.cards) == shown + PAGE, timeout=20_000)
        assert view.bubbles[PAGE] is above
    assert [bubble.text for bubble in view.bubbles] == [f"Question {n}?" for n in range(QUESTIONS)]
    asked = engine_log.params("conversations/open")
    assert len(asked) == QUESTIONS // PAGE
    assert {params["limit"] for params in asked} == {PAGE}


def test_a_page_that_does_not_come_can_be_wanted_again(
    opened: MainWindow, engine_log: Any, qtbot: QtBot
) -> None:
    view = opened.conversation
    wanted: list[int] = []
    view.earlier_wanted.disconnect()
    view.earlier_wanted.connect(wanted.append)
    view.earlier.click()
    view.earlier.click()
    assert len(wanted) == 1
    view.give_up_earlier()
    view.earlier.click()
    assert len(wanted) == 2
