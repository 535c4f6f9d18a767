from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.fakes.fake_notes import ROOT

from carnet.domain.answers import (
    Answer,
    AnswerKind,
    AnswerSentence,
    Citation,
    Coverage,
    Support,
)
from carnet.domain.library import ForgetReport
from carnet.domain.redacting import without
from carnet.gui.forget.forget_dialog import ForgetDialog
from carnet.gui.forget.subject import Subject
from carnet.gui.library.document_model import DOCUMENT
from carnet.gui.library.folder_model import FOLDER
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words.forget_text import removed

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


def boiler(window: MainWindow) -> Subject:
    row = next(r for r in range(8) if window.documents.index(r).data() == "Boiler")
    return Subject.of_document(window.documents.index(row).data(DOCUMENT))


def dialog_of(window: MainWindow) -> ForgetDialog:
    dialog = window.forgetter.dialog
    assert dialog is not None
    return dialog


def words(dialog: ForgetDialog) -> list[str]:
    QApplication.processEvents()  # what was just written is shown by the next round
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    return [label.text().replace("\u00a0", " ") for label in labels]


def forget(window: MainWindow, qtbot: QtBot) -> ForgetDialog:
    """Through the menu of the list, agreed to, until the engine has answered."""
    qtbot.waitUntil(lambda: window.documents.rowCount() == 8)
    window.forgetter.ask(boiler(window))
    dialog = dialog_of(window)
    dialog.action.click()
    qtbot.waitUntil(lambda: not dialog.bar.isVisible())
    return dialog


