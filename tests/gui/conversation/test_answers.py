"""What an answer says, and where it says it from."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carnet.domain.answers import AnswerEvent
from carnet.gui.conversation.answer_card import AnswerCard
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.icons import Icons
from carnet.gui.look.inline_marks import KIND, LABEL, REPLACEMENT, Mark
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words.reference_text import answer_with_references

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


def marks(card: AnswerCard, kind: Mark) -> list[str]:
    """Labels of the marks of one kind, in the order they stand."""
    document = card.text.document()
    cursor = QTextCursor(document)
    found = []
    for position, char in enumerate(document.toRawText()):
        if char == REPLACEMENT:
            cursor.setPosition(position + 1)
            style = cursor.charFormat()
            if style.property(KIND) == kind:
                found.append(str(style.property(LABEL)))
    return found


def underline_of(card: AnswerCard, words: str) -> QTextCharFormat.UnderlineStyle:
    cursor = card.text.document().find(words)
    assert not cursor.isNull()
    return cursor.charFormat().underlineStyle()


def test_an_answer_comes_with_its_sentences_sources_and_coverage(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    card = ask(make_main_window("--problems"), "What pressure should the boiler have?")
    assert "Keep the boiler between 1.2 and 1.5 bar" in card.text.toPlainText()
    assert marks(card, Mark.CITATION) == ["1", "2", "3"]
    assert [row.place.title for row in card.sources.rows] == ["Boiler", "Boiler", "Radiators"]
    assert card.sources.rows[1].place.where.endswith("lines 13–14")
    assert card.coverage.text() == "Looked through 8 notes · 4 files could not be read"


def test_what_the_notes_do_not_carry_is_marked_with_words_and_a_line_not_colour_alone(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    card = ask(make_main_window(), "boiler?")
    style = QTextCharFormat.UnderlineStyle
    assert marks(card, Mark.WARNING) == ["partly in your notes", "not in your notes"]
    assert underline_of(card, "Keep the boiler") is style.NoUnderline
    assert underline_of(card, "It last fell") is style.DotLine
    assert underline_of(card, "A new gauge") is style.DashUnderline


def test_a_fast_model_repaints_the_answer_at_most_twenty_times_a_second(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    card = AnswerCard(theme, icons, KnownFolders())
    qtbot.addWidget(card)
    card.show()
    started = time.monotonic()
    words = 0
    while time.monotonic() - started < 0.4:
        card.take(AnswerEvent("writing", delta=f"word{words} "))
        QApplication.processEvents()
        words += 1
    seconds = time.monotonic() - started
    assert 1 <= card.text.repaints < words
    assert card.text.repaints <= 20 * seconds + 1


def test_many_quick_words_all_arrive(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    card = ask(make_main_window(), "burst")
    assert "Keep the boiler between" in card.text.toPlainText()


def test_when_the_notes_do_not_say_the_nearest_are_offered(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    card = ask(make_main_window(), "nowhere")
    assert card.heading.text() == "Your notes do not say."
    assert not card.text.isVisible()
    assert [row.place.n for row in card.sources.rows] == [0, 0, 0]
    assert card.sources.rows[0].place.title == "Lisbon, May 2024"


def test_without_a_language_model_sentences_are_shown_as_quotes(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    card = ask(make_main_window(), "quote: tatin")
    assert card.heading.text() == "Quoted from your notes, word for word"
    blocks = card.text.toPlainText().split("\n")
    assert len(blocks) == 2
    assert all(block.startswith("“") for block in blocks)


def test_a_click_on_a_citation_shows_the_note_at_the_cited_lines(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], qtbot: QtBot
) -> None:
    window = make_main_window()
    card = ask(window, "boiler?")
    cursor = QTextCursor(card.text.document())
    cursor.setPosition(card.text.document().toRawText().index(REPLACEMENT))
    middle = card.text.cursorRect(cursor).center() + QPoint(12, 0)
    qtbot.mouseClick(card.text.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    view = window.source.view
    qtbot.waitUntil(lambda: bool(view.marked))
    start, end = view.marked[0]
    shown = view.toPlainText()[start:end]
    assert shown == "Keep it between 1.2 and 1.5 bar when cold."
    band = [view.document().findBlockByNumber(number).text() for number in view.band]
    assert band == [
        "Keep it between 1.2 and 1.5 bar when cold. Below 0.8 bar the burner locks out and the "
        "display shows F.22."
    ]


def test_an_answer_of_ten_thousand_characters_is_shown_whole(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    card = ask(make_main_window(), "endless")
    assert len(card.text.toPlainText()) >= 9_990
    assert card.text.height() >= card.text.document().size().height()


def test_copying_takes_the_references_along(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    card = ask(make_main_window(), "boiler?")
    card.copy()
    copied = QGuiApplication.clipboard().text()
    assert card.answer is not None
    assert copied == answer_with_references(card.answer)
    assert "when it is cold. [1] If it drops" in copied
    assert "A new gauge would cost about 30 €. (not in your notes)" in copied
    assert copied.splitlines()[-1].startswith("[3] Radiators: ")
    assert copied.splitlines()[-1].endswith("Radiators.md, line 6")


def test_selected_words_are_copied_with_their_numbers(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    card = ask(make_main_window(), "sintra?")
    card.text.selectAll()
    card.text.copy()
    assert QGuiApplication.clipboard().text() == (
        "Trains to Sintra leave Rossio every twenty minutes, and the return ticket was 4.60 €. [1]"
    )


def test_a_theme_change_keeps_the_answer(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard], theme: Any
) -> None:
    card = ask(make_main_window(), "boiler?")
    before = card.text.toPlainText()
    theme.fix(Qt.ColorScheme.Dark)
    try:
        color = card.text.document().find("Keep the").charFormat().foreground().color().name()
        assert color == theme.tokens.text
        assert card.text.toPlainText() == before
    finally:
        theme.fix(Qt.ColorScheme.Light)
