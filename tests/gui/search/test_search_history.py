"""Recent searches: kept here alone, offered when the field is empty, gone when a person says so."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from carnet.gui.search.panel_body import Offer
from carnet.gui.search.recent_list import RecentModel
from carnet.gui.search.search_history import MOST, SearchHistory
from carnet.gui.settings.choices import Choices
from carnet.gui.window.main_window import MainWindow
from carnet.gui.window.window_state import WindowState
from carnet.settings.schema import KEEP_SEARCHES
from carnet.settings.store import SettingsStore

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
Key = Qt.Key


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


@pytest.fixture
def window(make_main_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    """With three searches behind it and an empty field that has the focus."""
    made = make_main_window()
    for query in ("boiler", "tatin", "caramel"):
        made.searches.add(query)
    qtbot.keyClick(made, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert made.search.isVisible()
    return made


def test_searches_are_kept_the_last_one_first(file: Path, store: SettingsStore) -> None:
    history = SearchHistory(WindowState(file), Choices(store))
    for query in ("boiler", " été  à Évora ", "tatin", "Boiler", ""):
        history.add(query)
    again = SearchHistory(WindowState(file), Choices(store))
    assert again.queries == ("Boiler", "tatin", "été à Évora")


def test_only_their_owner_may_read_them(file: Path, store: SettingsStore) -> None:
    SearchHistory(WindowState(file), Choices(store)).add("boiler")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_old_and_pasted_ones_are_not_kept(file: Path, store: SettingsStore) -> None:
    history = SearchHistory(WindowState(file), Choices(store))
    for number in range(MOST + 5):
        history.add(f"query {number}")
    history.add("word " * 100)
    assert len(history.queries) == MOST
    assert history.queries[0] == f"query {MOST + 4}"


def test_a_broken_file_is_as_good_as_none(file: Path, store: SettingsStore) -> None:
    for stored in ("[1, {", "[1, 2]", "null", '{"a": 1}', "[[1]]"):
        escaped = stored.replace('"', '\\"')
        file.write_text(f'[search]\nrecent="{escaped}"\n', encoding="utf-8")
        assert SearchHistory(WindowState(file), Choices(store)).queries == ()


def test_forgetting_a_note_forgets_the_searches_that_led_to_it(
    file: Path, store: SettingsStore
) -> None:
    history = SearchHistory(WindowState(file), Choices(store))
    history.add("boiler", "/n/boiler.md")
    history.add("what is it")
    history.add("tatin", "/n/tatin.md")
    history.forget(lambda path: path == "/n/boiler.md")
    assert SearchHistory(WindowState(file), Choices(store)).queries == ("tatin", "what is it")


def test_nothing_is_kept_when_the_setting_says_so(file: Path, store: SettingsStore) -> None:
    SearchHistory(WindowState(file), Choices(store)).add("boiler")
    store.save(store.load().settings.with_value(KEEP_SEARCHES, False))
    history = SearchHistory(WindowState(file), Choices(store))
    history.add("tatin")
    assert history.queries == ()
    assert "boiler" not in file.read_text(encoding="utf-8")
    assert "tatin" not in file.read_text(encoding="utf-8")


def test_turning_it_off_forgets_and_is_remembered(file: Path, store: SettingsStore) -> None:
    history = SearchHistory(WindowState(file), Choices(store))
    history.add("boiler")
    history.keep(False)
    assert history.queries == ()
    assert store.load().settings.get(KEEP_SEARCHES) is False
    history.keep(True)
    history.add("tatin")
    assert SearchHistory(WindowState(file), Choices(store)).queries == ("tatin",)


def test_the_settings_screen_turns_it_off_as_well(file: Path, store: SettingsStore) -> None:
    choices = Choices(store)
    history = SearchHistory(WindowState(file), choices)
    history.add("boiler")
    choices.choose(KEEP_SEARCHES, False)
    assert (history.keeps, history.queries) == (False, ())
    assert "boiler" not in file.read_text(encoding="utf-8")


def test_an_empty_field_offers_them(window: MainWindow) -> None:
    recent = window.search.parts.recent
    QAbstractItemModelTester(recent.recent, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert window.search.parts.offer is Offer.RECENT
    assert [recent.recent.index(row).data() for row in range(3)] == ["caramel", "tatin", "boiler"]
    spoken = recent.recent.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Searched for lately: caramel"
    assert not window.search.grab().isNull()


def test_enter_searches_again_for_the_chosen_one(window: MainWindow, qtbot: QtBot) -> None:
    field = window.header.search
    qtbot.keyClick(field, Key.Key_Return)  # none is chosen yet
    assert field.text() == ""
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    assert field.text() == "tatin"
    qtbot.waitUntil(lambda: window.search.parts.offer is Offer.RESULTS)


def test_delete_and_the_cross_remove_one(window: MainWindow, qtbot: QtBot) -> None:
    recent, field = window.search.parts.recent, window.header.search
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Delete)
    assert window.searches.queries == ("tatin", "boiler")
    assert recent.currentIndex().row() == 0
    box = recent.visualRect(recent.recent.index(1))
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(recent.viewport(), left, pos=box.topRight() + QPoint(-14, 12))
    assert window.searches.queries == ("tatin",)
    qtbot.mouseClick(recent.viewport(), left, pos=QPoint(60, 12))
    assert field.text() == "tatin"


def test_clearing_them_closes_the_list(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.search.foot.clear, Qt.MouseButton.LeftButton)
    assert window.searches.queries == ()
    assert not window.search.isVisible()


def test_what_led_to_a_note_is_kept_and_what_was_only_typed_is_not(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window()
    field = window.header.search
    field.setFocus()
    qtbot.keyClicks(field, "zeppelin")
    qtbot.waitUntil(lambda: not window.session.waiting)
    field.clear()
    assert not window.search.isVisible()  # there is nothing to offer
    qtbot.keyClicks(field, "caramel")
    qtbot.waitUntil(lambda: not window.session.waiting)
    qtbot.keyClick(field, Key.Key_Return)
    assert window.searches.queries == ("caramel",)


def test_the_menu_turns_it_off_and_clears_it(window: MainWindow) -> None:
    window.filters.fill()
    actions = {action.text(): action for action in window.filters.actions()}
    assert actions["Keep recent searches"].isChecked()
    actions["Clear recent searches"].trigger()
    assert window.searches.queries == ()
    actions["Keep recent searches"].setChecked(False)
    assert not window.searches.keeps


def test_a_row_that_is_gone_is_no_row() -> None:
    assert RecentModel().index(0).data() is None
