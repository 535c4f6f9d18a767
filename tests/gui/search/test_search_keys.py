"""The search by keyboard alone, and how many searches typing makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.search.search_session import SearchSession
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def searched(make_main_window: MakeWindow, qtbot: QtBot) -> Callable[..., MainWindow]:
    """A window in whose field these words were typed, and found."""

    def search(words: str, *flags: str) -> MainWindow:
        window = make_main_window(*flags)
        qtbot.keyClick(window, Key.Key_K, CONTROL)
        qtbot.keyClicks(window.header.search, words)
        qtbot.waitUntil(lambda: window.search.isVisible() and not window.session.waiting)
        return window

    return search


def row(window: MainWindow) -> int:
    return window.search.results.currentIndex().row()


def test_each_key_stops_the_search_before_it(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    session = SearchSession(make_client())
    words = ["held b", "held bo", "held boi", "held boil", "held boile"]
    for number, typed in enumerate(words, 1):
        session.type(typed)
        qtbot.waitUntil(lambda n=number: len(engine_log.messages("search/query")) == n)
    session.type("tatin")
    qtbot.waitUntil(lambda: not session.waiting)
    asked = engine_log.messages("search/query")
    assert [message["params"]["query"] for message in asked] == [*words, "tatin", "tatin"]
    stopped = [params["id"] for params in engine_log.params("$/cancel")]
    assert stopped == [message["id"] for message in asked[:5]]


def test_a_search_while_typing_says_that_the_last_word_may_go_on(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    session = SearchSession(make_client())
    session.type("boil")
    qtbot.waitUntil(lambda: len(engine_log.params("search/query")) == 2 and not session.waiting)
    asked = [(p["mode"], p["typing"]) for p in engine_log.params("search/query")]
    assert asked == [("keyword", True), ("hybrid", False)]


def test_no_more_than_two_searches_are_ever_under_way(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    session = SearchSession(make_client())
    for number in range(200):  # far quicker than anybody types
        session.type(f"held boiler {number}")
        QApplication.processEvents()
    qtbot.waitUntil(lambda: len(engine_log.messages("search/query")) >= 2)
    qtbot.waitUntil(lambda: engine_log.params("search/query")[-1]["mode"] == "hybrid")
    asked, stopped = engine_log.messages("search/query"), engine_log.messages("$/cancel")
    assert len(asked) - len(stopped) <= 2
    assert len(asked) < 100  # and not every one of 200 was sent


def test_a_pasted_page_is_cut_and_searched(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    session = SearchSession(make_client())
    session.type("boiler\x00 \u202e مرحبا 🙂 " + "word " * 20_000)
    qtbot.waitUntil(lambda: not session.waiting)
    query = engine_log.params("search/query")[0]["query"]
    assert query.startswith("boiler")
    assert len(query) <= 10_000
    assert "\x00" not in query


def test_page_keys_and_control_home_and_end_choose(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("e")
    field, last = window.header.search, window.search.model.rowCount() - 1
    assert last > 7
    qtbot.keyClick(field, Key.Key_PageDown)
    assert row(window) == 6
    qtbot.keyClick(field, Key.Key_End, CONTROL)
    assert row(window) == last
    qtbot.keyClick(field, Key.Key_PageUp)
    assert row(window) == last - 6
    qtbot.keyClick(field, Key.Key_Home, CONTROL)
    assert row(window) == 0


def test_home_and_end_move_in_the_text_until_a_row_was_chosen(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler")
    field, last = window.header.search, window.search.model.rowCount() - 1
    qtbot.keyClick(field, Key.Key_Home)
    assert (field.cursorPosition(), row(window)) == (0, 0)
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_End)
    assert (field.cursorPosition(), row(window)) == (0, last)
    qtbot.keyClick(field, Key.Key_Home)
    assert row(window) == 0
    qtbot.keyClick(field, Key.Key_Right)
    qtbot.keyClick(field, Key.Key_End)
    assert (field.cursorPosition(), row(window)) == (len("boiler"), 0)


def test_enter_before_the_results_are_there_searches_and_opens_nothing(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window()
    field = window.header.search
    field.setFocus()
    qtbot.keyClicks(field, "boiler")
    qtbot.waitUntil(lambda: window.search.model.rowCount() > 0)
    field.setText("caramel")
    qtbot.keyClick(field, Key.Key_Return)
    assert window.search.isVisible()
    qtbot.waitUntil(lambda: not window.session.waiting)
    assert window.source.note is None
    assert window.search.model.query == "caramel"
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.source.note is not None)


def test_control_enter_asks_the_words(searched: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = searched("boiler")
    qtbot.keyClick(window.header.search, Key.Key_Return, CONTROL)
    assert not window.search.isVisible()
    assert window.asker.running
    qtbot.waitUntil(lambda: not window.asker.running)
    assert window.conversation.cards[-1].answer.question == "boiler"


def test_control_enter_during_an_answer_leaves_the_words_in_the_question_field(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler")
    window.asker.ask("hold")
    qtbot.keyClick(window.header.search, Key.Key_Return, CONTROL)
    assert window.conversation.composer.field.toPlainText() == "boiler"
    assert len(window.conversation.cards) == 1


def test_down_brings_closed_results_back(searched: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = searched("boiler")
    qtbot.keyClick(window.header.search, Key.Key_Escape)
    assert not window.search.isVisible()
    assert window.header.search.hasFocus()
    qtbot.keyClick(window.header.search, Key.Key_Down)
    qtbot.waitUntil(lambda: window.search.isVisible() and window.search.model.rowCount() > 0)


def test_control_k_in_the_field_selects_its_words_and_opens_the_results(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler")
    qtbot.keyClick(window.header.search, Key.Key_Escape)
    qtbot.keyClick(window, Key.Key_K, CONTROL)
    assert window.header.search.selectedText() == "boiler"
    qtbot.waitUntil(window.search.isVisible)


def test_tab_goes_through_the_panel_which_stays_and_ends_it_behind(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler folder:House")
    panel = window.search
    qtbot.waitUntil(lambda: panel.parts.preview.passage is not None)
    stops = [
        window.header.search,
        window.header.filters,
        panel.chips.chips[0],
        panel.parts.preview.view,
        panel.foot.right,
        panel.foot.why,
    ]
    for stop in stops:
        assert QApplication.focusWidget() is stop
        assert panel.isVisible()
        qtbot.keyClick(stop, Key.Key_Tab)
    assert QApplication.focusWidget() not in stops
    assert not panel.isVisible()


def test_escape_inside_the_panel_leads_back_to_the_field(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler")
    window.search.foot.why.setFocus()
    qtbot.keyClick(window.search.foot.why, Key.Key_Escape)
    assert not window.search.isVisible()
    assert window.header.search.hasFocus()


def test_a_click_beside_the_panel_ends_it(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler")
    qtbot.mouseClick(window.conversation.composer.field.viewport(), Qt.MouseButton.LeftButton)
    assert not window.search.isVisible()


def test_the_menu_of_a_result_opens_explains_and_judges_it(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("caramel")
    menu = window.search.results.menu()
    actions = {action.text(): action for action in menu.actions()}
    actions["This was the right note"].trigger()
    path = window.search.results.passage.path
    assert window.search.judge.is_right("caramel", path)
    actions["Why this result"].trigger()
    assert window.search.parts.why_wanted
    actions["Open"].trigger()
    menu.close()
    qtbot.waitUntil(lambda: window.source.note is not None)
    assert window.source.note.path == path
