from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.gui.fakes.fake_documents import PASSWORD
from tests.gui.importing.test_dropping import drop

from carnet.domain.library import ImportOutcome
from carnet.gui.importing.given import Given
from carnet.gui.importing.import_dialog import ImportDialog
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


def give(window: MainWindow, qtbot: QtBot, tmp_path: Path, *names: str) -> ImportDialog:
    """Drop files of these names and wait for the result."""
    files = [tmp_path / name for name in names]
    for file in files:
        file.write_bytes(b"x")
    drop(window, files)
    qtbot.waitUntil(lambda: window.importer.report is not None)
    assert window.importer.dialog is not None
    return window.importer.dialog


def words(dialog: ImportDialog, row: int) -> str:
    return "\n".join(label.text() for label in dialog.rows[row].findChildren(QLabel))


def test_the_result_says_of_each_file_what_was_read_or_why_not(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_main_window()
    names = ("bail.pdf", "known.docx", "damaged.pdf", "scan.png")
    dialog = give(window, qtbot, tmp_path, *names)
    said = "2 documents imported, 1 already in the library, 1 could not be imported"
    assert dialog.title.text() == said
    assert "damaged.pdf" in words(dialog, 0)  # failures first
    assert "save it again" in words(dialog, 0)
    assert "12 pages · French" in words(dialog, 1)
    assert "text recognised in pictures" in words(dialog, 2)
    assert "Already in the library" in words(dialog, 3)


def test_a_document_of_the_result_is_opened(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path, engine_log: Any
) -> None:
    window = make_main_window()
    dialog = give(window, qtbot, tmp_path, "known.pdf")
    dialog.rows[0].open.click()
    opened = lambda: engine_log.params("documents/open")  # noqa: E731
    qtbot.waitUntil(lambda: bool(opened()))
    assert opened()[0]["path"].endswith("imports/2025-04/known.pdf")


def test_a_password_is_tried_until_it_fits(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_main_window()
    dialog = give(window, qtbot, tmp_path, "locked.pdf", "bail.pdf")
    for password, expected in (("wrong", "does not open"), (PASSWORD, "12 pages")):
        field = dialog.rows[0].password
        assert field is not None
        field.setFocus()
        qtbot.keyClicks(field, password)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda expected=expected: expected in words(dialog, 0))
    assert dialog.rows[0].password is None
    assert window.importer.report is not None
    assert window.importer.report.count(ImportOutcome.ADDED) == 2


def test_an_import_is_stopped_and_keeps_what_was_read(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path, engine_log: Any
) -> None:
    window = make_main_window()
    files = [tmp_path / name for name in ("first.pdf", "held.pdf", "never.pdf")]
    window.importer.take(Given(tuple(map(str, files))))
    dialog = window.importer.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.title.text() == "Reading 2 of 3")
    assert dialog.bar.value() == 1
    dialog.cancel.click()
    qtbot.waitUntil(lambda: window.importer.report is not None)
    assert dialog.title.text() == "Stopped: 2 documents imported"
    assert len(engine_log.params("library/import")) == 2


def test_closing_the_dialog_stops_nothing_and_the_result_is_told(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_main_window()
    window.importer.take(Given((str(tmp_path / "held.pdf"),)))
    dialog = window.importer.dialog
    assert dialog is not None
    dialog.reject()
    assert not dialog.isVisible()
    for request in list(window.parts.client.pending):
        window.parts.client.cancel(request)  # lets the scripted engine go on
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.title.text() == "1 document imported"


def test_an_engine_that_dies_is_told_file_by_file(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_main_window()
    window.importer.take(Given((str(tmp_path / "held.pdf"),)))
    qtbot.waitUntil(lambda: window.importer._request is not None)
    assert window.parts.client._process is not None
    window.parts.client._process.kill()
    qtbot.waitUntil(lambda: window.importer.report is not None)
    assert window.importer.dialog is not None
    assert "held.pdf" in words(window.importer.dialog, 0)


def test_what_was_copied_is_pasted_outside_of_fields(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window()
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    clipboard = QGuiApplication.clipboard()
    sent = lambda: engine_log.params("library/import")  # noqa: E731

    clipboard.setText("The shed's key hangs behind the door.")
    window.conversation.composer.field.setFocus()
    qtbot.keyClick(
        window.conversation.composer.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    assert window.conversation.composer.field.toPlainText().startswith("The shed")
    assert sent() == []

    window.library.notes.setFocus()
    qtbot.keyClick(window.library.notes, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.importer.report is not None)
    assert sent()[0]["text"] == "The shed's key hangs behind the door."

    assert window.importer.dialog is not None
    window.importer.dialog.accept()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    clipboard.setImage(picture)
    window.library.notes.setFocus()
    qtbot.keyClick(window.library.notes, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(sent()) == 2)
    assert base64.b64decode(sent()[1]["data"]).startswith(b"\x89PNG")
    assert sent()[1]["name"].endswith(".png")
    qtbot.waitUntil(lambda: window.importer.report is not None)
