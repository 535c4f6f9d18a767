"""The privacy panel on a scripted engine: what is denied, what is kept, and making it go."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from carnet.domain.data import DataKind
from carnet.domain.models import RunsOn
from carnet.gui.privacy.erase_dialog import EraseDialog
from carnet.gui.privacy.panel_page import Page
from carnet.gui.privacy.privacy_panel import PrivacyPanel
from carnet.gui.privacy.processes import Role
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words.model_words import runs_on_line

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
OpenPanel = Callable[..., PrivacyPanel]


def said(widget: QWidget) -> str:
    """Everything a person reads there."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(labels)


@pytest.fixture
def open_panel(make_main_window: MakeWindow, qtbot: QtBot) -> OpenPanel:
    def make(*flags: str, page: str = "privacy", counted: bool = True) -> PrivacyPanel:
        window = make_main_window(*flags)
        window.action_list[page].trigger()
        panel = window.findChild(PrivacyPanel)
        assert isinstance(panel, PrivacyPanel)
        if counted:
            qtbot.waitUntil(lambda: bool(panel.data.rows))
        return panel

    return make


def window_of(panel: PrivacyPanel) -> MainWindow:
    window = panel.parent()
    assert isinstance(window, MainWindow)
    return window


# -- what is denied -----------------------------------------------------------------------------


def test_every_way_out_is_tried_while_one_looks_on(
    open_panel: OpenPanel, qtbot: QtBot, engine_log: Any
) -> None:
    panel = open_panel(counted=False)
    assert panel.network.title.text() == "Trying to get out…"
    assert {row.verdict.text() for row in panel.network.probes.rows.values()} == {"trying…"}
    qtbot.waitUntil(panel.network.again.isEnabled)
    assert panel.network.title.text() == "The engine cannot reach the network"
    rows = panel.network.probes.rows
    assert list(rows) == ["ipv4", "ipv6", "dns", "subprocess"]  # those that the engine tried
    assert {row.verdict.text() for row in rows.values()} == {"refused"}
    assert len(engine_log.messages("engine/privacy")) == 1
    panel.network.again.click()
    qtbot.waitUntil(lambda: len(engine_log.messages("engine/privacy")) == 2)


def test_each_attempt_says_what_it_stands_for_and_what_the_system_said(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    panel = open_panel()
    qtbot.waitUntil(panel.network.again.isEnabled)
    row = panel.network.probes.rows["dns"]
    assert "Text could slip out in such a question." in said(row)
    assert row.words.isHidden()
    row.details.click()
    assert row.words.text() == "The system said: [Errno 1] Operation not permitted"
    assert not row.words.isHidden()


def test_an_attempt_that_went_through_is_told_honestly(open_panel: OpenPanel, qtbot: QtBot) -> None:
    panel = open_panel("--unsealed")
    qtbot.waitUntil(panel.network.again.isEnabled)
    assert panel.network.title.text() == "The engine is not cut off from the network"
    verdict = panel.network.probes.rows["ipv4"].verdict
    assert (verdict.text(), verdict.property("role")) == ("went through", "warning")
    assert window_of(panel).header.privacy.text() == "Network open"


def test_the_panel_opens_and_claims_nothing_while_the_engine_is_gone(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--refuse", greeted=False)
    qtbot.waitUntil(window.engine_banner.isVisible)
    window.action_list["privacy"].trigger()
    panel = window.findChild(PrivacyPanel)
    assert isinstance(panel, PrivacyPanel)
    qtbot.waitUntil(lambda: panel.network.title.text() == "It could not be tried")
    assert "Carnet claims nothing" in panel.network.how.text()
    assert panel.network.again.isEnabled()


def test_the_limits_are_said(open_panel: OpenPanel) -> None:
    text = said(open_panel().network)
    assert "The window is not cut off" in text
    assert "Carnet does not encrypt what it keeps." in text


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="only Linux tells")
def test_the_processes_are_looked_at_as_they_are_now(open_panel: OpenPanel) -> None:
    panel = open_panel()
    rows = panel.network.processes.rows
    assert str(os.getpid()) in rows[Role.WINDOW].text()
    assert "no internet connection open" in rows[Role.WINDOW].text()
    assert str(window_of(panel).parts.client.process_id) in rows[Role.ENGINE].text()
    assert rows[Role.DOWNLOADER].text() == "Does not run just now."


def test_where_the_language_model_runs_is_said(open_panel: OpenPanel, qtbot: QtBot) -> None:
    panel = open_panel()
    line = "The language model runs on A card, with 24 of its 31 layers."
    qtbot.waitUntil(lambda: panel.network.runs_on.text() == line)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (RunsOn("", "", 0, 31), "The language model runs on the processor."),
        (RunsOn("", "NEON", 0, 31), "The language model runs on the processor (NEON)."),
        (RunsOn("RTX", "AVX2", 31, 31), "The language model runs on RTX."),
    ],
)
def test_where_the_language_model_runs_is_one_sentence(place: RunsOn, line: str) -> None:
    assert runs_on_line(place) == line


