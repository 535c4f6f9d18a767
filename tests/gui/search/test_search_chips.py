"""What restricts a search: chips, the menu of filters, and the words in the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from carnet.domain.search import (
    Correction,
    Restriction,
    RestrictionKind,
    SearchMode,
    SearchResult,
)
from carnet.gui.look.flow_layout import FlowLayout
from carnet.gui.search.query_text import quoted, with_filter, without, words_to_mark
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words import search_text
from carnet.gui.words.translating import TsTranslator
from carnet.search.query.syntax import take_apart

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
TRANSLATIONS = Path(__file__).resolve().parents[3] / "resources" / "translations"
TODAY = date(2025, 6, 1)


def taken(kind: RestrictionKind, typed: str, value: str) -> Restriction:
    return Restriction(kind, typed, value)


@pytest.fixture
def searched(make_main_window: MakeWindow, qtbot: QtBot) -> Callable[..., MainWindow]:
    def search(words: str, *flags: str) -> MainWindow:
        window = make_main_window(*flags)
        window.header.search.setFocus()
        window.header.search.setText(words)
        qtbot.waitUntil(lambda: window.search.isVisible() and not window.session.waiting)
        return window

    return search


# -- the words in the field ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "typed", "left"),
    [
        ("boiler folder:House pressure", "folder:House", "boiler pressure"),
        ("boiler last  spring", "last spring", "boiler"),
        ("Last Spring, boiler", "last spring", "boiler"),
        ("tag:a tag:ab", "tag:a", "tag:ab"),
        ('say "all of it" now', '"all of it"', "say now"),
        ("boiler", "folder:House", "boiler"),
        ("(a+b) boiler", "(a+b)", "boiler"),
        ("boiler", "", "boiler"),
    ],
)
def test_a_restriction_is_taken_out_of_the_words(text: str, typed: str, left: str) -> None:
    assert without(text, typed) == left


def test_a_filter_takes_the_place_of_one_of_its_kind() -> None:
    there = taken(RestrictionKind.FOLDER, "folder:House", "House")
    text = with_filter("folder:House boiler", "folder", "My Notes", [there])
    assert text == 'boiler folder:"My Notes"'
    assert with_filter("", "tag", "") == "tag:"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (RestrictionKind.FOLDER, "Notes/House"),
        (RestrictionKind.FOLDER, "Ma maison, à moi"),
        (RestrictionKind.FOLDER, 'the "big" one'),
        (RestrictionKind.TAG, "santé/dents"),
        (RestrictionKind.TYPE, "pdf"),
        (RestrictionKind.LANGUAGE, "fr"),
        (RestrictionKind.AFTER, "2024-03-01"),
        (RestrictionKind.BEFORE, "2024-03-01"),
    ],
)
def test_the_engine_reads_what_the_menu_writes(
    qapp: QApplication, language: str, kind: RestrictionKind, value: str
) -> None:
    translator = TsTranslator(TRANSLATIONS / f"carnet_{language}.ts")
    qapp.installTranslator(translator)
    try:
        text = with_filter("boiler", search_text.operator(kind), value)
    finally:
        qapp.removeTranslator(translator)
    read = take_apart(text, TODAY)
    assert read.words == "boiler"
    assert [c.restriction.kind for c in read.conditions] == [kind]
    assert read.conditions[0].restriction.value == value


def test_plain_words_need_no_quotes() -> None:
    assert [quoted(v) for v in ("House", "a b", "", 'a"b')] == ["House", '"a b"', '""', '“a"b”']


def test_words_to_mark_leave_filters_out_and_add_corrections() -> None:
    restrictions = [
        taken(RestrictionKind.FOLDER, "folder:House", "House"),
        taken(RestrictionKind.WITHOUT, "-winter", "winter"),
        taken(RestrictionKind.PHRASE, '"half an hour"', "half an hour"),
    ]
    query = 'boilr folder:House -winter "half an hour"'
    marked = words_to_mark(query, restrictions, [Correction("boilr", "boiler")])
    assert marked == 'boiler boilr "half an hour"'


# -- what is said -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("restriction", "said"),
    [
        (taken(RestrictionKind.AFTER, "", "2024-03-01"), "from 1 Mar 2024 on"),
        (taken(RestrictionKind.BEFORE, "", "2024-03-01"), "until 1 Mar 2024"),
        (taken(RestrictionKind.BEFORE, "", "soon"), "until soon"),
        (taken(RestrictionKind.DATE, "", "2024-03-01/2024-05-31"), "dated 1 Mar – 31 May 2024"),
        (taken(RestrictionKind.DATE, "", "2024-03-01/2024-03-31"), "dated March 2024"),
        (taken(RestrictionKind.DATE, "", "2024-01-01/2024-12-31"), "dated 2024"),
        (taken(RestrictionKind.DATE, "", "2024-12-21/2025-03-20"),
         "dated 21 Dec 2024 – 20 Mar 2025"),
        (taken(RestrictionKind.DATE, "", "2024-03-14/2024-03-14"), "dated 14 Mar 2024"),
        (taken(RestrictionKind.DATE, "", "2024-03-14"), "dated 14 Mar 2024"),
        (taken(RestrictionKind.TAG, "", "maison"), "tag: maison"),
        (taken(RestrictionKind.LANGUAGE, "", "fr"), "language: French"),
        (taken(RestrictionKind.LANGUAGE, "", "xx"), "language: xx"),
        (taken(RestrictionKind.TYPE, "", "pdf"), "type: pdf"),
        (taken(RestrictionKind.PHRASE, "", "half an hour"), "exactly “half an hour”"),
        (taken(RestrictionKind.WITHOUT, "", "winter"), "without “winter”"),
    ],
)  # fmt: skip
def test_a_chip_says_what_it_restricts(restriction: Restriction, said: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    assert search_text.restriction(restriction) == said
    QLocale.setDefault(before)


def test_every_kind_of_restriction_has_words() -> None:
    for kind in RestrictionKind:
        assert "x" in search_text.restriction(taken(kind, "x", "x"))


@pytest.mark.parametrize(
    ("codes", "mode", "said"),
    [
        ((), SearchMode.HYBRID, ["words and meaning"]),
        ((), SearchMode.KEYWORD, ["words"]),
        (("no-embedder",), SearchMode.HYBRID, ["words", "meaning needs a model"]),
        (("date-widened", "unheard-of"), SearchMode.HYBRID,
         ["words and meaning", "nothing from that time, so from any time"]),
    ],
)  # fmt: skip
def test_notes_are_said_calmly(codes: tuple[str, ...], mode: SearchMode, said: list[str]) -> None:
    assert search_text.notes(codes, mode) == said


def test_an_empty_result_says_what_may_help() -> None:
    empty = SearchResult((), {})
    assert "Fewer or other words" in search_text.nothing_found("zeppelin", empty, False)
    folder = (taken(RestrictionKind.FOLDER, "folder:x", "x"),)
    narrowed = SearchResult((), {}, restrictions=folder)
    assert "a restriction away" in search_text.nothing_found("zeppelin", narrowed, False)
    hint = search_text.nothing_found("??", SearchResult((), {}, notes=("empty-query",)), False)
    assert hint.startswith("Type a word")
    assert len(search_text.nothing_found("z" * 5_000, empty, False)) < 200
    assert search_text.nothing_found("z", empty, True) == "Looking…"


# -- chips --------------------------------------------------------------------------------


def test_chips_and_corrections_stand_above_the_results(
    searched: Callable[..., MainWindow],
) -> None:
    window = searched("boilr folder:House last spring -winter")
    chips = window.search.chips
    assert [chip.text() for chip in chips.chips] == [
        "folder: House", "dated 1 Mar – 31 May 2024", "without “winter”",
    ]  # fmt: skip
    assert chips.chips[0].accessibleName() == "Remove: folder: House"
    assert chips.corrected.text() == "Also searched for: boiler (instead of boilr)"
    assert window.search.model.rowCount() > 0
    assert not window.search.grab().isNull()


def test_a_chip_takes_its_words_out_of_the_field(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler folder:House last spring")
    qtbot.mouseClick(window.search.chips.chips[0], Qt.MouseButton.LeftButton)
    assert window.header.search.text() == "boiler last spring"
    assert window.header.search.hasFocus()
    qtbot.waitUntil(lambda: len(window.search.chips.chips) == 1 and not window.session.waiting)
    qtbot.keyClick(window.search.chips.chips[0], Qt.Key.Key_Delete)
    assert window.header.search.text() == "boiler"
    qtbot.waitUntil(lambda: not window.search.chips.isVisible() and not window.session.waiting)
    assert window.search.isVisible()


def test_chips_that_stay_are_the_same_widgets(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler folder:House")
    before = window.search.chips.chips[0]
    window.header.search.setText("boiler pump folder:House")
    qtbot.waitUntil(lambda: window.search.model.query.startswith("boiler pump"))
    assert window.search.chips.chips[0] is before


def test_nothing_found_under_a_restriction_keeps_its_chip(
    searched: Callable[..., MainWindow],
) -> None:
    window = searched("zeppelin folder:House")
    assert window.search.message.isVisible()
    assert window.search.chips.chips[0].isVisible()


def test_marks_alone_are_answered_with_a_hint(searched: Callable[..., MainWindow]) -> None:
    window = searched("?! --")
    assert window.search.message.text().startswith("Type a word")


def test_many_chips_take_several_lines(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap_px=4)
    labels = [QLabel("x") for _ in range(6)]
    for label in labels:
        label.setFixedSize(QSize(50, 20))
        flow.addWidget(label)
    assert flow.heightForWidth(1_000) == 20
    assert flow.heightForWidth(110) == 68
    holder.resize(110, 80)
    holder.show()
    assert [label.y() for label in labels] == [0, 0, 24, 24, 48, 48]
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    holder.resize(111, 80)
    assert labels[0].x() > labels[1].x()
    assert flow.takeAt(9) is None
    assert flow.itemAt(9) is None


# -- the menu -----------------------------------------------------------------------------


def entries(window: MainWindow, title: str) -> dict[str, object]:
    window.filters.fill()
    menus = {m.title(): m for m in window.filters.findChildren(QMenu)}
    return {action.text(): action for action in menus[title].actions()}


def test_the_menu_offers_what_the_library_holds(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window()
    qtbot.waitUntil(lambda: window.documents.rowCount() == 8)
    assert list(entries(window, "Folder"))[:3] == ["Notes", "Notes › Cuisine", "Notes › House"]
    assert "Markdown notes" in entries(window, "Type")
    assert "Another tag…" in entries(window, "Tag")
    assert len(entries(window, "Date")) == 6


def test_choosing_in_the_menu_writes_it_into_the_field(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler")
    entries(window, "Folder")["Notes › House"].trigger()
    assert window.header.search.text() == "boiler folder:Notes/House"
    assert window.header.search.hasFocus()
    qtbot.waitUntil(lambda: bool(window.search.chips.chips) and not window.session.waiting)
    entries(window, "Folder")["Notes"].trigger()
    assert window.header.search.text() == "boiler folder:Notes"


def test_another_tag_is_left_to_be_typed(searched: Callable[..., MainWindow]) -> None:
    window = searched("boiler")
    entries(window, "Tag")["Another tag…"].trigger()
    assert window.header.search.text() == "boiler tag:"
    assert window.header.search.cursorPosition() == len("boiler tag:")


def test_a_date_of_the_menu_is_a_day(searched: Callable[..., MainWindow]) -> None:
    window = searched("boiler")
    entries(window, "Date")["The last month"].trigger()
    written = window.header.search.text().removeprefix("boiler after:")
    assert date.fromisoformat(written) < date.today()
