"""The small window, on the scripted engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carnet.gui.quick_ask.quick_window import QuickWindow
from carnet.gui.window.main_window import MainWindow
from carnet.gui.wiring.desktop_wiring import DesktopWiring

pytestmark = pytest.mark.gui

QUESTION = "What pressure should the boiler have?"


class Both:
    """The large window and the small one."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        desktop = window.findChild(DesktopWiring)
        assert desktop is not None
        self.desktop = desktop

    @property
    def quick(self) -> QuickWindow:
        assert self.desktop.quick is not None
        return self.desktop.quick


@pytest.fixture
def both(make_main_window: Callable[..., MainWindow]) -> Iterator[Both]:
    made = Both(make_main_window())
    made.desktop.show_quick()
    yield made
    made.quick.hide()


def found(both: Both, qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(both.quick.field, words)
    qtbot.waitUntil(lambda: both.quick.results.isVisible() and not both.quick.session.waiting)


def ask(both: Both, qtbot: QtBot, question: str = QUESTION) -> None:
    both.quick.field.setText(question)
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not both.quick.asker.running)


def test_it_stays_above_other_windows_and_is_ready_to_be_typed_in(both: Both) -> None:
    assert both.quick.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert both.quick.field.hasFocus() or both.quick.focusWidget() is both.quick.field


def test_notes_appear_while_typing(both: Both, qtbot: QtBot) -> None:
    found(both, qtbot, "boiler")
    assert both.quick.results.found.rowCount() > 1
    assert both.quick.results.passage is None  # Enter asks
    assert both.quick.line.text().startswith("5 passages found")


def test_only_whole_rows_are_shown_and_places_are_told_by_folder(both: Both, qtbot: QtBot) -> None:
    found(both, qtbot, "boiler")
    rows = both.quick.results
    assert rows.height() % rows.sizeHintForRow(0) == 0
    assert rows.painter.roots == both.window.roots


def test_enter_asks_and_shows_the_answer_with_its_sources(both: Both, qtbot: QtBot) -> None:
    ask(both, qtbot)
    card = both.quick.answer.card
    assert card is not None
    assert card.answer is not None
    assert len(card.sources.rows) == 3
    assert not both.quick.results.isVisible()
    assert both.window.conversation.cards == []  # the large window's own is left alone


def test_a_chosen_note_opens_in_the_large_window(both: Both, qtbot: QtBot) -> None:
    found(both, qtbot, "boiler")
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Down)
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: both.window.source.note is not None)
    assert not both.quick.isVisible()
    assert both.quick.asker.running is False


def test_a_source_of_the_answer_opens_in_the_large_window(both: Both, qtbot: QtBot) -> None:
    ask(both, qtbot)
    card = both.quick.answer.card
    assert card is not None
    card.sources.rows[1].click()
    qtbot.waitUntil(lambda: bool(both.window.source.view.band))
    assert not both.quick.isVisible()


def test_escape_stops_the_answer_and_then_hides(both: Both, qtbot: QtBot) -> None:
    both.quick.field.setText("hold")
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: both.quick.asker.running)
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not both.quick.asker.running)
    assert both.quick.isVisible()
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Escape)
    assert not both.quick.isVisible()


def test_ctrl_enter_goes_on_in_the_large_window_with_the_kept_conversation(
    both: Both, qtbot: QtBot, engine_log: Any
) -> None:
    ask(both, qtbot)
    kept = both.quick.asker.conversation
    assert kept != 0
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(both.window.conversation.cards) == 1)
    assert both.window.desk.current == kept
    assert not both.quick.isVisible()
    assert len(engine_log.messages("answers/ask")) == 1  # it is not asked twice


def test_ctrl_enter_asks_in_the_large_window_what_was_only_typed(both: Both, qtbot: QtBot) -> None:
    both.quick.field.setText(QUESTION)
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not both.window.asker.running and bool(both.window.conversation.cards))
    assert both.window.conversation.cards[0].answer is not None
    assert both.quick.field.text() == ""


def test_each_question_is_a_conversation_of_its_own(
    both: Both, qtbot: QtBot, engine_log: Any
) -> None:
    ask(both, qtbot)
    ask(both, qtbot, "And in winter?")
    asked = engine_log.params("answers/ask")
    assert [one["conversation"] for one in asked] == [0, 0]
    assert asked[1]["history"] == []


def test_typing_on_puts_the_answer_away(both: Both, qtbot: QtBot) -> None:
    ask(both, qtbot)
    both.quick.field.setText("boiler")
    assert both.quick.answer.card is None
    qtbot.waitUntil(both.quick.results.isVisible)


def test_a_question_is_not_answered_when_it_was_typed_over(both: Both, qtbot: QtBot) -> None:
    both.quick.field.setText("hold")
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Return)
    both.quick.field.setText("boiler")
    assert not both.quick.asker.running
    assert both.quick.answer.card is None


def test_an_engine_that_dies_is_told_and_the_question_can_be_asked_again(
    both: Both, qtbot: QtBot
) -> None:
    ask(both, qtbot, "crash")
    card = both.quick.answer.card
    assert card is not None
    assert card.error is not None
    assert card.error.code == "engine-stopped"
    assert not card.failure.isHidden()


def test_what_is_forgotten_leaves_it(both: Both, qtbot: QtBot) -> None:
    ask(both, qtbot)
    card = both.quick.answer.card
    assert card is not None
    both.quick.forget(lambda path: path.endswith("Boiler.md"))
    assert card.answer is not None
    assert {citation.title for citation in card.answer.citations} == {"Radiators"}


def test_it_is_never_higher_than_a_share_of_the_screen(both: Both, qtbot: QtBot) -> None:
    both.quick.field.setText("endless")
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Return)
    room = both.quick.screen().availableGeometry()
    qtbot.waitUntil(lambda: both.quick.height() > room.height() // 3)
    qtbot.keyClick(both.quick.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not both.quick.asker.running)
    assert both.quick.height() <= room.height() * 0.73
    assert both.quick.width() <= room.width()


def test_without_a_large_window_hiding_it_ends_the_program(both: Both, qtbot: QtBot) -> None:
    both.window.hide()
    with qtbot.waitSignal(both.window.parts.client.closed):
        qtbot.keyClick(both.quick.field, Qt.Key.Key_Escape)


def test_questions_are_not_kept_when_nothing_is(both: Both, qtbot: QtBot, engine_log: Any) -> None:
    both.window.keeping.choose(False)
    ask(both, qtbot)
    assert engine_log.params("answers/ask")[0]["conversation"] is None
