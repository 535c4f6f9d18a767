from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from carnet.domain.documents import Folder, FolderState
from carnet.domain.library import Activity, Progress
from carnet.gui.library.folder_model import COUNT, FOLDER, ICON, SIGN, STATE, FolderModel
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
READING = Progress(Activity.READING, 128, 412)


def shown(*folders: Folder) -> FolderModel:
    model = FolderModel()
    QAbstractItemModelTester(model, Fatal)
    model.show_folders(folders, sum(f.documents for f in folders), READING)
    return model


def row(folder: Folder, role: int = STATE) -> Any:
    model = shown(folder)
    return model.index(1).data(role)


@pytest.mark.parametrize(
    ("folder", "words", "sign"),
    [
        (Folder(1, "/a", FolderState.CURRENT, 12), "up to date", "check"),
        (Folder(1, "/a", FolderState.SCANNING, 12), "looking for changes", "search"),
        (Folder(1, "/a", FolderState.READING, 12), "reading 128 of 412", "note"),
        (
            Folder(1, "/a", FolderState.EMBEDDING, 12, queued=2_640),
            "2,640 passages to prepare",
            "hourglass",
        ),
        (
            Folder(1, "/a", FolderState.OFFLINE, 1_204),
            "offline, still findable",
            "unplugged",
        ),
        (Folder(1, "/a", polled=True, state=FolderState.CURRENT), "looked at every few minutes",
         "refresh"),
    ],
)  # fmt: skip
def test_each_state_has_its_words_and_its_sign(folder: Folder, words: str, sign: str) -> None:
    assert row(folder) == words
    assert row(folder, SIGN) == sign


def test_an_offline_folder_keeps_its_count_and_says_so_at_length() -> None:
    folder = Folder(2, "/media/a/Disk", FolderState.OFFLINE, 1_204)
    assert row(folder, COUNT) == "1,204"
    assert row(folder, ICON) == "folder-off"
    spoken = row(folder, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Disk, not plugged in, or moved; its 1,204 notes stay findable"
    assert row(folder, Qt.ItemDataRole.ToolTipRole).startswith("/media/a/Disk\n")


def test_a_folder_on_a_silent_disk_tells_why_it_is_looked_at_again() -> None:
    folder = Folder(1, "/a", FolderState.CURRENT, 3, failed=2, polled=True)
    assert row(folder, Qt.ItemDataRole.AccessibleTextRole) == (
        "a, 3 notes, up to date; 2 files could not be read; "
        "this disk does not tell of changes, so it is looked at every few minutes"
    )


def test_folders_of_one_name_are_told_apart_by_where_they_lie() -> None:
    model = shown(
        Folder(1, "/home/ines/Notes", FolderState.CURRENT),
        Folder(2, "/media/disk/Notes", FolderState.CURRENT),
        Folder(3, "/srv/Work", FolderState.CURRENT),
        Folder(4, "/", FolderState.CURRENT),
    )
    names = [model.index(number).data() for number in range(1, 5)]
    assert names == ["Notes · ines", "Notes · disk", "Work", "/"]


def test_the_menu_of_a_folder_looks_again_and_copies_the_path(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window("--offline")
    folder = window.library.folders.model().index(1, 0).data(FOLDER)
    show, again, copy, _line, _forget = window.library.menus.of_folder(folder).actions()
    assert not show.isEnabled()  # there is nothing to show
    copy.trigger()
    assert QGuiApplication.clipboard().text() == folder.path
    again.trigger()
    qtbot.waitUntil(lambda: len(engine_log.messages("library/rescan")) == 1)


def test_a_long_list_of_states_is_painted(make_main_window: MakeWindow) -> None:
    window = make_main_window("--long", "--indexing", "embedding")
    assert window.library.folders.model().rowCount() == 5
    assert not window.library.grab().isNull()
