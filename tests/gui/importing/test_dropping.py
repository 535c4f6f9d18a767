from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carnet.gui.forget.subject import Subject
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


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


def test_a_dropped_folder_is_watched_if_that_is_wanted(
    make_main_window: MakeWindow,
    qtbot: QtBot,
    tmp_path: Path,
    press: Callable[[str], None],
    engine_log: Any,
) -> None:
    window = make_main_window("--empty")
    folder = tmp_path / "Recettes"
    folder.mkdir()
    drop(window, [folder])
    assert not window.drop_zone.isVisible()
    press("Watch the folder")
    qtbot.waitUntil(lambda: not window.welcome.isVisible())
    assert engine_log.params("library/addFolder") == [{"path": str(folder)}]
    assert engine_log.messages("library/import") == []
    assert window.roots == (str(folder),)


def test_a_dropped_folder_is_copied_if_that_is_wanted(
    make_main_window: MakeWindow,
    qtbot: QtBot,
    tmp_path: Path,
    press: Callable[[str], None],
    engine_log: Any,
) -> None:
    window = make_main_window("--empty")
    folder = tmp_path / "Recettes"
    folder.mkdir()
    drop(window, [folder])
    press("Cancel")
    drop(window, [folder])
    press("Copy its documents")
    qtbot.waitUntil(lambda: window.importer.report is not None)
    assert [one["paths"] for one in engine_log.params("library/import")] == [[str(folder)]]
    assert engine_log.messages("library/addFolder") == []


def test_dropped_files_are_imported(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path, engine_log: Any
) -> None:
    window = make_main_window("--empty")
    note = tmp_path / "Recettes" / "tarte.md"
    note.parent.mkdir()
    note.write_text("# Tarte\n", encoding="utf-8")
    drop(window, [note])
    qtbot.waitUntil(lambda: window.importer.report is not None)
    assert [one["paths"] for one in engine_log.params("library/import")] == [[str(note)]]
    assert engine_log.messages("library/addFolder") == []


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


def test_a_dropped_note_that_was_forgotten_is_taken_in_again_after_asking(
    make_main_window: MakeWindow,
    qtbot: QtBot,
    press: Callable[[str], None],
    tmp_path: Path,
    engine_log: Any,
) -> None:
    window = make_main_window("--empty", folder=str(tmp_path))
    note = tmp_path / "tarte.md"
    note.write_text("# Tarte\n", encoding="utf-8")
    qtbot.waitUntil(lambda: window.roots == (str(tmp_path),))
    window.forgetter.ask(Subject(str(note), "tarte"))
    assert window.forgetter.dialog is not None
    window.forgetter.dialog.action.click()
    qtbot.waitUntil(lambda: window.forgetter.is_forgotten(str(note)))
    window.forgetter.dialog.accept()
    drop(window, [note])
    press("Take it in again")
    qtbot.waitUntil(lambda: not window.forgetter.is_forgotten(str(note)))
    assert engine_log.params("library/addFolder")[-1] == {"path": str(note)}
