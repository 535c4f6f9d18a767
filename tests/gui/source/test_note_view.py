"""Showing a note: all of it, in time, and pointing at its lines."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot
from tests.gui.source.drawn import NOTE, Show, texts_of

from carnet.gui.look.theme import Theme
from carnet.gui.source.drawing.note_layout import Target
from carnet.gui.source.note_parts import PART_CHARS
from carnet.gui.source.note_view import NoteView


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (4, ["Boiler"]),
        (6, ["First paragraph of some length."]),
        (10, ["Keep it between 1.2 and 1.5 bar when cold."]),
        (12, ["one"]),
        (15, ["other"]),
        (22, ["2022", "142 €"]),
        (27, ["y = 2"]),
    ],
)
def test_every_line_knows_where_it_is_shown(show: Show, line: int, shown: list[str]) -> None:
    view = show(NOTE)
    view.point_at(Target(line, line))
    assert texts_of(view, view.band) == shown


def test_the_quoted_words_are_marked_inside_the_cited_lines(show: Show) -> None:
    view = show(NOTE)
    view.point_at(Target(10, 10, "between **1.2 and 1.5 bar**"))
    (start, end), *more = view.marked
    assert view.document().toRawText()[start:end] == "between 1.2 and 1.5 bar"
    assert more == []


def test_words_that_were_searched_for_are_marked_instead(show: Show) -> None:
    view = show(NOTE)
    view.point_at(Target(6, 10, query="bar lengths"))
    raw = view.document().toRawText()
    assert [raw[start:end] for start, end in view.marked] == ["length", "bar"]


@pytest.mark.parametrize(
    "note",
    ["a jar here", "- a jar here", "1. one\n   - a jar here", "> a jar here", "> - a jar here",
     "```\na jar here\n```", "| a jar here | b |\n|---|---|\n| c | d |", "أ jar ب"],
)  # fmt: skip
def test_a_mark_stands_on_its_word_in_every_kind_of_block(
    show: Show, theme: Theme, note: str
) -> None:
    view = show(note)
    view.point_at(Target(1, 3, query="jar"))
    (start, end) = view.marked[0]
    cursor = QTextCursor(view.document())
    edges = []
    for position in (start, end):
        cursor.setPosition(position)
        edges.append(view.cursorRect(cursor))
    picture = view.viewport().grab().toImage()
    ratio, marker = picture.devicePixelRatio(), theme.color("marker").rgb()
    across = [
        x / ratio
        for x in range(picture.width())
        if any(picture.pixel(x, y) == marker for y in range(picture.height() // 3))
    ]
    edges.sort(key=lambda edge: edge.left())  # some scripts run the other way
    assert across[0] == pytest.approx(edges[0].left() - 2, abs=2)
    assert across[-1] == pytest.approx(edges[1].left() + 2, abs=2)


def test_cited_lines_far_down_are_scrolled_into_view(show: Show) -> None:
    view = show("\n\n".join(f"Paragraph number {n}." for n in range(400)))
    view.point_at(Target(601, 601, "Paragraph number 300."))
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.marked[0][0])
    assert view.viewport().rect().contains(view.cursorRect(cursor).center())


def test_lines_near_the_top_do_not_scroll_the_title_away(show: Show) -> None:
    view = show(NOTE)
    view.point_at(Target(10, 10))
    assert view.verticalScrollBar().value() == 0


def test_pointing_before_the_note_is_drawn_points_when_it_is(view: NoteView, qtbot: QtBot) -> None:
    long = "\n\n".join(f"Paragraph *number* {n}." for n in range(3_000))
    with qtbot.waitSignal(view.drawn, timeout=20_000):
        view.show_note(long, "markdown", "", ())
        view.point_at(Target(5_001, 5_001))
    assert texts_of(view, view.band) == ["Paragraph number 2500."]


def test_a_click_on_a_link_opens_nothing_by_itself(show: Show, qtbot: QtBot) -> None:
    view = show("[a site](https://example.org)")
    cursor = view.document().find("a site")
    cursor.setPosition(cursor.selectionStart() + 3)  # in the middle of it
    with qtbot.waitSignal(view.link_clicked) as clicked:
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center()
        )
    assert clicked.args == ["https://example.org"]
    assert view.toPlainText() == "a site"


def test_plain_text_keeps_its_lines(show: Show) -> None:
    view = show("# no heading\n\n  indented *as is*\n", kind="text")
    assert view.toPlainText() == "# no heading\n\n  indented *as is*\n"
    view.point_at(Target(3, 3))
    assert texts_of(view, view.band) == ["  indented *as is*"]


def test_a_note_of_ten_thousand_characters_is_shown_whole(show: Show) -> None:
    view = show("A sentence of the note, forty characters.\n\n" * 240)
    assert view.toPlainText().count("A sentence") == 240


def test_a_huge_note_does_not_hold_the_window_up(view: NoteView, qtbot: QtBot, theme: Any) -> None:
    text = "Some *words* of a paragraph with [[links]].\n\n" * 8_000
    assert len(text) < 4 * PART_CHARS
    view.show_note(text, "markdown", "", ())
    assert view.document().blockCount() < 8_000  # it came back before it was done
    with qtbot.waitSignal(view.drawn, timeout=60_000):
        pass
    count = len(view.parts)
    assert count == 4
    paragraphs = []
    for part in range(count):
        if part:
            with qtbot.waitSignal(view.drawn, timeout=60_000):
                view.anchorClicked.emit(QUrl(f"part:{part}"))
        shown = view.toPlainText().split("\n")
        if part:
            assert shown.pop(0) == f"Part {part} of 4, before this one"
        if part < count - 1:
            assert shown.pop() == f"Part {part + 2} of 4, after this one"
        paragraphs += shown
    assert len(paragraphs) == 8_000


def test_another_note_replaces_one_that_is_still_drawn(view: NoteView, qtbot: QtBot) -> None:
    view.show_note("Some *words*.\n\n" * 5_000, "markdown", "", ())
    with qtbot.waitSignal(view.drawn):
        view.show_note("Short.", "markdown", "", ())
    assert view.toPlainText() == "Short."


def test_an_empty_note_is_no_trouble(show: Show) -> None:
    view = show("")
    view.point_at(Target(1, 1, "anything"))
    assert view.band == []
    assert view.grab().isNull() is False


def test_a_theme_change_keeps_the_place_and_the_marks(
    show: Show, theme: Theme, qtbot: QtBot
) -> None:
    view = show("\n\n".join(f"Paragraph number {n}." for n in range(300)))
    view.point_at(Target(401, 401, "Paragraph number 200."))
    before = view.verticalScrollBar().value()
    assert before > 0
    try:
        with qtbot.waitSignal(view.drawn):
            theme.fix(Qt.ColorScheme.Dark)
        qtbot.waitUntil(lambda: bool(view.marked))
        assert view.verticalScrollBar().value() == before
        ink = view.document().find("Paragraph").charFormat().foreground().color().name()
        assert ink == theme.tokens.text
    finally:
        theme.fix(Qt.ColorScheme.Light)
        qtbot.wait(0)


def test_every_kind_of_block_can_be_painted(show: Show) -> None:
    view = show(NOTE)
    view.point_at(Target(10, 10, "Keep it"))
    view.resize(400, 1_600)
    assert not view.grab().isNull()


def test_lines_in_another_part_of_a_long_note_are_gone_to(show: Show, qtbot: QtBot) -> None:
    text = "\n\n".join(f"Paragraph number {n}." for n in range(20_000))
    view = show(text)
    with qtbot.waitSignal(view.drawn, timeout=60_000):
        view.point_at(Target(39_001, 39_001))
    assert texts_of(view, view.band) == ["Paragraph number 19500."]
    assert view.part == len(view.parts) - 1


def test_a_heading_in_another_part_is_gone_to(show: Show, qtbot: QtBot) -> None:
    view = show("words\n\n" * 60_000 + "# The end\n\nlast\n")
    with qtbot.waitSignal(view.drawn, timeout=60_000):
        view.point_at(Target(heading="the end"))
    assert texts_of(view, view.band) == ["The end"]


def test_a_place_to_come_back_to_is_at_the_top_and_unmarked(show: Show) -> None:
    view = show("\n\n".join(f"Paragraph number {n}." for n in range(300)))
    view.point_at(Target(201, 201, top=True))
    assert view.band == []
    assert view.top_line == 201


def test_a_change_that_changes_nothing_draws_nothing(show: Show, qtbot: QtBot) -> None:
    view = show(NOTE)
    drawn: list[bool] = []
    view.drawn.connect(lambda: drawn.append(True))
    view.setPalette(view.palette())
    QCoreApplication.sendEvent(view, QEvent(QEvent.Type.PaletteChange))
    qtbot.wait(10)
    assert drawn == []
