from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from carnet.domain.search import SearchMode, SearchResult
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.look.theme import Theme
from carnet.gui.search.marked_text import draw_marked, lay_out
from carnet.gui.search.result_list import PASSAGE, ResultModel
from carnet.gui.search.search_session import SearchSession
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words.matching import matching_words

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def search(qtbot: QtBot) -> Callable[[MainWindow, str], None]:
    """Press Ctrl+K and type; wait until words and meaning have been searched."""

    def type_words(window: MainWindow, words: str) -> None:
        qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(window.header.search, words)
        qtbot.waitUntil(lambda: window.search.isVisible() and not window.session.waiting)

    return type_words


class Found:
    """What a session found."""

    def __init__(self, session: SearchSession) -> None:
        self.all: list[tuple[str, SearchMode]] = []
        session.found.connect(self.take)

    def take(self, query: str, mode: SearchMode, _result: SearchResult) -> None:
        self.all.append((query, mode))


def test_words_are_searched_first_and_meaning_after_a_pause(
    make_client: Callable[..., EngineClient], qtbot: QtBot
) -> None:
    session = SearchSession(make_client())
    found = Found(session)
    session.type("boiler")
    qtbot.waitUntil(lambda: len(found.all) == 2)
    assert found.all == [("boiler", SearchMode.KEYWORD), ("boiler", SearchMode.HYBRID)]


