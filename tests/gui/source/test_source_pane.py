from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import DocumentText
from carnet.gui.desktop import Desktop
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.source.absent_note import Remembered
from carnet.gui.source.drawing.note_layout import Target
from carnet.gui.source.source_pane import SourcePane
from carnet.gui.window.main_window import MainWindow

BOILER = "/home/ines/Notes/House/Boiler.md"
RADIATORS = "/home/ines/Notes/House/Radiators.md"
pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


class FakeDesktop(Desktop):
    """Remembers what it was asked instead of doing it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def open_file(self, path: str) -> None:
        self.asked.append(("open", path))

    def reveal(self, path: str) -> None:
        self.asked.append(("reveal", path))

    def open_link(self, address: str) -> None:
        self.asked.append(("link", address))


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> FakeDesktop:
    fake = FakeDesktop()
    monkeypatch.setattr("carnet.gui.app.Desktop", lambda: fake)
    return fake


@pytest.fixture
def reading(desktop: FakeDesktop, make_main_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    """A window with the boiler's note open."""
    window = make_main_window()
    window.opener.open(BOILER)
    qtbot.waitUntil(lambda: "Vaillant" in window.source.view.toPlainText())
    return window


def test_a_note_is_shown_with_its_title_place_date_and_tags(reading: MainWindow) -> None:
    said = [label.text() for label in reading.source.findChildren(QLabel)]
    assert "Boiler" in said
    assert "Notes/House/Boiler.md" in said
    assert "#house  #heating" in said
    assert any("2025" in text or "Apr" in text for text in said)


def test_it_is_opened_in_the_editor_and_shown_in_its_folder(
    reading: MainWindow, desktop: FakeDesktop
) -> None:
    reading.source.head.edit.click()
    reading.source.menu.reveal.trigger()
    assert desktop.asked == [("open", BOILER), ("reveal", BOILER)]


def test_a_wikilink_leads_to_the_other_note(reading: MainWindow, qtbot: QtBot) -> None:
    reading.source.view.link_clicked.emit("note:Radiators")
    qtbot.waitUntil(lambda: "Bled on 3 November" in reading.source.view.toPlainText())


def test_a_relative_link_leads_to_the_other_note(reading: MainWindow, qtbot: QtBot) -> None:
    reading.source.view.link_clicked.emit("../House/Radiators.md#x")
    qtbot.waitUntil(lambda: "Bled on 3 November" in reading.source.view.toPlainText())


def test_a_link_to_a_note_that_is_not_there_is_said(reading: MainWindow, qtbot: QtBot) -> None:
    reading.source.view.link_clicked.emit("note:No%20such%20note")
    qtbot.waitUntil(reading.engine_banner.isVisible)
    assert reading.engine_banner.title.text() == ("No note called “No such note” is in the library")


def test_a_link_to_the_outside_is_followed_only_after_a_yes(
    reading: MainWindow, desktop: FakeDesktop, press: Callable[[str], None]
) -> None:
    reading.source.view.link_clicked.emit("https://example.org/ecotec.pdf")
    press("Cancel")
    assert desktop.asked == []
    reading.source.view.link_clicked.emit("https://example.org/ecotec.pdf")
    press("Open")
    assert desktop.asked == [("link", "https://example.org/ecotec.pdf")]


@pytest.mark.parametrize("link", ["file:///etc/passwd", "ftp://x", "custom:do", "#heading", ""])
def test_other_links_do_nothing(
    reading: MainWindow, desktop: FakeDesktop, link: str, engine_log: Any
) -> None:
    asked = len(engine_log.messages("library/documents"))
    reading.source.view.link_clicked.emit(link)
    assert desktop.asked == []
    assert len(engine_log.messages("library/documents")) == asked


def test_a_note_that_is_gone_is_said_in_its_pane(reading: MainWindow, qtbot: QtBot) -> None:
    reading.opener.open("/home/ines/Notes/gone.md")
    qtbot.waitUntil(lambda: reading.source.note is None)
    said = [label.text() for label in reading.source.findChildren(QLabel)]
    assert any("no longer there" in text for text in said)
    assert not reading.source.head.edit.isEnabled()


def test_the_last_note_asked_for_is_the_one_shown(reading: MainWindow, qtbot: QtBot) -> None:
    reading.opener.open(BOILER)
    reading.opener.open(RADIATORS, Target(6, 6))
    qtbot.waitUntil(lambda: bool(reading.source.view.band))
    assert reading.source.note is not None
    assert reading.source.note.path == RADIATORS


def test_another_place_of_the_same_note_is_shown_without_fetching_it_again(
    reading: MainWindow, engine_log: Any, qtbot: QtBot
) -> None:
    before = len(engine_log.messages("documents/open"))
    reading.opener.open(BOILER, Target(13, 13))
    qtbot.waitUntil(lambda: bool(reading.source.view.band))  # at once, if it is drawn by now
    assert len(engine_log.messages("documents/open")) == before


def test_the_pane_is_closed_and_opened_again(reading: MainWindow) -> None:
    reading.source.close_wanted.emit()
    assert not reading.source.isVisible()
    reading.header.source.click()
    assert reading.source.isVisible()
    assert "Vaillant" in reading.source.view.toPlainText()


def test_an_empty_pane_says_how_a_note_gets_there(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    pane = SourcePane(theme, icons)
    qtbot.addWidget(pane)
    pane.show()
    said = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    assert any("Click a number in an answer" in text for text in said)


def test_a_note_that_changed_since_it_was_read_says_so(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    pane = SourcePane(theme, icons)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_note(DocumentText("/a.md", "A", "markdown", "text", stale=True), ())
    assert pane.notice.isVisible()
    pane.show_note(DocumentText("/b.md", "B", "markdown", "text"), ())
    assert not pane.notice.isVisible()
    pane.show_error(Remembered("/b.md"), ErrorInfo("odd", "Something odd.", "Look."))
    said = [label.text() for label in pane.findChildren(QLabel)]
    assert {"Something odd.", "Look."} <= set(said)


def test_titles_are_never_taken_for_markup(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    pane = SourcePane(theme, icons)
    qtbot.addWidget(pane)
    pane.show_note(DocumentText("/a.md", "<b>A</b>", "markdown", "text", ("<i>x</i>",)), ())
    for label in pane.findChildren(QLabel):
        if label.text().startswith("<") or "<i>" in label.text():
            assert label.textFormat().name == "PlainText"


def test_the_real_desktop_shows_a_files_folder_where_no_file_manager_answers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("carnet.gui.desktop._file_manager_shows", lambda _path: False)
    monkeypatch.setattr(
        "carnet.gui.desktop.QDesktopServices.openUrl",
        lambda url: opened.append(url.toLocalFile()),
    )
    desktop = Desktop()
    desktop.reveal(str(tmp_path / "a.md"))
    desktop.open_file(str(tmp_path / "a.md"))
    assert opened == [str(tmp_path), str(tmp_path / "a.md")]
