"""Reading in the whole window: ways between notes, what belongs to them, copying and finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carnet.gui.source.drawing.note_layout import Target
from carnet.gui.source.note_menu import NoteMenu
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

ROOT = "/home/ines/Notes"
BOILER = f"{ROOT}/House/Boiler.md"
RADIATORS = f"{ROOT}/House/Radiators.md"

MakeWindow = Callable[..., MainWindow]
Open = Callable[..., MainWindow]


@pytest.fixture
def window(make_main_window: MakeWindow) -> MainWindow:
    return make_main_window()


@pytest.fixture
def read(window: MainWindow, qtbot: QtBot) -> Open:
    """Open a note and wait until it and what belongs to it are there."""

    def open_note(path: str, target: Target | None = None) -> MainWindow:
        window.opener.open(path, target)
        qtbot.waitUntil(lambda: window.source.note is not None and window.source.path == path)
        related = window.source.related
        qtbot.waitUntil(lambda: related.related is not None and related.related.path == path)
        qtbot.waitUntil(lambda: window.source.view.at_rest)
        return window

    return open_note


@pytest.fixture
def long_note(tmp_path: Path) -> str:
    note = tmp_path / "long.md"
    text = "\n\n".join(f"## Part {n}\n\nParagraph number {n}." for n in range(200))
    note.write_text(text + "\n\nSee [[Boiler#Pressure]] and [[Nowhere]].\n", encoding="utf-8")
    return str(note)


def side_button(widget: QWidget, button: Qt.MouseButton) -> None:
    spot = QPointF(widget.rect().center())
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, spot, widget.mapToGlobal(spot), button, button,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, press)


# -- back and forward -----------------------------------------------------------------------------


def test_back_leads_to_the_place_that_was_left(read: Open, long_note: str, qtbot: QtBot) -> None:
    window = read(long_note)
    view = window.source.view
    view.point_at(Target(401, 401, top=True))
    read(BOILER)
    window.action_list["note.back"].trigger()
    qtbot.waitUntil(lambda: window.source.path == long_note)
    qtbot.waitUntil(lambda: view.top_line == 401)
    assert view.band == []
    window.action_list["note.forward"].trigger()
    qtbot.waitUntil(lambda: window.source.path == BOILER)


def test_the_buttons_say_where_they_lead(read: Open) -> None:
    window = read(RADIATORS)
    head = window.source.head
    assert not head.back.isEnabled()
    read(BOILER)
    assert head.back.isEnabled()
    assert "“Radiators”" in head.back.toolTip()
    assert head.back.accessibleName() == "Back to “Radiators”"
    assert not head.forward.isEnabled()


def test_the_mouses_side_buttons_turn_too(read: Open, qtbot: QtBot) -> None:
    read(RADIATORS)
    window = read(BOILER)
    side_button(window.source.view.viewport(), Qt.MouseButton.BackButton)
    qtbot.waitUntil(lambda: window.source.path == RADIATORS)
    side_button(window.source.head, Qt.MouseButton.ForwardButton)
    qtbot.waitUntil(lambda: window.source.path == BOILER)


def test_a_heading_of_the_same_note_is_a_step_of_the_way(
    read: Open, long_note: str, qtbot: QtBot
) -> None:
    window = read(long_note)
    window.source.view.link_clicked.emit("#part-150")
    view = window.source.view
    assert [view.document().findBlockByNumber(n).text() for n in view.band] == ["Part 150"]
    assert view.verticalScrollBar().value() > 0
    window.opener.turn(-1)
    qtbot.waitUntil(lambda: view.top_line == 1)


def test_forgotten_notes_are_nowhere_to_go_back_to(read: Open) -> None:
    read(RADIATORS)
    window = read(BOILER)
    window.opener.forget(lambda path: path == RADIATORS)
    assert not window.source.head.back.isEnabled()


def test_a_link_to_a_heading_of_another_note_leads_there(
    read: Open, long_note: str, qtbot: QtBot
) -> None:
    window = read(long_note)
    window.source.view.link_clicked.emit("note:Boiler#Pressure")
    qtbot.waitUntil(lambda: window.source.path == BOILER)
    view = window.source.view
    qtbot.waitUntil(lambda: bool(view.band))
    assert view.document().findBlockByNumber(view.band[0]).text() == "Pressure"


def test_a_heading_that_is_not_there_is_said(read: Open, qtbot: QtBot) -> None:
    window = read(BOILER)
    window.source.view.link_clicked.emit("#No such thing")
    qtbot.waitUntil(window.engine_banner.isVisible)
    assert window.engine_banner.title.text() == "This note has no heading called “No such thing”"


# -- what belongs to a note -----------------------------------------------------------------------


def test_what_links_here_and_what_is_near_is_shown_and_leads_there(
    read: Open, qtbot: QtBot
) -> None:
    window = read(BOILER)
    panel = window.source.related
    assert panel.button.text() == "Linked from 2 notes · 2 related notes"
    assert panel.is_folded
    panel.button.click()
    assert not panel.is_folded
    names = [row.accessibleName() for row in panel.rows]
    assert names[0].startswith("Radiators, Notes/House/Radiators.md · line 6: After bleeding")
    assert "written by Carnet" in names[1]
    panel.rows[0].click()
    qtbot.waitUntil(lambda: window.source.path == RADIATORS)
    view = window.source.view
    qtbot.waitUntil(lambda: bool(view.band))
    assert "After bleeding" in view.document().findBlockByNumber(view.band[0]).text()


def test_a_note_that_stands_alone_says_so(read: Open, tmp_path: Path) -> None:
    note = tmp_path / "alone.md"
    note.write_text("# Alone\n", encoding="utf-8")
    panel = read(str(note)).source.related
    assert panel.button.text() == "No links to this note"
    panel.fold(False)
    said = [label.text() for label in panel.findChildren(QWidget) if hasattr(label, "text")]
    assert "No other note links to this one, and none is about the same." in said


def test_links_that_lead_nowhere_are_marked_and_listed(
    read: Open, long_note: str, engine_log: Any, qtbot: QtBot
) -> None:
    window = read(long_note)
    document = window.source.view.document()
    qtbot.waitUntil(lambda: "Nowhere" in document.find("Nowhere").charFormat().toolTip())
    asked = len(engine_log.messages("library/documents"))
    window.source.view.link_clicked.emit("note:Nowhere")
    qtbot.waitUntil(window.engine_banner.isVisible)
    assert len(engine_log.messages("library/documents")) == asked  # it was known already


def test_it_is_asked_for_anew_when_the_library_has_changed(
    read: Open, engine_log: Any, qtbot: QtBot
) -> None:
    window = read(BOILER)
    before = len(engine_log.messages("documents/related"))
    assert before == 1
    window.parts.client.library_changed.emit(changed(window))
    qtbot.waitUntil(lambda: len(engine_log.messages("documents/related")) == 2)


def changed(window: MainWindow) -> Any:
    from carnet.engine.protocol import LibraryNotice

    assert window.status is not None
    return LibraryNotice(window.status, True)


# -- finding --------------------------------------------------------------------------------------


def test_words_are_found_counted_and_gone_through(read: Open, qtbot: QtBot) -> None:
    window = read(BOILER)
    window.action_list["note.find"].trigger()
    bar, finder = window.source.finding, window.source.view.search.finder
    assert bar.field.hasFocus()
    qtbot.keyClicks(bar.field, "GAUGE")
    assert len(finder.found) == 3
    assert bar.count.text() == "1 of 3"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 3"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "3 of 3"
    raw = window.source.view.document().toRawText()
    assert {raw[start:end].lower() for start, end in finder.found} == {"gauge"}


def test_what_is_not_there_is_said_and_esc_ends_looking(read: Open, qtbot: QtBot) -> None:
    window = read(BOILER)
    window.source.begin_finding()
    bar = window.source.finding
    qtbot.keyClicks(bar.field, "xyzzy")
    assert bar.count.text() == "not found"
    assert not bar.next.isEnabled()
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert window.source.view.search.finder.found == []
    assert window.source.view.hasFocus()


def test_accents_do_not_matter_and_marks_stand_on_the_words(read: Open, qtbot: QtBot) -> None:
    window = read(f"{ROOT}/Cuisine/Tarte tatin.md")
    window.source.begin_finding()
    window.source.finding.field.setText("pate feuilletee")
    finder = window.source.view.search.finder
    raw = window.source.view.document().toRawText()
    assert [raw[start:end] for start, end in finder.found] == ["pâte feuilletée"]


def test_words_far_down_are_scrolled_into_view(read: Open, long_note: str, qtbot: QtBot) -> None:
    window = read(long_note)
    window.source.begin_finding()
    window.source.finding.field.setText("number 180")
    view = window.source.view
    qtbot.waitUntil(lambda: len(view.search.finder.found) == 1)
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.search.finder.found[0][0])
    assert view.viewport().rect().contains(view.cursorRect(cursor).center())


# -- copying, menu, headings ----------------------------------------------------------------------


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_selection_is_copied_as_a_quote_with_its_reference(read: Open) -> None:
    window = read(RADIATORS)
    view = window.source.view
    view.setTextCursor(view.document().find("Key is in the left kitchen drawer"))
    window.action_list["note.quote"].trigger()
    assert clipboard().split("\n") == [
        "> Key is in the left kitchen drawer",
        ">",
        f"> — Radiators, {RADIATORS}:3-4, 22 Apr 2025",
    ]


def test_without_a_selection_the_cited_words_are_quoted(read: Open, qtbot: QtBot) -> None:
    window = read(BOILER, Target(13, 14, "between **1.2 and 1.5 bar** when cold"))
    qtbot.waitUntil(lambda: bool(window.source.view.marked))
    window.action_list["note.quote"].trigger()
    assert clipboard().startswith("> between 1.2 and 1.5 bar when cold\n>\n> — Boiler, ")
    assert f"{BOILER}:12" in clipboard() or f"{BOILER}:13" in clipboard()


def test_a_link_to_the_place_is_text(read: Open) -> None:
    window = read(RADIATORS)
    view = window.source.view
    view.setTextCursor(view.document().find("After bleeding"))
    window.action_list["note.link"].trigger()
    assert clipboard() == "carnet://note/home/ines/Notes/House/Radiators.md#L6"


def test_the_headings_are_listed_and_lead_there(read: Open) -> None:
    window = read(BOILER)
    actions = window.source.menu.outline.actions()
    words = [action.text().strip() for action in actions]
    assert words == ["Boiler", "Pressure", "Service log", "Before winter"]
    actions[2].trigger()
    assert window.source.view.verticalScrollBar().value() > 0


def test_the_menu_offers_what_lies_under_the_pointer(
    read: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(NoteMenu, "popup", lambda _menu, spot: shown.append(spot))
    window = read(BOILER)
    view, menu = window.source.view, window.source.menu
    for words, follow, code in (("Radiators", True, False), ("return (volts", False, True)):
        found = view.document().find(words, 0, QTextDocument.FindFlag.FindCaseSensitively)
        view.setTextCursor(found)
        view.menu_wanted.emit(view.mapToGlobal(view.rect().center()), found.selectionStart() + 2)
        assert menu.follow.isVisible() is follow
        assert menu.copy_code.isVisible() is code
        assert menu.copy.isVisible()
    assert len(shown) == 2
    menu.copy_code.trigger()
    assert clipboard().startswith("def pressure(volts: float) -> float:\n    ")


def test_every_link_is_reached_by_the_keyboard(read: Open, qtbot: QtBot) -> None:
    window = read(BOILER)
    view = window.source.view
    view.setFocus()
    reached = []
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        reached.append(view.textCursor().selectedText())
    assert reached == ["Copy", "Radiators", "manual"]
    qtbot.keyClick(view, Qt.Key.Key_Backtab)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.source.path == RADIATORS)


def test_nothing_can_be_done_with_a_note_that_is_not_there(window: MainWindow) -> None:
    possible = {one.name: one.possible() for one in window.action_list.all()}
    for name in ("back", "forward", "find", "outline", "edit", "reveal", "quote", "link", "forget"):
        assert not possible[f"note.{name}"], name