def test_quick_keys_make_one_search(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    session = SearchSession(make_client())
    found = Found(session)
    for text in ("b", "bo", "boi", "boil", "boiler", "boiler "):
        session.type(text)
    qtbot.waitUntil(lambda: len(found.all) == 2)
    assert [p["query"] for p in engine_log.params("search/query")] == ["boiler", "boiler"]


def test_another_key_stops_the_search_under_way_and_its_result_never_shows(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    session = SearchSession(make_client())
    found = Found(session)
    session.type("held boiler")
    qtbot.waitUntil(lambda: len(engine_log.messages("search/query")) == 1)
    stale = engine_log.messages("search/query")[0]["id"]
    session.type("tatin")
    qtbot.waitUntil(lambda: len(found.all) == 2)
    assert [query for query, _mode in found.all] == ["tatin", "tatin"]
    assert engine_log.params("$/cancel") == [{"id": stale}]


def test_clearing_the_field_stops_everything(
    make_client: Callable[..., EngineClient], qtbot: QtBot, engine_log: Any
) -> None:
    session = SearchSession(make_client())
    session.type("held boiler")
    qtbot.waitUntil(lambda: len(engine_log.messages("search/query")) == 1)
    with qtbot.waitSignal(session.cleared):
        session.type("  ")
    assert not session.waiting
    qtbot.waitUntil(lambda: len(engine_log.messages("$/cancel")) == 1)


def test_results_are_listed_as_one_types(
    make_main_window: MakeWindow, search: Callable[[MainWindow, str], None]
) -> None:
    window = make_main_window()
    search(window, "boiler half")
    panel = window.search
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert panel.model.index(0).data() == "Boiler"
    assert panel.results.currentIndex().row() == 0
    assert panel.foot.line.text() == "1 passage  ·  words and meaning"
    spoken = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Boiler, lines 13–23: … the display shows F.22. To top")


def test_arrows_choose_and_enter_opens_at_the_line(
    make_main_window: MakeWindow, search: Callable[[MainWindow, str], None], qtbot: QtBot
) -> None:
    window = make_main_window()
    search(window, "boiler")
    field, panel = window.header.search, window.search
    last = panel.model.rowCount() - 1
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert panel.results.currentIndex().row() == 0
    for _ in range(last + 2):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert panel.results.currentIndex().row() == last
    assert panel.model.index(last).data() == "Radiators"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not panel.isVisible()
    view = window.source.view
    qtbot.waitUntil(lambda: bool(view.band))
    raw = view.document().toRawText()
    assert [raw[start:end] for start, end in view.marked] == ["boiler"]
    shown = view.document().findBlockByNumber(view.band[-1]).text()
    assert shown.startswith("After bleeding, the boiler pressure")


def test_a_click_on_a_result_opens_it(
    make_main_window: MakeWindow, search: Callable[[MainWindow, str], None], qtbot: QtBot
) -> None:
    window = make_main_window()
    search(window, "caramel")
    results = window.search.results
    centre = results.visualRect(window.search.model.index(0)).center()
    qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    qtbot.waitUntil(lambda: "caramel" in window.source.view.toPlainText())


def test_the_chosen_result_stays_chosen_when_meaning_reorders_them(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--reorder")
    panel, field = window.search, window.header.search
    field.setFocus()
    qtbot.keyClicks(field, "boiler")
    qtbot.waitUntil(lambda: panel.foot.line.text().endswith("·  words"))
    qtbot.keyClick(field, Qt.Key.Key_Down)
    chosen = panel.results.currentIndex().data(PASSAGE)
    qtbot.waitUntil(lambda: "meaning" in panel.foot.line.text())
    assert panel.results.currentIndex().data(PASSAGE).start_char == chosen.start_char
    assert panel.results.currentIndex().row() == panel.model.rowCount() - 2


def test_without_a_choice_the_best_result_is_chosen_when_meaning_reorders_them(
    make_main_window: MakeWindow, search: Callable[[MainWindow, str], None]
) -> None:
    window = make_main_window("--reorder")
    search(window, "boiler")
    assert window.search.results.currentIndex().row() == 0
    assert window.search.results.currentIndex().data() == "Radiators"


def test_when_nothing_is_found_it_says_so(
    make_main_window: MakeWindow, search: Callable[[MainWindow, str], None]
) -> None:
    window = make_main_window()
    search(window, "zeppelin")
    assert window.search.message.isVisible()
    assert window.search.message.text().startswith("Nothing found for “zeppelin”")
    assert not window.search.results.isVisible()


def test_escape_closes_the_results_and_not_the_answer_under_way(
    make_main_window: MakeWindow, search: Callable[[MainWindow, str], None], qtbot: QtBot
) -> None:
    window = make_main_window()
    window.asker.ask("hold")
    search(window, "boiler")
    qtbot.keyClick(window.header.search, Qt.Key.Key_Escape)
    assert not window.search.isVisible()
    assert window.asker.running


def test_the_results_stay_inside_a_small_window(
    make_main_window: MakeWindow, search: Callable[[MainWindow, str], None], qtbot: QtBot
) -> None:
    window = make_main_window()
    search(window, "boiler")
    window.resize(700, 500)
    qtbot.waitUntil(lambda: window.search.width() <= 740)
    edge = 20  # of shadow, which may go beyond
    assert window.rect().adjusted(-edge, 0, edge, edge).contains(window.search.geometry())
    window.resize(640, 480)
    qtbot.waitUntil(lambda: window.search.width() <= 680)
    assert window.rect().adjusted(-edge, 0, edge, edge).contains(window.search.geometry())
    assert window.search.results.height() >= window.search.results.sizeHintForRow(0)


def test_a_result_that_is_gone_is_no_row() -> None:
    model = ResultModel()
    assert model.row_of(None) == 0
    assert model.index(0).data() is None


def test_every_result_can_be_painted(
    make_main_window: MakeWindow, search: Callable[[MainWindow, str], None]
) -> None:
    window = make_main_window()
    search(window, "e")
    assert not window.search.grab().isNull()


def test_while_passages_are_still_to_come_a_search_says_what_it_could_not_use(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--indexing", "embedding")
    window.header.search.setText("boiler")
    qtbot.waitUntil(lambda: "some notes by words only so far" in window.search.foot.line.text())


@pytest.mark.parametrize(
    "title",
    ["Boiler", "A boiler " * 40, "دليل المرجل boiler", "boiler" * 60, "🙂 boiler", ""],
)
def test_titles_of_every_kind_are_painted(theme: Theme, title: str) -> None:
    painted = {}
    for words in ("", "boiler"):
        picture = QImage(300, 24, QImage.Format.Format_RGB32)
        picture.fill(theme.color("surface"))
        painter = QPainter(picture)
        hits = matching_words(title, words)
        draw_marked(painter, theme, QRect(0, 0, 300, 24), title, hits, theme.font())
        painter.end()
        painted[words] = picture
    marked = any(start < 30 for start, _ in matching_words(title, "boiler"))
    assert (painted[""] != painted["boiler"]) == marked


def test_what_does_not_fit_ends_in_an_ellipsis(theme: Theme) -> None:
    layout, shown = lay_out(theme, 120, "word " * 50, [(0, 4)], theme.font(), 2)
    assert layout.text().endswith("word…")
    assert shown == len(layout.text())
    whole, _ = lay_out(theme, 1_000, "two words", [], theme.font(), 2)
    assert whole.text() == "two words"
    narrow, _ = lay_out(theme, 1, "word " * 50, [], theme.font(), 1)
    assert len(narrow.text()) <= 2