# -- where it lies ------------------------------------------------------------------------------


def test_every_kind_says_what_it_holds_how_big_it_is_and_where(open_panel: OpenPanel) -> None:
    panel = open_panel(page="privacy.data")
    assert panel.stack.currentWidget() is panel.data
    assert set(panel.data.rows) == set(DataKind)
    row = panel.data.rows[DataKind.IMPORTS]
    assert row.amount.text() == "18.9\u00a0MB"
    assert row.path.toolTip() == "/home/ines/Notes/.carnet/imports"
    assert panel.data.rows[DataKind.TEMPORARY].amount.text() == "nothing"
    assert panel.data.total.text() == "256.0\u00a0MB in all. The disk has 182\u00a0GB left."
    assert "it cannot see whether your disk is encrypted" in said(panel.data)


def test_a_place_is_shown_in_its_folder_and_its_path_copied(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    panel = open_panel(page="privacy.data")
    row = panel.data.rows[DataKind.LOGS]
    panel.data.reveal_wanted.disconnect()
    with qtbot.waitSignal(panel.data.reveal_wanted) as wanted:
        row.reveal.click()
    assert wanted.args == ["/home/ines/Notes/.carnet/logs"]
    row.copy.click()
    assert QGuiApplication.clipboard().text() == "/home/ines/Notes/.carnet/logs"
    assert not panel.data.rows[DataKind.TEMPORARY].reveal.isEnabled()


def test_what_others_may_read_is_said_and_closed(open_panel: OpenPanel, qtbot: QtBot) -> None:
    panel = open_panel("--data", "open", page="privacy.data")
    assert "Other people who use this machine" in said(panel.data)
    assert "/home/ines/Notes/.carnet" in said(panel.data)
    panel.data.close_it.click()
    qtbot.waitUntil(lambda: not panel.data.close_it.isVisible())


def test_what_cannot_be_counted_is_told(open_panel: OpenPanel, qtbot: QtBot) -> None:
    panel = open_panel("--data", "fails", page="privacy.data", counted=False)
    qtbot.waitUntil(lambda: panel.data.total.text().startswith("It cannot be read."))


# -- forgetting ---------------------------------------------------------------------------------


def test_searches_are_forgotten_with_a_line_of_proof(open_panel: OpenPanel) -> None:
    panel = open_panel()
    window = window_of(panel)
    window.searches.add("boiler")
    window.searches.add("a secret")
    panel.show_page(Page.FORGET)
    panel.forget.searches_button.click()
    assert window.searches.queries == ()
    assert window.parts.state.searches == []
    said_now = panel.forget.searches.result.text()
    assert said_now == "2 searches forgotten, in the window and in its file."
    assert not panel.forget.searches_button.isEnabled()


def test_all_conversations_are_forgotten_after_a_question_and_proved(
    open_panel: OpenPanel, qtbot: QtBot, engine_log: Any, press: Callable[[str], None]
) -> None:
    panel = open_panel("--conversations", "3")
    panel.show_page(Page.FORGET)
    panel.forget.talks_button.click()
    assert engine_log.messages("data/forgetConversations") == []
    press("Forget all")
    qtbot.waitUntil(lambda: panel.forget.talks.result.text().startswith("12"))
    assert panel.forget.talks.result.text() == (
        "12 conversations forgotten. 834 of their words looked for in every byte "
        "(48.0\u00a0MB): none is left."
    )


def test_words_that_remain_are_told(
    open_panel: OpenPanel, qtbot: QtBot, press: Callable[[str], None]
) -> None:
    panel = open_panel("--data", "remains")
    panel.forget.talks_button.click()
    press("Forget all")
    qtbot.waitUntil(lambda: "still stand in carnet.sqlite" in panel.forget.talks.result.text())
    assert panel.forget.talks.result.property("role") == "warning"


def test_the_list_of_what_is_forgotten_and_the_notes_are_one_press_away(
    open_panel: OpenPanel,
) -> None:
    panel = open_panel()
    assert not panel.forget.list_button.isEnabled()
    panel.forget.notes_button.click()
    assert not panel.isVisible()
    assert window_of(panel).library.isVisible()


# -- taking along -------------------------------------------------------------------------------


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


# -- deleting everything ------------------------------------------------------------------------


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


def test_the_tab_key_leads_from_the_switch_through_the_page_to_done(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    panel = open_panel()
    qtbot.waitUntil(panel.network.again.isEnabled)
    assert panel.tabs[Page.NETWORK].hasFocus()
    seen = []
    for _ in range(20):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        seen.append(panel.focusWidget())
        if seen[-1] is panel.done_button:
            break
    assert seen[-1] is panel.done_button
    assert panel.network.again in seen
    assert all(row.details in seen for row in panel.network.probes.rows.values())
