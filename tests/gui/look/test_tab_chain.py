"""Tab goes as things lie, also through what is made late."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carnet.gui.conversation.composer import Composer
from carnet.gui.look.tab_chain import lead_tab, lead_through, stop_before, stops
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui


@pytest.fixture
def column(qtbot: QtBot) -> Iterator[QVBoxLayout]:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(QLabel("words"))
    for name in ("first", "last"):
        column.addWidget(QPushButton(name, objectName=name))
    page.show()
    yield column


def chain_from(first: QWidget) -> list[str]:
    names, at = [], first
    for _step in range(300):
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(at.objectName())
        at = at.nextInFocusChain()
        if at is first:
            break
    return names


def test_what_is_made_late_is_reached_where_it_lies(column: QVBoxLayout) -> None:
    first, last = (column.itemAt(number).widget() for number in (1, 2))
    assert first is not None
    assert last is not None
    late = [QPushButton(name, objectName=name) for name in ("late", "later")]
    for number, button in enumerate(late):
        column.insertWidget(2 + number, button)
    assert chain_from(first) == ["first", "last", "late", "later"]  # so Qt does it
    lead_through([first, *late, last])
    assert chain_from(first) == ["first", "late", "later", "last"]
    assert stop_before(last, late) is first
    assert stop_before(first, ()) is last


def test_stops_are_found_in_splitters_and_scroll_areas(column: QVBoxLayout) -> None:
    splitter, area = QSplitter(), QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget()
    QVBoxLayout(inside).addWidget(QPushButton(objectName="deep"))
    area.setWidget(inside)
    splitter.addWidget(area)
    column.insertWidget(1, splitter)
    assert [one.objectName() for one in stops(column)] == ["deep", "first", "last"]
    lead_tab(column)
    deep = next(stops(splitter))
    assert chain_from(deep) == ["deep", "first", "last"]


def test_an_answer_and_its_sources_come_before_the_field_and_the_note(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window()
    for question in ("What pressure should the boiler have?", "When was it serviced?"):
        window.asker.ask(question)
        qtbot.waitUntil(lambda: not window.asker.running)
    cards = window.conversation.cards
    cards[-1].sources.rows[0].click()
    qtbot.waitUntil(lambda: bool(window.source.view.band))
    order: list[QWidget] = []
    at: QWidget = window.header.search
    for _step in range(5_000):
        at = at.nextInFocusChain()
        if at is window.header.search:
            break
        order.append(at)
    wanted: list[QWidget] = [window.library.notes]
    for card in cards:
        wanted += card.sources.rows
    wanted += [window.findChildren(Composer)[0].field, window.source.view]
    places = [order.index(one) for one in wanted]
    assert places == sorted(places)
