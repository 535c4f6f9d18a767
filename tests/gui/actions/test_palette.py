from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carnet.gui.actions.action_usage import OpenedNotes
from carnet.gui.actions.entry import Entry
from carnet.gui.actions.palette import CommandPalette
from carnet.gui.actions.palette_model import ENTRY, PaletteModel
from carnet.gui.forget.subject import Subject
from carnet.gui.library.document_model import DOCUMENT
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.gui.wiring.actions_wiring import ActionsWiring
from carnet.settings.schema import KEEP_SEARCHES


class Bench:
    """A palette over a window, with four entries that say what they did."""

    def __init__(self, qtbot: QtBot, theme: Theme, icons: Icons) -> None:
        self.window = QWidget()
        self.window.resize(900, 700)
        qtbot.addWidget(self.window)
        self.window.show()
        self.done: list[str] = []
        self.palette = CommandPalette(theme, icons, self.window)
        entries = [
            self.entry("add", "Add a folder", keys="Ctrl+O"),
            self.entry("copy", "Copy the answer", enabled=False),
            self.entry("quit", "Quitter", others=("Quit",)),
            self.entry("ask", "Ask"),
        ]
        self.palette.show_entries(entries, ("ask",), "What?")

    def entry(
        self,
        name: str,
        text: str,
        keys: str = "",
        enabled: bool = True,
        others: tuple[str, ...] = (),
    ) -> Entry:
        def do() -> None:
            self.done.append(name)

        return Entry(name, text, "About", do, keys, "", enabled, others)

    @property
    def shown(self) -> list[str]:
        model = self.palette.model
        return [model.index(row).data(ENTRY).name for row in range(model.rowCount())]


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme, icons: Icons) -> Bench:
    return Bench(qtbot, theme, icons)


def test_the_field_has_the_focus_and_the_last_used_stands_first(bench: Bench) -> None:
    assert bench.palette.focusWidget() is bench.palette.field
    assert bench.shown == ["ask", "add", "quit", "copy"]
    assert bench.palette.list.currentIndex().row() == 0


def test_typing_narrows_and_enter_does_it_after_the_palette_has_gone(
    qtbot: QtBot, bench: Bench
) -> None:
    qtbot.keyClicks(bench.palette.field, "fold")
    assert bench.shown == ["add"]
    qtbot.keyClick(bench.palette.field, Qt.Key.Key_Return)
    assert bench.done == []
    assert not bench.palette.isVisible()
    qtbot.waitUntil(lambda: bench.done == ["add"])


def test_english_names_find_it_too(qtbot: QtBot, bench: Bench) -> None:
    qtbot.keyClicks(bench.palette.field, "quit")
    assert bench.shown == ["quit"]


def test_arrows_choose_and_stop_at_the_ends(qtbot: QtBot, bench: Bench) -> None:
    field = bench.palette.field
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert bench.palette.list.currentIndex().row() == 0
    for _press in range(9):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert bench.palette.list.currentIndex().row() == 3


def test_what_is_not_possible_is_told_and_not_done(qtbot: QtBot, bench: Bench) -> None:
    bench.palette.step(3)
    index = bench.palette.list.currentIndex()
    assert "not possible now" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(bench.palette.field, Qt.Key.Key_Return)
    assert bench.palette.isVisible()
    assert bench.done == []


def test_a_screen_reader_hears_the_section_and_the_keys(bench: Bench) -> None:
    said = bench.palette.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Add a folder, About, Ctrl+O"


def test_nothing_found_is_said(qtbot: QtBot, bench: Bench) -> None:
    qtbot.keyClicks(bench.palette.field, "zzz")
    assert bench.palette.nothing.isVisible()
    assert not bench.palette.list.isVisible()
    qtbot.keyClick(bench.palette.field, Qt.Key.Key_Return)
    qtbot.keyClick(bench.palette.field, Qt.Key.Key_Escape)
    assert not bench.palette.isVisible()


def test_the_model_keeps_qts_rules(qtbot: QtBot, bench: Bench) -> None:
    model = PaletteModel()
    tester = QAbstractItemModelTester(model)
    model.show_entries([bench.entry("a", "A")])
    model.show_entries([])
    assert tester.model() is model


# -- in the window ----------------------------------------------------------------------------


def wiring(window: MainWindow) -> ActionsWiring:
    found = window.findChild(ActionsWiring)
    assert isinstance(found, ActionsWiring)
    return found


def texts(palette: CommandPalette) -> list[str]:
    model = palette.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def open_note(qtbot: QtBot, window: MainWindow, row: int) -> str:
    qtbot.waitUntil(lambda: window.documents.rowCount() > row)
    document = window.documents.index(row).data(DOCUMENT)
    with qtbot.waitSignal(window.opener.shown):
        window.opener.open(document.path)
    return str(document.path)


def test_what_was_chosen_is_first_the_next_time(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window()
    window.action_list["palette"].trigger()
    palette = wiring(window).palette
    qtbot.keyClicks(palette.field, "conversations")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(window.conversations.isVisible)
    window.action_list["palette"].trigger()
    assert texts(palette)[0] == "Conversations"


def test_notes_opened_lately_are_found_again(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window()
    first, second = open_note(qtbot, window, 1), open_note(qtbot, window, 2)
    palette = wiring(window).palette
    window.action_list["notes.recent"].trigger()
    assert len(texts(palette)) == 2
    palette.step(1)
    with qtbot.waitSignal(window.opener.shown):
        palette.take()
    assert window.source.note is not None
    assert window.source.note.path == first
    assert [path for path, _title, _kind in window.parts.state.notes] == [first, second]


def test_a_forgotten_note_is_no_longer_among_them(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window()
    path = open_note(qtbot, window, 1)
    window.forgetter.gone.emit(Subject(path, ""))
    assert wiring(window).opened.notes == ()
    assert window.parts.state.notes == []


def test_who_keeps_no_searches_keeps_no_notes_on_the_disk(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window()
    open_note(qtbot, window, 1)
    window.parts.choices.choose(KEEP_SEARCHES, False)
    assert window.parts.state.notes == []
    open_note(qtbot, window, 2)
    assert len(wiring(window).opened.notes) == 1  # as long as the window runs
    assert window.parts.state.notes == []
    assert OpenedNotes(window.parts.state, window.parts.choices).notes == ()