def test_the_question_says_exactly_what_goes_and_what_stays(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window()
    qtbot.waitUntil(lambda: window.documents.rowCount() == 8)
    document = window.documents.index(1).data(DOCUMENT)
    window.library.menus.of_document(document).actions()[-1].trigger()
    dialog = dialog_of(window)
    said = " ".join(words(dialog))
    assert dialog.title.text() == "Forget “Boiler”?"
    for part in ("text in the index", "vectors", "older versions", "answers took from it"):
        assert part in said
    assert "The file itself is not touched." in said
    assert document.path in [label.toolTip() for label in dialog.findChildren(QLabel)]
    dialog.cancel.click()
    assert window.forgetter.dialog is None
    assert engine_log.messages("library/forget") == []


def test_afterwards_the_proof_is_shown(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window()
    dialog = forget(window, qtbot)
    assert engine_log.params("library/forget") == [{"path": boiler_path(engine_log)}]
    assert dialog.title.text() == "Forgotten"
    assert "12 passages of 1 note removed." in words(dialog)
    assert "Looked for its words in 12.4 MB: none left." in words(dialog)
    dialog.action.click()
    assert window.forgetter.dialog is None
    assert window.library.forgotten.text() == "1 forgotten"


def boiler_path(engine_log: Any) -> str:
    return str(engine_log.params("library/forget")[0]["path"])


def test_words_that_remain_are_told_honestly(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    dialog = forget(make_main_window("--forget", "remains"), qtbot)
    assert dialog.title.text() == "Not everything is gone"
    assert "Looked for its words in 12.4 MB. Some still stand in 1 file:" in words(dialog)
    assert dialog.action.text() == "Forget once more"


def test_other_notes_with_the_same_text_are_named(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    dialog = forget(make_main_window("--forget", "copies"), qtbot)
    assert dialog.title.text() == "Forgotten"
    assert "1 other note holds a piece of the same text and stays:" in words(dialog)


def test_a_failure_is_shown_and_can_be_tried_again(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window("--forget", "fails")
    dialog = forget(window, qtbot)
    assert dialog.title.text() == "“Boiler” is not forgotten yet"
    assert "The disk is full." in words(dialog)
    dialog.action.click()
    qtbot.waitUntil(lambda: len(engine_log.messages("library/forget")) == 2)
    qtbot.waitUntil(lambda: not dialog.bar.isVisible())


def test_a_closed_dialog_comes_back_with_the_outcome(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window()
    qtbot.waitUntil(lambda: window.documents.rowCount() == 8)
    window.forgetter.ask(boiler(window))
    dialog = dialog_of(window)
    dialog.action.click()
    dialog.reject()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.title.text() == "Forgotten"


def test_quotes_results_and_the_open_note_go_at_once(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window()
    window.asker.ask("What pressure should the boiler have?")
    qtbot.waitUntil(lambda: not window.asker.running)
    card = window.conversation.cards[-1]
    card.sources.rows[0].click()
    qtbot.waitUntil(lambda: window.source.note is not None)
    assert window.source.note is not None
    path = window.source.note.path
    quotes = [c.quote for c in card.answer.citations if c.path == path] if card.answer else []
    assert quotes
    window.forgetter.ask(Subject(path, "Boiler"))
    dialog_of(window).action.click()
    assert window.source.note is None  # before the engine has answered
    assert window.source.view.toPlainText() == ""
    shown = "\n".join(
        label.text() + label.toolTip() for label in window.findChildren(QLabel)
    ) + "".join(view.document().toHtml() for view in (card.text, window.source.view))
    assert not [quote for quote in quotes if quote in shown]
    assert all(row.place.path != path for row in card.sources.rows)
    assert card.heading.text() == "Without what came from a forgotten note"
    qtbot.waitUntil(lambda: dialog_of(window).title.text() == "Forgotten")
    dialog_of(window).action.click()
    window.asker.ask("And the radiators?")
    qtbot.waitUntil(lambda: not window.asker.running)
    history = engine_log.params("answers/ask")[-1]["history"]
    assert not [quote for quote in quotes if quote in str(history)]


def test_an_answer_that_came_from_that_note_alone_is_emptied(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window()
    window.asker.ask("What pressure should the boiler have?")
    qtbot.waitUntil(lambda: not window.asker.running)
    card = window.conversation.cards[-1]
    window.forget(Subject(ROOT, "Notes"))
    assert card.text.toPlainText() == ""
    assert card.sources.rows == []
    assert card.heading.isVisible()


def test_an_answer_under_way_is_stopped_and_comes_without_it(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window()
    window.asker.ask("hold the boiler")
    card = window.conversation.cards[-1]
    qtbot.waitUntil(lambda: "Keep it" in card.text.toPlainText())
    qtbot.waitUntil(lambda: window.documents.rowCount() == 8)
    window.forgetter.ask(boiler(window))
    dialog_of(window).action.click()
    qtbot.waitUntil(lambda: not window.asker.running)
    assert card.text.toPlainText() == ""
    assert card.answer is not None
    assert card.answer.citations == ()
    qtbot.waitUntil(lambda: dialog_of(window).title.text() == "Forgotten")


def test_results_of_a_search_lose_the_note(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window()
    window.header.search.setText("boiler")
    qtbot.waitUntil(lambda: window.search.model.rowCount() > 0)
    qtbot.waitUntil(lambda: window.documents.rowCount() == 8)
    path = boiler(window).path
    window.forget(Subject(path, "Boiler"))
    rows = range(window.search.model.rowCount())
    assert all(window.search.model.index(row).data(0x3) != path for row in rows)
    assert "Boiler" not in [window.documents.index(r).data() for r in range(7)]


def test_what_is_forgotten_can_be_taken_in_again(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window()
    forget(window, qtbot).action.click()
    window.library.forgotten.click()
    found = QApplication.topLevelWidgets()
    listed = next(w for w in found if w.isVisible() and w.windowTitle() == "Forgotten")
    buttons = listed.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Take in again").click()
    qtbot.waitUntil(lambda: not window.library.forgotten.isVisible())
    assert not listed.isVisible()
    assert engine_log.params("library/addFolder") == [{"path": boiler_path(engine_log)}]


def test_forgetting_a_folder_asks_first(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window()
    folder = window.library.folders.model().index(1, 0).data(FOLDER)
    item = window.library.menus.of_folder(folder).actions()[-1]
    item.trigger()
    dialog_of(window).cancel.click()
    assert engine_log.messages("library/forget") == []
    window.library.menus.of_folder(folder).actions()[-1].trigger()
    dialog = dialog_of(window)
    assert "everything it keeps of its 8 notes:" in " ".join(words(dialog))
    dialog.action.click()
    qtbot.waitUntil(window.welcome.isVisible)
    assert engine_log.params("library/forget") == [{"path": folder.path}]


def cite(n: int, path: str) -> Citation:
    return Citation(n, path, path, 1, 1, None, 0, 1, "quote")


def test_only_what_other_notes_carry_stays_of_an_answer() -> None:
    sentences = (
        AnswerSentence("From a.", Support.SUPPORTED, (1,)),
        AnswerSentence("From both.", Support.SUPPORTED, (1, 2)),
        AnswerSentence("From b.", Support.SUPPORTED, (2,)),
        AnswerSentence("From nowhere.", Support.UNSUPPORTED),
    )
    answer = Answer(
        "q", "q", AnswerKind.GENERATED, "all", sentences, (cite(1, "/a"), cite(2, "/b")),
        Coverage(1, 1, 0, 0), {}, "en",
    )  # fmt: skip
    rest = without(answer, lambda path: path == "/a")
    assert [sentence.text for sentence in rest.sentences] == ["From b."]
    assert rest.answer == "From b."
    assert [citation.n for citation in rest.citations] == [2]
    assert without(answer, lambda path: path == "/c") is answer


def test_answers_that_lost_something_are_counted() -> None:
    report = ForgetReport("/n/a.md", 1, 12, 12, 180, 12_400_000)
    assert removed(report) == "12 passages of 1 note removed."
    assert removed(replace(report, answers=2)).endswith("2 answers lost what they had from it.")
