from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import Activity, LibraryStatus, Problem, Progress
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.library.problem_card import MORE, SHOWN_AT_FIRST
from carnet.gui.library.problems_view import ProblemsView
from carnet.gui.look.icons import Icons
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


def status(count: int, activity: Activity = Activity.IDLE) -> LibraryStatus:
    error = ErrorInfo("binary-file", "This file is not text.", "Open it elsewhere.")
    failed = tuple(Problem(f"/n/{number:04}.txt", error) for number in range(count))
    return LibraryStatus(1, 1, 1, 0, 1, (), failed, Progress(activity))


def press(view: ProblemsView, name: str) -> None:
    buttons = view.findChildren(QAbstractButton)
    next(button for button in buttons if button.accessibleName() == name).click()


@pytest.fixture
def view(icons: Icons, qtbot: QtBot) -> ProblemsView:
    made = ProblemsView(icons, KnownFolders())
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


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
    assert not window.problems.retry.isEnabled()
    qtbot.waitUntil(lambda: not entry.isVisible())
    assert len(engine_log.messages("library/rescan")) == 1
    qtbot.waitUntil(lambda: window.problems.count.text() == "Every file could be read")
    assert window.problems.retry.isEnabled()


def test_one_file_can_be_tried_again(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window("--problems")
    window.library.problems.click()
    press(window.problems, "Try diary.md again")
    qtbot.waitUntil(lambda: len(engine_log.messages("library/rescan")) == 1)


def test_escape_leaves_the_problems(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window("--problems")
    window.library.problems.click()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.middle.currentWidget() is window.conversation


def test_many_files_stand_under_their_reason_and_unfold_in_steps(view: ProblemsView) -> None:
    view.show_status(status(1_000))
    card = view.cards["binary-file"]
    assert card.title.text() == "1,000 · This file is not text."
    assert len(card.rows) == SHOWN_AT_FIRST
    assert card.more.text() == f"Show {1_000 - SHOWN_AT_FIRST:,} more"
    card.more.click()
    assert len(card.rows) == SHOWN_AT_FIRST + MORE


def test_files_that_stay_are_not_drawn_anew(view: ProblemsView, qtbot: QtBot) -> None:
    view.show_status(status(100))
    before = dict(view.cards["binary-file"].rows)
    view.show_status(status(400, Activity.READING))
    qtbot.waitUntil(lambda: view.count.text() == "400 files could not be read")
    assert view.cards["binary-file"].rows == before


def test_while_files_are_read_the_list_follows_at_a_calm_pace(
    view: ProblemsView, qtbot: QtBot
) -> None:
    view.show_status(status(1))
    counts: list[str] = []
    for number in range(2, 60):
        view.show_status(status(number, Activity.READING))
        counts.append(view.count.text())
    assert set(counts) == {"1 file could not be read"}
    qtbot.waitUntil(lambda: view.count.text() == "59 files could not be read")


def test_the_list_and_one_reason_can_be_copied(view: ProblemsView) -> None:
    view.show_status(status(2))
    press(view, "Copy this list")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines == [f"/n/{n:04}.txt: This file is not text. Open it elsewhere." for n in range(2)]
    press(view, "Copy the path and the reason of 0001.txt")
    assert QGuiApplication.clipboard().text() == lines[1]


def test_without_problems_the_page_says_so(view: ProblemsView) -> None:
    view.show_status(status(0))
    assert view.count.text() == "Every file could be read"
    assert not view.retry.isVisible()
    assert not view.copy.isVisible()
