"""What is kept and where, and what is forgotten of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.gui.privacy.conftest import OpenPanel, said, window_of

from carnet.domain.data import DataKind
from carnet.gui.privacy.panel_page import Page

pytestmark = pytest.mark.gui


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
