"""What an empty conversation teaches, by how the library stands."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carnet.domain.documents import Folder, FolderState
from carnet.domain.errors import ErrorInfo
from carnet.domain.library import Activity, LibraryStatus, Problem, Progress
from carnet.gui.conversation.empty_page import EmptyPage

pytestmark = pytest.mark.gui

FOLDER = Folder(1, "/home/ines/Notes", FolderState.CURRENT)


def status(
    documents: int = 0, *, folders: bool = True, busy: bool = False, failed: bool = False
) -> LibraryStatus:
    problems = (Problem("/n/a.md", ErrorInfo("binary-file", "It is no text.")),) if failed else ()
    progress = Progress(Activity.SCANNING if busy else Activity.IDLE)
    return LibraryStatus(documents, 0, 0, 0, 0, (FOLDER,) if folders else (), problems, progress)


@pytest.fixture
def page(qtbot: QtBot) -> EmptyPage:
    page = EmptyPage()
    qtbot.addWidget(page)
    page.offer_sample(True)
    page.waiting.setInterval(0)
    page.show()
    return page


def said(page: EmptyPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_with_notes_it_offers_beginnings(page: EmptyPage) -> None:
    page.show_library(status(8))
    assert "one of your 8 notes" in said(page)
    assert page.starts[0].text() == "When did I last …"
    assert not page.add.isVisible()


def test_without_a_folder_it_says_how_to_get_one(page: EmptyPage, qtbot: QtBot) -> None:
    page.show_library(status(folders=False))
    assert "Add a folder of notes, or drop one on this window." in said(page)
    assert page.starts == []
    for button, signal in ((page.add, page.add_wanted), (page.sample, page.sample_wanted)):
        with qtbot.waitSignal(signal):
            button.click()


def test_while_a_folder_is_looked_through_nothing_is_missed_yet(page: EmptyPage) -> None:
    page.show_library(status(busy=True))
    assert "Your notes are being looked for." in said(page)


def test_a_folder_without_anything_to_read_is_told_after_a_while(
    page: EmptyPage, qtbot: QtBot
) -> None:
    page.show_library(status())
    qtbot.waitUntil(lambda: "Your folders hold no note" in said(page))
    assert page.add.isVisible()
    page.show_library(status(1))
    assert not page.add.isVisible()


def test_a_folder_that_could_not_be_read_leads_to_the_reasons(
    page: EmptyPage, qtbot: QtBot
) -> None:
    page.show_library(status(failed=True))
    qtbot.waitUntil(lambda: "The list at the left says why." in said(page))


def test_a_title_with_an_ampersand_is_shown_as_it_is(page: EmptyPage, qtbot: QtBot) -> None:
    page.show_library(status(8))
    page.show_examples(["What do my notes say about “Bread & butter”?"])
    with qtbot.waitSignal(page.begun) as begun:
        page.starts[0].click()
    assert begun.args == ["What do my notes say about “Bread & butter”?"]
    assert "&&" in page.starts[0].text()
