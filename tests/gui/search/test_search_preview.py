"""The preview beside the results: where it is, what it shows, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carnet.gui.search.excerpt import Excerpt, excerpt
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
Key = Qt.Key
NOTE = """---
title: Shed
---
# Shed

Built in May.

## Roof

Felt, two layers,
nailed at the edge.

| Year | Work |
|------|------|
| 2021 | felt |
| 2024 | nails |

Nothing else.
"""
CODE = "Before\n\n```python\na = 1\n\nb = 2\n\nc = 3\n\nd = 4\n\ne = 5\n```\n\nAfter\n"


def shown(text: str, first: int, last: int, around: int = 1) -> list[str]:
    found = excerpt(text, first, last, around)
    lines = found.text.split("\n")
    assert text.split("\n")[first - 1 : last] == lines[found.first - 1 : found.last]
    return lines


def test_a_few_lines_stand_around_a_passage() -> None:
    assert shown(NOTE, 8, 8, around=2) == ["Built in May.", "", "## Roof", "",
        "Felt, two layers,", "nailed at the edge."]  # fmt: skip


def test_context_ends_with_its_paragraph_or_table() -> None:
    lines = shown(NOTE, 10, 11, around=2)
    assert lines[-1] == "| 2024 | nails |"
    assert shown(NOTE, 18, 18, around=2)[0] == "| Year | Work |"


def test_front_matter_is_no_context() -> None:
    assert shown(NOTE, 6, 6, around=10)[0] == "# Shed"


def test_a_passage_that_begins_the_note_is_shown_from_there() -> None:
    assert shown(NOTE, 1, 6)[0] == "---"


def test_code_that_is_cut_keeps_its_fence() -> None:
    assert shown(CODE, 8, 8)[0] == "```python"
    assert shown(CODE, 15, 15) == ["", "After", ""]
    assert excerpt(CODE, 6, 6, 0) == Excerpt("```python\nb = 2", 2, 2)


def test_lines_beyond_the_end_are_not_there() -> None:
    assert excerpt("one\ntwo", 5, 9) == Excerpt("one\ntwo", 2, 2)
    assert excerpt("", 1, 1) == Excerpt("", 1, 1)


def test_a_very_long_passage_is_cut() -> None:
    found = excerpt("line\n" * 10_000, 1, 10_000)
    assert found.text.count("\n") < 200
    assert found.last <= 200


@pytest.fixture
def searched(make_main_window: MakeWindow, qtbot: QtBot) -> Callable[..., MainWindow]:
    def search(words: str, *flags: str) -> MainWindow:
        window = make_main_window(*flags)
        window.header.search.setFocus()
        window.header.search.setText(words)
        qtbot.waitUntil(lambda: window.search.isVisible() and not window.session.waiting)
        return window

    return search


def text_of(window: MainWindow) -> str:
    return window.search.parts.preview.view.toPlainText()


def test_the_chosen_passage_is_shown_as_read_text_in_its_place(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler half")
    preview = window.search.parts.preview
    qtbot.waitUntil(lambda: preview.passage is not None and "Service log" in text_of(window))
    assert preview.title.text() == "Boiler"
    assert preview.place.text() == "Notes/House/Boiler.md"
    assert preview.about.text().startswith("Pressure · lines 13–23 · ")
    assert "**" not in text_of(window)
    view = preview.view
    qtbot.waitUntil(lambda: bool(view.marked))  # a note is drawn in slices
    raw = view.document().toRawText()
    assert [raw[a:b] for a, b in view.marked] == ["boiler", "half"]
    band = [view.document().findBlockByNumber(number).text() for number in view.band]
    assert band[0].startswith("Keep it between")
    assert "Service log" not in band


def test_the_preview_follows_the_choice_and_reads_a_note_once(
    searched: Callable[..., MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    window = searched("boiler")
    preview, field = window.search.parts.preview, window.header.search
    qtbot.waitUntil(lambda: len(engine_log.params("documents/open")) == 1)
    qtbot.waitUntil(lambda: "Pressure" in text_of(window))
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.waitUntil(lambda: preview.about.text().startswith("Pressure"))
    qtbot.keyClick(field, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: preview.title.text() == "Radiators")
    qtbot.waitUntil(lambda: len(engine_log.params("documents/open")) == 2)
    paths = [params["path"].rpartition("/")[2] for params in engine_log.params("documents/open")]
    assert paths == ["Boiler.md", "Radiators.md"]


def test_running_through_the_list_reads_only_where_it_ends(
    searched: Callable[..., MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    window = searched("e")
    before = len(engine_log.params("documents/open"))
    for _ in range(8):
        qtbot.keyClick(window.header.search, Key.Key_Down)
    wanted = window.search.results.passage.path
    qtbot.waitUntil(lambda: window.search.parts.preview.passage is not None
                    and window.search.parts.preview.passage.path == wanted)  # fmt: skip
    qtbot.waitUntil(lambda: wanted in [p["path"] for p in engine_log.params("documents/open")])
    assert len(engine_log.params("documents/open")) <= before + 2


def test_what_is_offline_is_shown_as_it_was_found(
    searched: Callable[..., MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    window = searched("boiler half", "--offline")
    qtbot.waitUntil(lambda: "Let the boiler cool" in text_of(window))
    assert engine_log.params("documents/open") == []


def test_a_small_window_has_results_and_no_preview(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window()
    window.resize(1024, 600)
    window.header.search.setFocus()
    window.header.search.setText("boiler")
    qtbot.waitUntil(lambda: window.search.isVisible() and not window.session.waiting)
    panel = window.search
    assert not panel.parts.preview.isVisible()
    assert panel.results.height() >= 3 * panel.results.sizeHintForRow(0)
    assert window.rect().adjusted(-20, 0, 20, 20).contains(panel.geometry())
    window.resize(1400, 900)
    qtbot.waitUntil(panel.parts.preview.isVisible)
    qtbot.waitUntil(lambda: len(engine_log.params("documents/open")) == 1)


def test_closing_and_forgetting_leave_nothing_of_the_note(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("caramel")
    preview = window.search.parts.preview
    qtbot.waitUntil(lambda: "caramel" in text_of(window))
    passage = preview.passage
    window.search.forget(lambda path: path == passage.path)
    assert text_of(window) == ""
    assert preview.title.text() == ""
    assert window.search.model.rowCount() == 0


def test_other_places_of_the_same_words_are_named(
    searched: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = searched("boiler")
    preview = window.search.parts.preview
    qtbot.waitUntil(lambda: preview.passage is not None)
    assert preview.passage is not None
    copied = replace(preview.passage, also_in=("/n/Old/Boiler.md", "/n/Boiler 2.md"))
    preview.show_passage(copied, "boiler", ("/n",))
    assert preview.about.text().endswith("\nThe same in n/Old/Boiler.md, n/Boiler 2.md")
