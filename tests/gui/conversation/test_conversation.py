"""Asking, stopping, following up: the course of a conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import Problem
from carnet.engine.protocol import EngineNotice, EnginePhase
from carnet.gui.conversation.answer_card import AnswerCard
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


def test_words_are_shown_while_the_model_still_writes(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], qtbot: QtBot
) -> None:
    window = make_main_window()
    card = ask(window, "hold", wait=False)
    qtbot.waitUntil(lambda: "Keep it between 1.2" in card.text.toPlainText())
    assert window.asker.running
    assert card.text.isVisible()


def test_escape_stops_the_answer_and_says_so(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], qtbot: QtBot
) -> None:
    window = make_main_window()
    card = ask(window, "hold", wait=False)
    qtbot.waitUntil(lambda: "Keep it" in card.text.toPlainText())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.asker.running)
    assert card.heading.text() == "Stopped before the end"
    assert "Keep the boiler between" in card.text.toPlainText()


def test_the_one_button_asks_and_while_an_answer_is_written_stops(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], qtbot: QtBot
) -> None:
    window = make_main_window()
    button = window.conversation.composer.button
    assert button.accessibleName().startswith("Ask")
    card = ask(window, "hold", wait=False)
    assert button.accessibleName().startswith("Stop")
    qtbot.waitUntil(lambda: "Keep it" in card.text.toPlainText())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.asker.running)
    assert button.accessibleName().startswith("Ask")


def test_the_engine_killed_in_mid_answer_leaves_the_window_and_the_next_question_is_answered(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], qtbot: QtBot
) -> None:
    window = make_main_window()
    card = ask(window, "crash")
    assert card.error is not None
    assert card.error.code == "engine-stopped"
    assert "The answer begins and" in card.text.toPlainText()
    assert window.isVisible()
    card = ask(window, "boiler?")
    assert card.answer is not None
    assert window.engine_banner.title.text() == "The engine is running again"


def test_a_question_can_be_asked_again_after_a_failure(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], qtbot: QtBot
) -> None:
    window = make_main_window()
    card = ask(window, "broken")
    assert card.failure.text() == "The language model's file is damaged."
    card.ask_again.emit()
    qtbot.waitUntil(lambda: len(window.conversation.cards) == 2 and not window.asker.running)


def test_an_empty_question_is_not_sent(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], engine_log: Any
) -> None:
    window = make_main_window()
    field = window.conversation.composer.field
    field.setPlainText("   \n ")
    field.entered.emit()
    assert window.conversation.composer.message.text() == "Write a question first."
    assert window.conversation.cards == []
    assert engine_log.messages("answers/ask") == []


def test_shift_enter_starts_a_line_and_enter_asks(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window()
    field = window.conversation.composer.field
    qtbot.keyClicks(field, "boiler")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "pressure")
    assert field.toPlainText() == "boiler\npressure"
    qtbot.keyClick(field, Qt.Key.Key_Enter)
    assert field.toPlainText() == ""
    qtbot.waitUntil(lambda: len(window.conversation.cards) == 1 and not window.asker.running)


def test_a_question_of_ten_thousand_characters_is_asked_and_one_more_is_not(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], engine_log: Any
) -> None:
    window = make_main_window()
    composer = window.conversation.composer
    composer.field.setPlainText("x" * 10_001)
    composer.field.entered.emit()
    assert window.conversation.cards == []
    assert composer.message.text() == "This question is 1 character too long. Shorten it a little."
    assert not composer.button.isEnabled()
    card = ask(window, "word " * 1_999 + "tatin")
    assert card.answer is not None
    assert len(engine_log.params("answers/ask")[0]["question"]) == 10_000


def test_a_very_long_question_is_folded_in_the_conversation(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    window = make_main_window()
    ask(window, "word " * 1_000)
    bubble = window.conversation.bubbles[0]
    assert bubble.height() < window.height()
    assert len(bubble.words.toPlainText()) < 800
    bubble.unfold.click()
    assert len(bubble.words.toPlainText()) == len(bubble.text)


def test_while_an_answer_is_written_enter_says_to_wait(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], qtbot: QtBot
) -> None:
    window = make_main_window()
    ask(window, "hold", wait=False)
    field = window.conversation.composer.field
    field.setPlainText("And another?")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "stop it with Esc" in window.conversation.composer.message.text()
    assert field.toPlainText() == "And another?"
    assert len(window.conversation.cards) == 1


def test_a_follow_up_takes_the_turns_before_it_along(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], engine_log: Any
) -> None:
    window = make_main_window()
    ask(window, "boiler?")
    ask(window, "nowhere")
    ask(window, "And the tatin?")
    history = engine_log.params("answers/ask")[-1]["history"]
    assert [turn["question"] for turn in history] == ["boiler?", "nowhere"]
    assert history[1]["answer"] == ""  # the notes did not say, but the next may refer to it


def test_a_new_conversation_forgets_the_turns_and_stops_the_answer(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], engine_log: Any, qtbot: QtBot
) -> None:
    window = make_main_window()
    ask(window, "boiler?")
    ask(window, "hold", wait=False)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.conversation.cards == []
    assert window.conversation.empty.isVisible()
    assert not window.asker.running
    ask(window, "tatin?")
    assert engine_log.params("answers/ask")[-1]["history"] == []


def test_a_person_who_reads_further_up_is_left_alone(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], qtbot: QtBot
) -> None:
    window = make_main_window()
    for _ in range(3):
        ask(window, "endless")
    bar = window.conversation.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    bar.setValue(10)
    window.conversation.cards[-1].grown.emit()
    qtbot.wait(0)
    assert bar.value() == 10


def test_while_it_waits_it_says_for_what(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], qtbot: QtBot
) -> None:
    window = make_main_window()
    card = ask(window, "hold", wait=False)
    assert card.waiting.text() == "Looking through your notes…"
    qtbot.waitUntil(lambda: card.waiting.text() == "Writing…")
    assert window.conversation.composer.message.text() == "Esc stops the answer"
    window.asker.stop()
    qtbot.waitUntil(lambda: not window.asker.running)
    assert not card.waiting.isVisible()


def test_while_models_are_loaded_the_field_says_so(make_main_window: MakeWindow) -> None:
    composer = make_main_window().conversation.composer
    composer.set_warming(True)
    assert composer.message.text().startswith("The models are being loaded")
    composer.set_warming(False)
    assert composer.message.text().startswith("Enter asks")


def test_a_problem_the_engine_tells_of_is_shown_calmly(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window()
    problem = Problem("/a", ErrorInfo("model-failed", "The model failed.", "Ask again."))
    window.parts.client.engine_changed.emit(EngineNotice(EnginePhase.READY, problem))
    assert window.engine_banner.isVisible()
    assert window.engine_banner.title.text() == "The model failed."
