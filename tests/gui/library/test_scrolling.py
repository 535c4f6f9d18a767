"""Forty thousand notes scrolled through to their end: one request a page, none a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from carnet.gui.library.document_model import PAGE
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

NOTES = 40_000


def test_scrolling_through_everything_asks_once_a_page(
    make_main_window: Callable[..., MainWindow], engine_log: Any, qtbot: QtBot
) -> None:
    window = make_main_window("--documents", str(NOTES))
    model, bar = window.documents, window.library.notes.verticalScrollBar()
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    while model.rowCount() < NOTES:
        rows = model.rowCount()
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda rows=rows: model.rowCount() > rows, timeout=20_000)
    for value in range(0, bar.maximum(), max(1, bar.maximum() // 50)):
        bar.setValue(value)  # and back through all of it: everything is here
        qtbot.wait(0)
    asked = [params["offset"] for params in engine_log.params("library/documents")]
    assert sorted(set(asked)) == list(range(0, NOTES, PAGE))
    assert len(asked) <= NOTES / PAGE + 2  # the list is asked for anew when the engine greets
    assert engine_log.messages("documents/open") == []
