"""Forty thousand notes: the list is fetched in pages and follows the library row by row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.library.document_model import DOCUMENT, PAGE, REFRESH_PAGE, DocumentModel
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


def fetch(model: DocumentModel, qtbot: QtBot, count: int) -> None:
    while model.rowCount() < count:
        before = model.rowCount()
        model.fetchMore(QModelIndex())
        qtbot.waitUntil(lambda before=before: model.rowCount() > before)


def top_row(window: MainWindow) -> tuple[str, int]:
    notes = window.library.notes
    index = notes.indexAt(QPoint(8, 1))
    return index.data(DOCUMENT).path, notes.visualRect(index).top()


def test_a_refresh_fetches_as_much_as_was_shown_and_the_view_can_go_on(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    model = DocumentModel(make_client("--documents", "1300"))
    QAbstractItemModelTester(model, Fatal)
    model.narrow(None, "")
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    fetch(model, qtbot, 1_000)
    before = len(engine_log.messages("library/documents"))
    model.refresh()
    qtbot.waitUntil(lambda: not model.busy)
    pages = [p["offset"] for p in engine_log.params("library/documents")[before:]]
    assert pages == [0, REFRESH_PAGE, 2 * REFRESH_PAGE]
    assert model.rowCount() == 1_200  # whole pages: what came beyond is kept
    fetch(model, qtbot, 1_300)
    assert not model.canFetchMore(QModelIndex())


def test_a_growing_library_is_not_fetched_whole_for_who_looks_at_its_beginning(
    make_client: Callable[..., EngineClient], qtbot: QtBot
) -> None:
    model = DocumentModel(make_client("--documents", "40000"))
    model.narrow(None, "")
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    for _ in range(4):
        model.refresh(looked_at=20)
        qtbot.waitUntil(lambda: not model.busy)
    assert model.rowCount() == REFRESH_PAGE
    assert model.canFetchMore(QModelIndex())


def test_place_and_choice_are_kept_while_notes_come_in_above(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--documents", "2000", "--growing")
    notes, model = window.library.notes, window.documents
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    fetch(model, qtbot, 600)
    notes.setCurrentIndex(model.index(500))
    notes.scrollTo(model.index(500), notes.ScrollHint.PositionAtTop)
    notes.verticalScrollBar().setValue(notes.verticalScrollBar().value() + 7)
    before, chosen = top_row(window), notes.currentIndex().data(DOCUMENT).path
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    for count in (1, 2, 3):  # each look finds a hundred notes more, all over the library
        rows = model.rowCount()
        window.library.menus.rescan_wanted.emit()
        with qtbot.waitSignal(model.settled):
            pass
        assert model.rowCount() >= rows, count
    assert notes.currentIndex().row() > 500
    assert top_row(window) == before
    assert notes.currentIndex().data(DOCUMENT).path == chosen
    assert resets == []


def test_the_same_note_stays_chosen_when_the_list_is_filtered(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--documents", "2000")
    notes, model = window.library.notes, window.documents
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    notes.clicked.emit(model.index(123))
    window.library.filter.setText("/00123")
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert notes.currentIndex().data() == "Note 123"


def test_letters_typed_into_the_list_filter_it_without_asking_the_rows(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window("--documents", "2000")
    qtbot.waitUntil(lambda: window.documents.rowCount() == PAGE)
    window.library.notes.setFocus()
    qtbot.keyClick(window.library.notes, Qt.Key.Key_7)
    assert window.library.filter.hasFocus()
    qtbot.keyClick(window.library.filter, Qt.Key.Key_7)
    assert window.library.filter.text() == "77"
    qtbot.waitUntil(lambda: engine_log.params("library/documents")[-1]["text"] == "77")


def test_an_empty_list_says_why(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window()
    qtbot.waitUntil(lambda: window.documents.rowCount() == 8)
    assert not window.library.empty.isVisible()
    window.library.filter.setText("no such note")
    qtbot.waitUntil(window.library.empty.isVisible)
    assert window.library.empty.text() == "No note has these letters in its name or title."
