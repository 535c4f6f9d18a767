from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from carnet.domain.documents import Folder, FolderState
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.library.document_model import DOCUMENT, PAGE, DocumentModel
from carnet.gui.library.folder_model import COUNT, FOLDER, FolderModel
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


def titles(model: DocumentModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_documents_come_in_pages_and_no_row_asks_for_itself(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    model = DocumentModel(make_client("--documents", "450"))
    QAbstractItemModelTester(model, Fatal)
    assert not model.canFetchMore(QModelIndex())
    model.narrow(None, "")
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    for row in range(PAGE):
        assert model.index(row).data() == f"Note {row}"
    for expected in (400, 450):
        assert model.canFetchMore(QModelIndex())
        model.fetchMore(QModelIndex())
        model.fetchMore(QModelIndex())  # what is under way is not asked for twice
        qtbot.waitUntil(lambda expected=expected: model.rowCount() == expected)
    assert not model.canFetchMore(QModelIndex())
    pages = [(p["offset"], p["limit"]) for p in engine_log.params("library/documents")]
    assert pages == [(0, 200), (200, 200), (400, 200)]


def test_a_narrower_list_replaces_the_wide_one_and_a_stale_page_is_dropped(
    make_client: Callable[..., EngineClient], qtbot: QtBot
) -> None:
    model = DocumentModel(make_client())
    QAbstractItemModelTester(model, Fatal)
    model.narrow(None, "")
    model.narrow(None, "tat")
    qtbot.waitUntil(lambda: titles(model) == ["Tarte tatin de Mamie"])
    model.narrow(None, "")
    qtbot.waitUntil(lambda: model.rowCount() == 8)
    model.narrow(None, "no such note")
    qtbot.waitUntil(lambda: model.rowCount() == 0)


def test_a_refresh_changes_rows_in_place(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    model = DocumentModel(make_client())
    model.narrow(None, "")
    qtbot.waitUntil(lambda: model.rowCount() == 8)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.refresh()
    qtbot.waitUntil(lambda: len(engine_log.messages("library/documents")) == 2)
    qtbot.waitUntil(lambda: not model.busy)
    assert model.rowCount() == 8
    assert resets == []


def test_scrolling_the_list_fetches_what_comes_into_view(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--documents", "450")
    view = window.library.notes
    qtbot.waitUntil(lambda: window.documents.rowCount() >= PAGE)
    before = window.documents.rowCount()
    view.scrollToBottom()
    qtbot.waitUntil(lambda: window.documents.rowCount() > before)


def test_folders_that_only_change_numbers_keep_their_rows(qtbot: QtBot) -> None:
    model = FolderModel()
    QAbstractItemModelTester(model, Fatal)
    model.show_folders([Folder(1, "/a", FolderState.CURRENT, 1)], 1)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show_folders([Folder(1, "/a", FolderState.CURRENT, 2)], 2)
    assert model.index(1).data(COUNT) == "2"
    assert resets == []
    model.show_folders([], 0)
    assert model.rowCount() == 1


def test_choosing_a_folder_lists_its_notes_alone(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window()
    folders = window.library.folders
    index = folders.model().index(1, 0)
    assert index.data(FOLDER).path.endswith("Notes")
    folders.setCurrentIndex(index)
    asked = engine_log.params
    qtbot.waitUntil(lambda: any(p["folder_id"] == 1 for p in asked("library/documents")))


def test_the_filter_waits_until_the_typing_pauses(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window()
    qtbot.waitUntil(lambda: window.documents.rowCount() == 8)
    qtbot.keyClicks(window.library.filter, "lisb")
    qtbot.waitUntil(lambda: titles(window.documents) == ["Lisbon, May 2024"])
    asked = [p["text"] for p in engine_log.params("library/documents")]
    assert asked.count("lisb") == 1
    assert len(asked) <= 3


def test_a_click_on_a_note_opens_it(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window()
    qtbot.waitUntil(lambda: window.documents.rowCount() == 8)
    view = window.library.notes
    index = window.documents.index(1)
    assert index.data(DOCUMENT).title == "Boiler"
    centre = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    qtbot.waitUntil(lambda: "Vaillant" in window.source.view.toPlainText())
    assert window.source.isVisible()


def test_a_folder_that_cannot_be_read_is_said_calmly(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--empty")
    window.folders.add("/srv/unreadable")
    qtbot.waitUntil(window.engine_banner.isVisible)
    assert window.engine_banner.title.text() == "This folder cannot be read."
    assert window.engine_banner.text.text() == "Check its permissions, then add it again."
    assert window.welcome.isVisible()
