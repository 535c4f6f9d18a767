"""What is drawn by hand is told to screen readers all the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from carnet.gui.window.main_window import MainWindow


def interface(widget: QObject) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def rows(view: QAbstractItemView) -> list[str]:
    """What each row of a list is called, as a screen reader walks it."""
    told = interface(view)
    children = [told.child(number) for number in range(told.childCount())]
    return [child.text(QAccessible.Text.Name) for child in children if child is not None]


def answered(qtbot: QtBot, window: MainWindow, question: str) -> None:
    window.asker.ask(question)
    qtbot.waitUntil(lambda: not window.asker.running)


def test_a_row_of_the_library_tells_title_kind_and_date(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window("--kinds")
    qtbot.waitUntil(lambda: window.documents.rowCount() > 0)
    told = rows(window.library.notes)
    assert "Pdf, PDF, 22 Apr 2025" in told
    assert "Mail, Mail, 22 Apr 2025" in told
    assert "Markdown, 22 Apr 2025" in told


def test_a_row_tells_where_an_import_came_from_in_its_tip(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window("--kinds")
    qtbot.waitUntil(lambda: window.documents.rowCount() > 0)
    tips = [
        str(window.documents.index(row).data(Qt.ItemDataRole.ToolTipRole))
        for row in range(window.documents.rowCount())
    ]
    assert any("Imported from /home/ines/Pdf" in tip for tip in tips)


def test_a_folder_tells_its_state_in_words(make_main_window: Callable[..., MainWindow]) -> None:
    window = make_main_window("--offline")
    assert any("not plugged in" in told for told in rows(window.library.folders))


def test_a_source_tells_its_number_its_note_and_its_words(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window()
    answered(qtbot, window, "What pressure should the boiler have?")
    row = window.conversation.cards[-1].sources.rows[0]
    told = interface(row)
    assert told.role() is QAccessible.Role.Button
    name = told.text(QAccessible.Text.Name)
    assert name.startswith("[1] ")
    assert row.place.title in name
    assert row.place.quote in name


def test_an_answer_and_its_question_can_be_read(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window()
    answered(qtbot, window, "What pressure should the boiler have?")
    card, bubble = window.conversation.cards[-1], window.conversation.bubbles[-1]
    assert card.answer is not None
    assert card.answer.sentences[0].text in interface(card.text).text(QAccessible.Text.Value)
    said = interface(bubble.words).text(QAccessible.Text.Value)
    assert said == "What pressure should the boiler have?"


def test_a_note_can_be_read(qtbot: QtBot, make_main_window: Callable[..., MainWindow]) -> None:
    window = make_main_window()
    answered(qtbot, window, "What pressure should the boiler have?")
    window.conversation.cards[-1].sources.rows[0].click()
    qtbot.waitUntil(lambda: bool(window.source.view.band))
    told = interface(window.source.view)
    assert told.text(QAccessible.Text.Name) == "Note"
    assert "pressure" in told.text(QAccessible.Text.Value).lower()


def test_results_of_a_search_tell_note_place_and_words(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window()
    window.header.search.setFocus()
    window.header.search.setText("boiler")
    qtbot.waitUntil(lambda: window.search.model.rowCount() > 0 and not window.session.waiting)
    told = rows(window.search.results)
    assert told[0].startswith("Boiler")
    assert "lines" in told[0]
    assert "Vaillant" in told[0]  # the words that are drawn
