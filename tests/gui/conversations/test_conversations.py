"""The conversations at the left: kept, found, opened, renamed, deleted, exported, saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from carnet.gui.conversations.conversation_desk import PAGE
from carnet.gui.conversations.conversation_model import CONVERSATION
from carnet.gui.window.main_window import MainWindow
from carnet.settings.schema import KEEP_CONVERSATIONS

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


def titles(window: MainWindow) -> list[str]:
    model = window.talks
    return [model.index(row).data() for row in range(model.rowCount())]


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[[MainWindow, str], None]:
    def ask_and_wait(window: MainWindow, question: str) -> None:
        window.asker.ask(question)
        qtbot.waitUntil(lambda: not window.asker.running, timeout=10_000)

    return ask_and_wait


@pytest.fixture
def filled(qtbot: QtBot, make_main_window: MakeWindow) -> MainWindow:
    """Three kept conversations, the list shown."""
    window = make_main_window("--conversations", "3")
    qtbot.waitUntil(lambda: window.talks.rowCount() == 3)
    window.side.show_conversations()
    return window


def test_an_answer_begins_a_conversation_and_the_next_one_goes_on_in_it(
    make_main_window: MakeWindow, ask: Callable[..., None], engine_log: Any
) -> None:
    window = make_main_window()
    ask(window, "What pressure should the boiler have?")
    assert titles(window) == ["What pressure should the boiler have?"]
    ask(window, "why?")
    assert [params["conversation"] for params in engine_log.params("answers/ask")] == [0, 1]
    assert titles(window) == ["What pressure should the boiler have?"]
    assert window.talks.index(0).data(CONVERSATION).exchanges == 2
    assert window.conversations.list.currentIndex().row() == 0


def test_a_new_conversation_is_another_row(
    qtbot: QtBot, make_main_window: MakeWindow, ask: Callable[..., None]
) -> None:
    window = make_main_window()
    ask(window, "boiler?")
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.conversation.cards == []
    assert not window.conversations.list.currentIndex().isValid()
    ask(window, "tatin?")
    assert titles(window) == ["tatin?", "boiler?"]
    ask(window, "sintra?")
    assert titles(window) == ["tatin?", "boiler?"]


def test_a_kept_conversation_opens_at_its_end_and_shows_what_was_before(
    qtbot: QtBot, filled: MainWindow
) -> None:
    view = filled.conversation
    filled.conversations.chosen.emit(1)
    qtbot.waitUntil(lambda: len(view.cards) == PAGE)
    assert view.bubbles[-1].text == "Question 0.39?"
    assert view.cards[0].answer.question == f"Question 0.{40 - PAGE}?"
    bar = view.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    assert view.earlier.text() == f"Show {40 - PAGE} earlier questions"
    bar.setValue(0)
    top = view.bubbles[0]

    def place() -> int:
        return top.mapTo(view, top.rect().topLeft()).y()

    before = place()
    for shown in range(2 * PAGE, 41, PAGE):
        least = bar.maximum()
        view.earlier.click()
        qtbot.waitUntil(lambda n=shown, h=least: len(view.cards) == n and bar.maximum() > h)
        # the way to what was before goes from above it in the end
        qtbot.waitUntil(lambda: abs(place() - before) < 80)
    assert bar.value() > 1_000
    assert [bubble.text for bubble in view.bubbles] == [f"Question 0.{n}?" for n in range(40)]
    assert not view.earlier.isVisible()
    shown = [
        widget
        for widget in (view._exchanges.itemAt(n).widget() for n in range(view._exchanges.count()))
        if widget in (*view.cards, *view.bubbles)
    ]
    pairs = [part for pair in zip(view.bubbles, view.cards, strict=True) for part in pair]
    assert shown == pairs


def test_a_question_after_it_goes_on_with_what_was_said(
    qtbot: QtBot, filled: MainWindow, ask: Callable[..., None], engine_log: Any
) -> None:
    filled.conversations.chosen.emit(2)
    qtbot.waitUntil(lambda: len(filled.conversation.cards) == 1)
    ask(filled, "and the tatin?")
    sent = engine_log.params("answers/ask")[-1]
    assert sent["conversation"] == 2
    assert [turn["question"] for turn in sent["history"]] == ["Question 1.0?"]
    assert titles(filled)[0] == "Question 1.0?"


def test_the_list_comes_in_pages_and_no_row_asks_for_itself(
    qtbot: QtBot, make_main_window: MakeWindow, engine_log: Any
) -> None:
    window = make_main_window("--conversations", "250")
    qtbot.waitUntil(lambda: window.talks.rowCount() == 100)
    window.side.show_conversations()
    window.conversations.list.grab()
    while window.talks.canFetchMore(QModelIndex()):
        before = window.talks.rowCount()
        window.talks.fetchMore(QModelIndex())
        qtbot.waitUntil(lambda before=before: window.talks.rowCount() > before)
    window.conversations.list.grab()
    assert window.talks.rowCount() == 250
    assert len(set(titles(window))) == 250
    offsets = [params["offset"] for params in engine_log.params("conversations/list")]
    assert offsets == [0, 100, 200]


def test_every_word_is_looked_for_in_questions_and_answers(
    qtbot: QtBot, filled: MainWindow, ask: Callable[..., None]
) -> None:
    ask(filled, "boiler?")
    field = filled.conversations.search
    field.setText("BURNER lock")
    qtbot.waitUntil(lambda: titles(filled) == ["boiler?"])
    found = filled.talks.index(0).data(CONVERSATION)
    assert "burner locks out" in found.excerpt
    field.setText("submarine")
    qtbot.waitUntil(filled.conversations.empty.isVisible)
    assert filled.conversations.empty.text() == "No conversation has these words."
    field.clear()
    qtbot.waitUntil(lambda: len(titles(filled)) == 4)
    assert not filled.conversations.empty.isVisible()


def test_f2_renames_where_the_title_stands(qtbot: QtBot, filled: MainWindow) -> None:
    view = filled.conversations.list
    view.setFocus()
    view.setCurrentIndex(filled.talks.index(1))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Question 1.0?"
    assert editor.accessibleName()
    editor.setText("The boiler")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(filled)[1] == "The boiler")


def test_deleting_asks_first_and_clears_what_is_shown(
    qtbot: QtBot, filled: MainWindow, press: Callable[[str], None], engine_log: Any
) -> None:
    filled.conversations.chosen.emit(2)
    qtbot.waitUntil(lambda: len(filled.conversation.cards) == 1)
    view = filled.conversations.list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    press("Cancel")
    assert engine_log.params("conversations/delete") == []
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    press("Delete")
    qtbot.waitUntil(lambda: titles(filled) == ["Question 2.0?", "Question 0.0?"])
    assert filled.conversation.cards == []
    assert filled.asker.conversation == 0


def test_the_conversation_shown_last_is_there_after_a_restart(
    qtbot: QtBot, make_main_window: MakeWindow, ask: Callable[..., None], tmp_path: Path
) -> None:
    store = ("--store", str(tmp_path))
    window = make_main_window(*store)
    ask(window, "boiler?")
    window.close()
    again = make_main_window(*store)
    qtbot.waitUntil(lambda: len(again.conversation.cards) == 1)
    card = again.conversation.cards[0]
    assert card.answer is not None
    assert card.answer.question == "boiler?"
    assert [row.place.title for row in card.sources.rows] == ["Boiler", "Boiler", "Radiators"]
    assert again.asker.conversation == 1


def test_one_that_was_deleted_meanwhile_is_not_missed_at_the_start(
    qtbot: QtBot, make_main_window: MakeWindow
) -> None:
    window = make_main_window()
    window.parts.state.conversation = 77
    window.close()
    again = make_main_window()
    again.desk.open(77, quietly=True)
    again.talks.search("")
    with qtbot.waitSignal(again.talks.loaded):
        pass
    assert again.conversation.cards == []
    assert not again.engine_banner.isVisible()


def test_one_that_was_deleted_elsewhere_is_said_to_be_gone(
    qtbot: QtBot, filled: MainWindow
) -> None:
    filled.desk.open(99)
    qtbot.waitUntil(filled.engine_banner.isVisible)
    assert "not there any more" in filled.engine_banner.title.text()


def test_an_answer_to_a_conversation_that_was_left_does_not_show_in_another(
    qtbot: QtBot, filled: MainWindow
) -> None:
    filled.asker.ask("hold on")
    qtbot.waitUntil(lambda: "Keep it" in filled.conversation.cards[0].text.toPlainText())
    filled.conversations.chosen.emit(2)
    qtbot.waitUntil(lambda: filled.asker.conversation == 2)
    qtbot.waitUntil(lambda: "hold on" in titles(filled))  # stopped, and kept in its own
    assert [bubble.text for bubble in filled.conversation.bubbles] == ["Question 1.0?"]
    assert filled.asker.conversation == 2


def test_an_export_is_written_where_the_person_says(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "talk.md"
    filled.conversations.export_wanted.emit(filled.talks.index(2).data(CONVERSATION))
    dialog = filled.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.close()
    qtbot.waitUntil(file.exists)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Question 0.0?\n")
    assert text.count("\n## ") == 40
    assert filled.engine_banner.title.text() == "Exported"


def test_an_export_that_cannot_be_written_is_told(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    filled.desk.export(1, str(tmp_path / "nowhere" / "talk.md"))
    qtbot.waitUntil(filled.engine_banner.isVisible)
    assert "could not be written" in filled.engine_banner.title.text()


def test_saving_as_a_note_offers_the_folders_of_the_library(
    qtbot: QtBot, filled: MainWindow, engine_log: Any
) -> None:
    menu = filled.conversations.menu_of(filled.talks.index(0).data(CONVERSATION))
    into = next(entry.menu() for entry in menu.actions() if entry.menu())
    assert [entry.text() for entry in into.actions()] == ["Notes", "Imported"]
    into.actions()[0].trigger()
    qtbot.waitUntil(lambda: filled.engine_banner.title.text() == "Saved as a note")
    [sent] = engine_log.params("conversations/saveAsNote")
    assert sent["folder"] == filled.roots[0]
    assert sent["title"] == "Question 2.0?"
    assert "## Question 2.0?" in sent["text"]
    menu.close()


def test_a_note_that_cannot_be_saved_is_told(qtbot: QtBot, filled: MainWindow) -> None:
    filled.desk.rename(1, "Refuse me")
    qtbot.waitUntil(lambda: "Refuse me" in titles(filled))
    filled.desk.save(1, "")
    qtbot.waitUntil(filled.engine_banner.isVisible)
    assert "The disk is full" in filled.engine_banner.title.text()


def test_the_switch_and_its_keys_show_one_of_two_panes(
    qtbot: QtBot, make_main_window: MakeWindow
) -> None:
    window = make_main_window()
    assert window.library.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.conversations.isVisible()
    assert not window.library.isVisible()
    assert window.side.talks.isChecked()
    window.header.library.click()
    assert not window.side.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.library.isVisible()


def test_everything_has_a_name_for_screen_readers(filled: MainWindow) -> None:
    pane = filled.conversations
    for part in (pane.search, pane.list, pane.more, filled.side.notes, filled.side.talks):
        assert part.accessibleName()
    said = filled.talks.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Question 2.0?, ")
    assert pane.list.sizeHintForRow(0) > QFontMetrics(pane.font()).height()


def test_a_person_who_wants_none_kept_has_none_kept(
    make_main_window: MakeWindow, ask: Callable[..., None], engine_log: Any
) -> None:
    window = make_main_window()
    menu = window.conversations.menu_of_all()
    keep = menu.actions()[-1]
    assert keep.isChecked()
    keep.trigger()
    menu.close()
    ask(window, "boiler?")
    ask(window, "why?")
    sent = engine_log.params("answers/ask")
    assert [params["conversation"] for params in sent] == [None, None]
    assert sent[1]["history"]  # forgotten with the window, not before
    assert titles(window) == []
    assert window.parts.choices.get(KEEP_CONVERSATIONS) is False
