from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.gui.fakes.fake_notes import ROOT

from carnet.domain.documents import Folder, FolderState
from carnet.domain.flat_text import flat
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.library.offline_line import LONG_S, OfflineLine
from carnet.gui.look.icons import Icons
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


def test_a_search_finds_what_is_offline_and_says_so(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--offline")
    window.header.search.setText("boiler")
    qtbot.waitUntil(lambda: window.search.model.rowCount() > 0)
    spoken = window.search.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "offline" in spoken
    assert not window.search.grab().isNull()


def test_a_source_that_is_offline_says_so_until_its_disk_is_back(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--offline")
    window.asker.ask("What pressure should the boiler have?")
    qtbot.waitUntil(lambda: not window.asker.running)
    row = window.conversation.cards[-1].sources.rows[0]
    assert "offline" in row.accessibleName()
    assert not window.grab().isNull()
    window.library.menus.rescan_wanted.emit()
    qtbot.waitUntil(lambda: "offline" not in row.accessibleName())


def test_a_disk_that_is_long_unplugged_is_told_with_its_date_and_the_ways_out(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--long-offline")
    line = window.library.offline
    qtbot.waitUntil(line.isVisible)
    assert line.title.text() == "“Notes” has been offline since 14 Nov 2023"
    assert line.detail.text().startswith("Plug it in and Carnet goes on.")
    line.forget.click()
    assert window.forgetter.dialog is not None
    assert window.forgetter.dialog.subject.path == ROOT
    window.forgetter.dialog.reject()
    window.library.menus.rescan_wanted.emit()  # plugged in
    qtbot.waitUntil(line.isHidden)


def test_a_disk_that_is_away_for_days_is_no_news_and_one_that_is_put_away_stays_so(
    qtbot: QtBot, icons: Icons
) -> None:
    now = 100 * LONG_S
    line = OfflineLine(icons, lambda: now)
    qtbot.addWidget(line)
    offline = FolderState.OFFLINE
    away = Folder(1, "/media/a", offline, 4, offline_since=now - LONG_S - 1)
    longer = Folder(2, "/media/b", offline, 4, offline_since=now - 9 * LONG_S)
    days = Folder(3, "/media/c", offline, 4, offline_since=now - LONG_S + 60)
    line.show_folders([days, Folder(4, "/media/d", offline)])
    assert line.isHidden()
    line.show_folders([away, longer, days])
    assert "“b”" in line.title.text()
    line.close_button.click()
    assert "“a”" in line.title.text()
    line.close_button.click()
    line.show_folders([away, longer, days])
    assert line.isHidden()


def test_an_offline_note_opens_as_a_calm_page_with_what_is_known(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--offline")
    window.asker.ask("What pressure should the boiler have?")
    qtbot.waitUntil(lambda: not window.asker.running)
    row = window.conversation.cards[-1].sources.rows[0]
    row.click()
    page = window.source.absent
    qtbot.waitUntil(page.isVisible)
    assert page.heading.text() == "This note is offline"
    assert "It lies in “Notes”" in page.message.text()
    assert page.text.text() == flat(row.place.quote)
    assert not window.source.head.edit.isEnabled()
    assert window.source.menu.forget.isEnabled()


def test_the_note_opens_by_itself_when_its_disk_is_back(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--offline")
    qtbot.waitUntil(lambda: window.documents.rowCount() == 8)
    window.library.notes.clicked.emit(window.documents.index(1))
    qtbot.waitUntil(window.source.absent.isVisible)
    window.library.menus.rescan_wanted.emit()
    qtbot.waitUntil(lambda: "Vaillant" in window.source.view.toPlainText())


def test_trying_again_asks_the_engine_again(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window("--offline")
    window.opener.open(f"{ROOT}/House/Boiler.md")
    qtbot.waitUntil(window.source.absent.isVisible)
    window.source.absent.retry.click()
    qtbot.waitUntil(lambda: len(engine_log.messages("documents/open")) == 2)


def test_only_notes_of_folders_that_are_away_are_offline() -> None:
    known = KnownFolders()
    changes: list[bool] = []
    known.offline_changed.connect(lambda: changes.append(True))
    here, away = Folder(1, "/a", FolderState.CURRENT), Folder(2, "/ab", FolderState.OFFLINE)
    known.take([here, away])
    known.take([here, away])
    assert changes == [True]
    assert known.is_offline("/ab/x.md")
    assert not known.is_offline("/a/x.md")
    assert not known.is_offline("/elsewhere/x.md")
    assert known.holder_name("/ab/deep/x.md") == "ab"
