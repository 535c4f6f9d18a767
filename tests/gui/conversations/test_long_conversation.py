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
from carnet.gui.conversation.exchange_column import MOST_SHOWN
from carnet.gui.conversations.conversation_desk import PAGE
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

QUESTIONS = 500
UP = MOST_SHOWN // PAGE  # so many pages up, the newest are let go


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
    seen = [bubble.text for bubble in view.bubbles]
    most = 0
    while view.earlier_count:
        before, above = view.earlier_count, view.bubbles[0]
        qtbot.waitUntil(lambda: bar.value() > 100)  # what was looked at stayed where it was
        bar.setValue(0)
        bar.setValue(1)
        bar.setValue(0)  # nearly there, twice: asked for once
        qtbot.waitUntil(lambda before=before: view.earlier_count == before - PAGE, timeout=20_000)
        assert view.bubbles[PAGE] is above
        seen = [bubble.text for bubble in view.bubbles[:PAGE]] + seen
        most = max(most, len(view.cards))
    assert seen == [f"Question {n}?" for n in range(QUESTIONS)]
    assert most == MOST_SHOWN  # the newest were let go on the way
    asked = engine_log.params("conversations/open")
    assert len(asked) == QUESTIONS // PAGE
    assert {params["limit"] for params in asked} == {PAGE}


def go_up(window: MainWindow, qtbot: QtBot, pages: int) -> None:
    view = window.conversation
    for _ in range(pages):
        before = view.earlier_count
        view.earlier.click()
        qtbot.waitUntil(lambda before=before: view.earlier_count < before, timeout=20_000)


def test_from_far_up_one_press_leads_to_the_end(opened: MainWindow, qtbot: QtBot) -> None:
    view = opened.conversation
    go_up(opened, qtbot, UP)
    let_go = (UP + 1) * PAGE - MOST_SHOWN
    assert view.bubbles[-1].text == f"Question {QUESTIONS - 1 - let_go}?"
    assert view.newest.isVisible()
    view.newest.click()
    qtbot.waitUntil(lambda: view.bubbles[-1].text == f"Question {QUESTIONS - 1}?")
    assert len(view.cards) == PAGE
    assert not view.newest.isVisible()


def test_a_question_asked_from_far_up_stands_below_the_last_ones(
    opened: MainWindow, engine_log: Any, qtbot: QtBot
) -> None:
    view = opened.conversation
    go_up(opened, qtbot, UP)
    opened.asker.ask("tatin?")
    qtbot.waitUntil(lambda: len(view.cards) > 1 and not opened.asker.running, timeout=20_000)
    texts = [bubble.text for bubble in view.bubbles]
    assert texts[-2:] == [f"Question {QUESTIONS - 1}?", "tatin?"]
    assert len(texts) == len(set(texts))
    history = engine_log.params("answers/ask")[-1]["history"]
    assert history[-1]["question"] == f"Question {QUESTIONS - 1}?"


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
