"""Exporting everything, and deleting everything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.gui.privacy.conftest import OpenPanel, said, window_of

from carnet.gui.privacy.erase_dialog import EraseDialog
from carnet.gui.privacy.panel_page import Page
from carnet.gui.privacy.privacy_panel import PrivacyPanel
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui


def choose(window: MainWindow, path: str) -> None:
    """As a person does in the system's dialog."""
    [dialog] = [d for d in window.findChildren(QFileDialog) if d.isVisible()]
    dialog.fileSelected.emit(path)
    dialog.reject()


def test_everything_is_exported_to_a_folder_in_the_persons_words(
    open_panel: OpenPanel, qtbot: QtBot, engine_log: Any, tmp_path: Path
) -> None:
    panel = open_panel(page="privacy.export")
    panel.leave.to_folder.click()
    choose(window_of(panel), str(tmp_path))
    qtbot.waitUntil(panel.leave.show_it.isVisible)
    [params] = engine_log.params("data/export")
    assert params["place"] == str(tmp_path)
    assert "imports/" in params["words"]["readme"]
    assert params["words"]["conversation"]["do_not_say"] == "Your notes do not say."
    told = panel.leave.export.result.text()
    assert told.startswith("412 documents listed · 12 conversations · 7 imported files · 19.3")
    panel.leave.reveal_wanted.disconnect()
    with qtbot.waitSignal(panel.leave.reveal_wanted) as wanted:
        panel.leave.show_it.click()
    assert wanted.args == [f"{tmp_path}/Carnet export 2026-11-21"]


def test_a_zip_file_is_exported_to(
    open_panel: OpenPanel, qtbot: QtBot, engine_log: Any, tmp_path: Path
) -> None:
    panel = open_panel(page="privacy.export")
    panel.leave.to_zip.click()
    choose(window_of(panel), str(tmp_path / "all.zip"))
    qtbot.waitUntil(panel.leave.show_it.isVisible)
    assert engine_log.params("data/export")[0]["archive"] is True


def test_an_export_shows_how_far_it_is_and_can_be_stopped(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    panel = open_panel(page="privacy.export")
    panel.leave.to_folder.click()
    choose(window_of(panel), "/held")
    qtbot.waitUntil(lambda: "imports/4" in panel.leave.export.result.text())
    assert panel.leave.export.bar.value() == 16_000
    assert not panel.leave.to_zip.isVisible()
    panel.leave.stop.click()
    qtbot.waitUntil(panel.leave.to_zip.isVisible)
    assert panel.leave.export.result.text() == "Stopped. Nothing of it was left."


def test_an_export_that_fails_says_why(open_panel: OpenPanel, qtbot: QtBot) -> None:
    panel = open_panel("--data", "full", page="privacy.export")
    panel.leave.to_folder.click()
    choose(window_of(panel), "/somewhere")
    qtbot.waitUntil(panel.leave.to_zip.isVisible)
    assert "needs 19 MB" in panel.leave.export.result.text()


def question(panel: PrivacyPanel) -> EraseDialog:
    panel.leave.delete.click()
    dialog = panel.findChild(EraseDialog)
    assert isinstance(dialog, EraseDialog)
    return dialog


def test_deleting_names_what_goes_and_what_stays_and_asks_for_a_word(
    open_panel: OpenPanel, qtbot: QtBot, engine_log: Any
) -> None:
    dialog = question(open_panel(page="privacy.export"))
    text = said(dialog)
    assert "copies of 7 documents that you imported" in text
    assert "Text index (31.4\u00a0MB)" in text
    assert "no file in your folders is touched" in text
    assert dialog.models.text() == "Delete the models, too (189\u00a0MB)"
    assert not dialog.models.isChecked()
    assert not dialog.action.isEnabled()
    qtbot.keyClicks(dialog.field, "delet")
    assert not dialog.action.isEnabled()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert engine_log.messages("data/erase") == []


def test_enter_before_the_word_deletes_nothing(
    open_panel: OpenPanel, qtbot: QtBot, engine_log: Any
) -> None:
    dialog = question(open_panel(page="privacy.export"))
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert engine_log.messages("data/erase") == []


def test_the_export_is_offered_before(open_panel: OpenPanel) -> None:
    panel = open_panel(page="privacy.export")
    dialog = question(panel)
    panel.show_page(Page.DATA)
    dialog.export.click()
    assert not dialog.isVisible()
    assert panel.stack.currentWidget() is panel.leave


def test_when_everything_is_deleted_the_window_is_as_at_the_first_start(
    open_panel: OpenPanel, qtbot: QtBot, engine_log: Any, tmp_path: Path
) -> None:
    panel = open_panel("--erased", str(tmp_path / "mark"), page="privacy.export")
    window = window_of(panel)
    window.searches.add("a secret")
    before = window.parts.client.process_id
    crashes: list[object] = []
    window.parts.client.crashed.connect(crashes.append)
    dialog = question(panel)
    qtbot.keyClicks(dialog.field, "Delete")
    dialog.models.click()
    dialog.action.click()
    with qtbot.waitSignal(window.parts.client.greeted):
        pass
    assert window.parts.client.process_id not in (None, before)
    assert engine_log.params("data/erase") == [{"models": True}]
    assert crashes == []
    assert window.engine_banner.title.text() == "Everything is deleted"
    assert "84 files deleted (67.0\u00a0MB)" in window.engine_banner.text.text()
    assert window.searches.queries == ()
    assert window.parts.state.searches == []
    assert not panel.isVisible()


def test_what_could_not_be_deleted_is_named(
    open_panel: OpenPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    mark = str(tmp_path / "mark")
    panel = open_panel("--erased", mark, "--data", "remains", page="privacy.export")
    window = window_of(panel)
    dialog = question(panel)
    qtbot.keyClicks(dialog.field, "delete")
    with qtbot.waitSignal(window.parts.client.greeted):
        dialog.action.click()
    assert window.engine_banner.title.text() == "Not everything could go"
    assert "/.carnet/index" in window.engine_banner.text.text()


def test_when_nothing_may_be_deleted_the_question_says_why(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    panel = open_panel("--data", "notes", page="privacy.export")
    dialog = question(panel)
    qtbot.keyClicks(dialog.field, "delete")
    dialog.action.click()
    qtbot.waitUntil(dialog.failure.isVisible)
    assert "nothing was deleted" in dialog.failure.text()
    assert dialog.cancel.isEnabled()
