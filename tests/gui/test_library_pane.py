from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from carnet.domain.documents import Folder, FolderState
from carnet.gui.engine_client import EngineClient
from carnet.gui.library.document_model import DOCUMENT, PAGE, DocumentModel
from carnet.gui.library.folder_model import COUNT, FOLDER, ICON, FolderModel
from carnet.gui.main_window import MainWindow

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


def test_folders_tell_their_state_in_words_and_drawing(qtbot: QtBot) -> None:
    model = FolderModel()
    QAbstractItemModelTester(model, Fatal)
    model.show_folders(
        [
            Folder(1, "/home/a/Notes", FolderState.CURRENT, 12),
            Folder(2, "/media/a/Disk", FolderState.OFFLINE, 236),
            Folder(3, "/home/a/New", FolderState.SCANNING, 1),
        ],
        249,
    )
    rows = [model.index(row) for row in range(model.rowCount())]
    assert [row.data() for row in rows] == ["All notes", "Notes", "Disk", "New"]
    assert [row.data(COUNT) for row in rows] == ["249", "12", "not there now", "1"]
    assert [row.data(ICON) for row in rows][:3] == ["library", "folder", "folder-off"]
    spoken = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows[1:]]
    assert spoken == [
        "Notes, 12 notes",
        "Disk, not there now; its 236 notes can still be asked",
        "New, 1 note, looking for changes",
    ]


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


def test_progress_is_told_in_plain_words_with_the_time_left(
    make_main_window: MakeWindow,
) -> None:
    strip = make_main_window("--indexing", "embedding").library.progress
    assert strip.title.text() == "Learning what they mean"
    assert strip.detail.text() == (
        "1,312 of 3,952 · about 4 minutes left\nSearch by words works already."
    )
    assert (strip.bar.value(), strip.bar.maximum()) == (1_312, 3_952)


def test_at_rest_there_is_one_quiet_line(make_main_window: MakeWindow) -> None:
    strip = make_main_window().library.progress
    assert strip.title.text() == "Up to date"
    assert not strip.bar.isVisible()
    assert not strip.button.isVisible()


def test_reading_can_be_paused_and_goes_on(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    strip = make_main_window("--indexing", "reading").library.progress
    assert strip.button.accessibleName() == "Pause"
    strip.button.click()
    qtbot.waitUntil(lambda: strip.title.text() == "Paused")
    assert strip.button.accessibleName() == "Go on"
    strip.button.click()
    qtbot.waitUntil(lambda: strip.title.text() == "Reading notes")
    assert len(engine_log.messages("library/pause")) == 1
    assert len(engine_log.messages("library/resume")) == 1


def test_problems_are_counted_listed_with_their_reason_and_tried_again(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window("--problems")
    entry = window.library.problems
    assert entry.text() == "4 files could not be read"
    entry.click()
    assert window.middle.currentWidget() is window.problems
    said = [label.text() for label in window.problems.findChildren(QLabel)]
    assert "scan-1998.txt" in said
    assert "This file is not text, though its name says so." in said
    assert "Save it again as UTF-8." in said
    window.problems.retry.click()
    qtbot.waitUntil(lambda: not entry.isVisible())
    assert len(engine_log.messages("library/rescan")) == 1
    qtbot.waitUntil(lambda: window.problems.count.text() == "Every file could be read")


def test_escape_leaves_the_problems(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window("--problems")
    window.library.problems.click()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.middle.currentWidget() is window.conversation


def test_removing_a_folder_asks_first(
    make_main_window: MakeWindow,
    qtbot: QtBot,
    press: Callable[[str], None],
    engine_log: Any,
) -> None:
    window = make_main_window()
    folder = window.library.folders.model().index(1, 0).data(FOLDER)
    remove = window.library.menu_of(folder).actions()[1]
    remove.trigger()
    press("Cancel")
    assert engine_log.messages("library/removeFolder") == []
    remove.trigger()
    press("Remove")
    qtbot.waitUntil(window.welcome.isVisible)
    assert engine_log.params("library/removeFolder") == [{"path": folder.path}]


def drop(window: MainWindow, paths: list[Path]) -> QDropEvent:
    """Hold files over the window and let go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, left, none = QPointF(300, 300), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert window.drop_zone.isVisible() == bool(paths)
    event = QDropEvent(at, Qt.DropAction.CopyAction, mime, left, none)
    if enter.isAccepted():
        QApplication.sendEvent(window, event)
    return event


def test_a_dropped_folder_is_added(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path, engine_log: Any
) -> None:
    window = make_main_window("--empty")
    folder = tmp_path / "Recettes"
    folder.mkdir()
    drop(window, [folder])
    assert not window.drop_zone.isVisible()
    qtbot.waitUntil(lambda: not window.welcome.isVisible())
    assert engine_log.params("library/addFolder") == [{"path": str(folder)}]
    assert window.roots == (str(folder),)


def test_for_dropped_notes_their_folder_is_added_after_asking(
    make_main_window: MakeWindow,
    qtbot: QtBot,
    tmp_path: Path,
    press: Callable[[str], None],
    engine_log: Any,
) -> None:
    window = make_main_window("--empty")
    note = tmp_path / "Recettes" / "tarte.md"
    note.parent.mkdir()
    note.write_text("# Tarte\n", encoding="utf-8")
    drop(window, [note])
    press("Cancel")
    assert engine_log.messages("library/addFolder") == []
    drop(window, [note])
    press("Add the folder")
    qtbot.waitUntil(lambda: engine_log.params("library/addFolder") == [{"path": str(note.parent)}])


def test_a_dropped_note_of_the_library_is_opened(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_main_window("--empty", folder=str(tmp_path))
    note = tmp_path / "tarte.md"
    note.write_text("# Tarte\n", encoding="utf-8")
    qtbot.waitUntil(lambda: window.roots == (str(tmp_path),))
    drop(window, [note])
    qtbot.waitUntil(lambda: window.source.view.toPlainText() == "Tarte")


def test_what_is_no_file_is_not_taken(make_main_window: MakeWindow) -> None:
    window = make_main_window("--empty")
    assert not drop(window, []).isAccepted()


def test_leaving_without_dropping_takes_the_veil_away(
    make_main_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_main_window("--empty")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(1, 1).toPoint()
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert window.drop_zone.isVisible()
    assert not window.drop_zone.grab().isNull()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drop_zone.isVisible()


def test_a_folder_that_cannot_be_read_is_said_calmly(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--empty")
    window.folders.add("/srv/unreadable")
    qtbot.waitUntil(window.engine_banner.isVisible)
    assert window.engine_banner.title.text() == "This folder cannot be read."
    assert window.engine_banner.text.text() == "Check its permissions, then add it again."
    assert window.welcome.isVisible()


def test_a_refresh_of_a_long_list_fetches_as_much_as_was_shown(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    model = DocumentModel(make_client("--documents", "1300"))
    QAbstractItemModelTester(model, Fatal)
    model.narrow(None, "")
    for expected in range(PAGE, 1_300, PAGE):
        qtbot.waitUntil(lambda expected=expected: model.rowCount() == expected)
        model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: model.rowCount() == 1_300)
    before = len(engine_log.messages("library/documents"))
    model.refresh()
    qtbot.waitUntil(lambda: not model.busy)
    pages = [(p["offset"], p["limit"]) for p in engine_log.params("library/documents")[before:]]
    assert pages == [(0, 1_000), (1_000, 300)]
    assert model.rowCount() == 1_300
    assert model.canFetchMore(QModelIndex())  # a full last page may have a neighbour
    model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: not model.busy)
    assert not model.canFetchMore(QModelIndex())
