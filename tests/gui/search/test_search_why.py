"""Why a result stands where it stands, and “this was the right note”."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carnet.domain.search import Explanation, Passage, ScorePart
from carnet.gui.look.theme import Theme
from carnet.gui.search.score_bar import ScoreBar
from carnet.gui.search.why_panel import WhyPanel
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words import search_text
from carnet.search.ranking.fusion import Signals

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def searched(make_main_window: MakeWindow, qtbot: QtBot) -> Callable[..., MainWindow]:
    def search(words: str, *flags: str) -> MainWindow:
        window = make_main_window(*flags)
        window.header.search.setFocus()
        window.header.search.setText(words)
        qtbot.waitUntil(lambda: window.search.isVisible() and not window.session.waiting)
        return window

    return search


def explained(**changes: Any) -> Passage:
    facts: dict[str, Any] = {
        "keyword_score": 12.44, "vector_score": 0.613, "keyword_weight": 0.55,
        "vector_weight": 0.45, "matched_terms": ("boiler",), "missing_terms": ("winter",),
        "parts": (ScorePart("keyword", 0.5), ScorePart("novel", -0.125)),
    }  # fmt: skip
    why = Explanation(**(facts | {k: v for k, v in changes.items() if k in facts}))
    rest = {k: v for k, v in changes.items() if k not in facts}
    places: dict[str, Any] = {"keyword_rank": 1, "vector_rank": 3, "explanation": why} | rest
    return Passage("/n/a.md", "Boiler", "", 1, 2, None, 0, 9, "the boiler", 0.375, **places)


def test_the_panel_says_words_ranks_weights_and_shares(qtbot: QtBot, theme: Theme) -> None:
    panel = WhyPanel(theme)
    qtbot.addWidget(panel)
    panel.show_passage(2, explained())
    assert panel.said.split("\n") == [
        "Why this is result 2",
        "Boiler",
        "Your words",
        "In it: boiler",
        "Not in it: winter",
        "How it was found",
        "By words: place 1, score 12.4; weighs 55\u00a0%",
        "By meaning: place 3, similarity 0.61 of 1; weighs 45\u00a0%",
        "What its score is made of",
        "How telling its words are: 0.50",
        "novel: -0.13",
        "Together: 0.38 of 1",
    ]
    assert panel.accessibleDescription() == panel.said
    named = [bar.accessibleName() for bar in panel.findChildren(ScoreBar)]
    assert named == ["How telling its words are: 0.50", "novel: -0.13"]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"keyword_rank": None}, "By words: not found; weighs 55\u00a0%"),
        ({"vector_rank": None, "vector_score": None},
         "By meaning: not compared; weighs 45\u00a0%"),
        ({"vector_rank": None},
         "By meaning: not among the first, similarity 0.61 of 1; weighs 45\u00a0%"),
        ({"matched_terms": ()}, "None of your words is in it."),
        ({"keyword_score": None}, "By words: place 1, score –; weighs 55\u00a0%"),
        ({"explanation": None}, "Looking…"),
    ],
)  # fmt: skip
def test_what_is_unknown_is_said_too(
    qtbot: QtBot, theme: Theme, changes: dict[str, Any], line: str
) -> None:
    panel = WhyPanel(theme)
    qtbot.addWidget(panel)
    panel.show_passage(1, explained(**changes))
    assert line in panel.said.split("\n")


def test_without_shares_there_is_no_sum(qtbot: QtBot, theme: Theme) -> None:
    panel = WhyPanel(theme)
    qtbot.addWidget(panel)
    panel.show_passage(1, explained(parts=()))
    assert "Together" not in panel.said
    panel.clear()
    assert panel.said == ""


def test_known_shares_have_words_and_unknown_ones_keep_their_code() -> None:
    for code in (*Signals._fields, "reranker", "agreement", "neighbours", "phrase", "date"):
        assert search_text.part(code) != code
    assert search_text.part("novel") == "novel"


@pytest.mark.parametrize("share", [-2.0, -0.5, 0.0, 0.001, 1.0])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_every_bar_can_be_painted(
    qtbot: QtBot, theme: Theme, share: float, direction: Qt.LayoutDirection
) -> None:
    bar = ScoreBar(theme, share)
    qtbot.addWidget(bar)
    bar.setLayoutDirection(direction)
    bar.resize(100, 16)
    picture = bar.grab().toImage()
    ratio = picture.devicePixelRatio()
    groove, filled = theme.color("hover").rgb(), 0
    for x in range(4, 96):
        filled += picture.pixel(int(x * ratio), int(8 * ratio)) != groove
    assert (filled > 60) == (share == 1.0)


def test_reasons_are_asked_for_only_while_they_are_on_view(
    searched: Callable[..., MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    window = searched("boiler pressure")
    qtbot.keyClick(window.header.search, Qt.Key.Key_I, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: not window.session.waiting)
    why = window.search.parts.why
    qtbot.waitUntil(lambda: "In it: pressure" in why.said)
    assert why.isVisible()
    assert window.search.foot.why.text() == "Hide why"
    qtbot.keyClick(window.header.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: why.said.startswith("Why this is result 2"))
    window.header.search.setText("caramel")
    qtbot.waitUntil(lambda: window.search.model.query == "caramel" and not window.session.waiting)
    qtbot.mouseClick(window.search.foot.why, Qt.MouseButton.LeftButton)
    window.header.search.setText("tatin")
    qtbot.waitUntil(lambda: window.search.model.query == "tatin" and not window.session.waiting)
    asked = [(p["query"], p["explain"]) for p in engine_log.params("search/query")]
    assert asked == [
        ("boiler pressure", False), ("boiler pressure", False), ("boiler pressure", True),
        ("caramel", True), ("caramel", True), ("tatin", False), ("tatin", False),
    ]  # fmt: skip


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (700, 520)])
def test_the_reasons_find_room_in_every_window(
    searched: Callable[..., MainWindow], qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = searched("boiler pressure")
    window.resize(*size)
    window.search.toggle_why()
    qtbot.waitUntil(lambda: not window.session.waiting)
    panel = window.search
    assert panel.parts.why.isVisible()
    assert panel.results.isVisible()
    assert window.rect().adjusted(-20, 0, 20, 20).contains(panel.geometry())
    assert panel.parts.why.height() > 100


def test_the_right_note_is_said_and_taken_back(
    searched: Callable[..., MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    window = searched("caramel")
    path = window.search.results.passage.path
    qtbot.keyClick(window.header.search, Qt.Key.Key_J, CONTROL)
    assert window.search.foot.right.text() == "The right note · undo"
    qtbot.mouseClick(window.search.foot.right, Qt.MouseButton.LeftButton)
    assert window.search.foot.right.text() == "This was the right note"
    qtbot.waitUntil(lambda: len(engine_log.params("search/judge")) == 2)
    assert engine_log.params("search/judge") == [
        {"query": "caramel", "path": path, "relevant": True},
        {"query": "caramel", "path": path, "relevant": None},
    ]
    assert "carnet eval --own" in window.search.foot.right.toolTip()
    assert "Nothing leaves the machine" in window.search.foot.right.toolTip()


def test_each_result_knows_whether_it_was_the_right_one(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler")
    window.search.toggle_right()
    qtbot.keyClick(window.header.search, Qt.Key.Key_End, CONTROL)
    assert window.search.results.passage.title == "Radiators"
    assert window.search.foot.right.text() == "This was the right note"
    qtbot.keyClick(window.header.search, Qt.Key.Key_Home, CONTROL)
    assert window.search.foot.right.text() == "The right note · undo"


def test_what_could_not_be_kept_is_undone_and_said(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler -unkept")
    window.search.toggle_right()
    qtbot.waitUntil(lambda: "could not be saved" in window.search.foot.line.text())
    assert window.search.foot.right.text() == "This was the right note"


def test_without_a_result_the_keys_do_nothing(
    searched: Callable[..., MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    window = searched("zeppelin")
    qtbot.keyClick(window.header.search, Qt.Key.Key_J, CONTROL)
    qtbot.keyClick(window.header.search, Qt.Key.Key_I, CONTROL | SHIFT)
    QApplication.processEvents()
    assert engine_log.params("search/judge") == []
    assert not window.search.parts.why_wanted
    assert not window.search.foot.right.isVisible()
