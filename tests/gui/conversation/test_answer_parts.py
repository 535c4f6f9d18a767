"""What an answer shows beside its sentences: what was searched for, gaps, conflicts, lists, age."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from carnet.domain.answers import Answer, AnswerKind, AnswerSentence, Citation, Coverage, Support
from carnet.gui.conversation.answer_card import AnswerCard
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words import phrases

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
DAY_S = 86_400.0


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[[MainWindow, str], AnswerCard]:
    def ask_and_wait(window: MainWindow, question: str) -> AnswerCard:
        window.asker.ask(question)
        qtbot.waitUntil(lambda: not window.asker.running, timeout=10_000)
        return window.conversation.cards[-1]

    return ask_and_wait


def test_a_follow_up_says_what_was_searched_for(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    window = make_main_window()
    first = ask(window, "What pressure should the boiler have?")
    assert not first.searched.isVisible()
    card = ask(window, "and the tatin?")
    assert card.searched.isVisible()
    assert card.searched.label.text() == "Searched for: What pressure should the tatin have?"


def test_other_words_ask_again_with_exactly_these(
    qtbot: QtBot, make_main_window: MakeWindow, ask: Callable[..., AnswerCard], engine_log: Any
) -> None:
    window = make_main_window()
    ask(window, "What pressure should the boiler have?")
    card = ask(window, "and the tatin?")
    qtbot.mouseClick(card.searched.edit, Qt.MouseButton.LeftButton)
    field = card.searched.field
    assert field.text() == "What pressure should the tatin have?"
    assert field.selectedText() == field.text()
    field.setText("  baking   time tatin ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.conversation.cards) == 3 and not window.asker.running)
    sent = engine_log.params("answers/ask")[-1]
    assert (sent["question"], sent["searched_for"]) == ("and the tatin?", "baking time tatin")
    again = window.conversation.cards[-1]
    assert again.searched.label.text() == "Searched for: baking time tatin"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_words_that_stay_as_they_were_ask_nothing(
    qtbot: QtBot, make_main_window: MakeWindow, ask: Callable[..., AnswerCard], key: Qt.Key
) -> None:
    window = make_main_window()
    ask(window, "What pressure should the boiler have?")
    card = ask(window, "and the tatin?")
    card.searched.edit.click()
    qtbot.keyClick(card.searched.field, key)
    assert not card.searched.field.isVisible()
    assert card.searched.label.isVisible()
    assert not window.asker.running
    assert len(window.conversation.cards) == 2


def test_an_abstention_says_what_was_looked_for_and_leads_on(
    qtbot: QtBot, make_main_window: MakeWindow, ask: Callable[..., AnswerCard], engine_log: Any
) -> None:
    window = make_main_window()
    card = ask(window, "What is Noor's shoe size?")
    assert card.gap.looked_for.text() == "Looked for: shoe · size"
    assert card.gap.missing.text() == "The nearest note does not have: size"
    assert len(card.sources.rows) == 3
    card.gap.search.click()
    assert window.header.search.text() == "shoe size"
    assert window.header.search.hasFocus()
    card.gap.nearest.click()
    qtbot.waitUntil(lambda: not window.asker.running)
    sent = engine_log.params("answers/ask")[-1]
    assert sent["nearest_too"]
    assert sent["question"] == "What is Noor's shoe size?"
    card.sources.rows[0].click()
    qtbot.waitUntil(window.source.isVisible)


def test_an_answer_that_the_notes_give_has_no_gap(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    card = ask(make_main_window(), "boiler?")
    for part in (card.gap, card.listing, card.conflicts, card.searched):
        assert not part.isVisible()


def test_notes_that_disagree_are_shown_side_by_side_with_their_dates(
    qtbot: QtBot, make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    window = make_main_window()
    card = ask(window, "Is it due in 2027?")
    rows = card.conflicts.claims.rows
    assert [(row.place.title, row.place.where) for row in rows] == [
        ("0.9 bar", "14 Nov 2023 · Radiators"),
        ("0.8 bar", "13 May 2014 · Boiler"),
    ]
    assert card.conflicts.remark.text() == "A newer note, of 14 Nov 2023, says 0.9 bar."
    rows[1].click()
    qtbot.waitUntil(lambda: bool(window.source.view.band))


def test_an_unsupported_sentence_is_grey_and_says_what_is_missing(
    make_main_window: MakeWindow, ask: Callable[..., AnswerCard]
) -> None:
    card = ask(make_main_window(), "Is it due in 2027?")
    cursor = card.text.document().find("It is due in 2027")
    ink = cursor.charFormat().foreground().color()
    assert ink == card.text.theme.color("muted")
    card.text.selectAll()
    copied = card.text.createMimeDataFromSelection().text()
    assert "It is due in 2027. (your notes do not give 2027)" in copied


def test_a_list_comes_in_pages_and_each_row_opens(
    qtbot: QtBot, make_main_window: MakeWindow, ask: Callable[..., AnswerCard], engine_log: Any
) -> None:
    window = make_main_window()
    card = ask(window, "List every note")
    assert card.listing.count.text() == "8 of 1,204 notes"
    assert len(card.listing.rows) == 3
    assert card.listing.more.text() == "Show more (5 left)"
    card.listing.more.click()
    qtbot.waitUntil(lambda: len(card.listing.rows) == 8)
    [sent] = engine_log.params("search/list")
    assert (sent["query"], sent["offset"], sent["filters"]["own"]) == ("List every note", 3, True)
    assert not card.listing.more.isVisible()
    card.listing.rows[-1].click()
    qtbot.waitUntil(window.source.isVisible)


def cited(dated_at: float, path: str = "/a.md", n: int = 1) -> Citation:
    return Citation(n, path, "A", 1, 1, None, 0, 4, "text", dated_at=dated_at)


@pytest.mark.parametrize(
    ("citations", "said"),
    [
        ((), ""),
        ((cited(0.0),), ""),
        ((cited(100 * DAY_S),), "This note is 2 years old."),
        ((cited(100 * DAY_S), cited(100 * DAY_S, n=2)), "This note is 2 years old."),
        ((cited(0.0), cited(90 * DAY_S, "/b.md", 2)), "The newest of these notes is 2 years old."),
        ((cited(90 * DAY_S), cited(700 * DAY_S, "/b.md", 2)), ""),
    ],
)
def test_old_sources_are_said_to_be_old(citations: tuple[Citation, ...], said: str) -> None:
    assert phrases.age_of_sources(citations, now=850 * DAY_S) == said


HOSTILE = (
    "See <img src='http://example.org/a.png'> ![x](http://example.org/b.png) "
    "[file](file:///etc/passwd) and carnet://open?path=/etc/passwd <a href='carnet://x'>y</a>"
)


def test_links_and_pictures_in_an_answer_are_words(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    card = AnswerCard(theme, icons, KnownFolders())
    qtbot.addWidget(card)
    loaded: list[object] = []
    clicked: list[int] = []
    card.text.citation_clicked.connect(clicked.append)
    answer = Answer(
        HOSTILE, HOSTILE + " x", AnswerKind.GENERATED, HOSTILE,
        (AnswerSentence(HOSTILE, Support.SUPPORTED),), (), Coverage(1, 1, 0, 0), {}, "en",
    )  # fmt: skip
    card.finish(answer)
    card.grab()
    document = card.text.document()
    assert HOSTILE.split(" ![", 1)[0] in card.text.toPlainText()
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            style = iterator.fragment().charFormat()
            assert not style.isAnchor()
            assert not style.isImageFormat()
            iterator += 1
        block = block.next()
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.HtmlResource):
        loaded.append(card.text.loadResource(int(kind.value), QUrl("http://example.org/b.png")))
    assert loaded == [None, None]
    assert card.searched.label.textFormat() is Qt.TextFormat.PlainText
    assert clicked == []


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "carnet://x", "http://example.org", "cite:x"]
)
def test_an_address_that_is_no_citation_opens_nothing(
    qtbot: QtBot, theme: Theme, icons: Icons, address: str
) -> None:
    card = AnswerCard(theme, icons, KnownFolders())
    qtbot.addWidget(card)
    clicked: list[object] = []
    card.place_chosen.connect(clicked.append)
    card.text.citation_clicked.connect(clicked.append)
    card.text.anchorClicked.emit(QUrl(address))
    assert clicked == []
    assert not card.text.openLinks()


def test_a_quote_with_a_link_is_a_row_of_words(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    card = AnswerCard(theme, icons, KnownFolders())
    qtbot.addWidget(card)
    quoted = replace(cited(0.0), quote=HOSTILE)
    sentence = AnswerSentence("So it is.", Support.SUPPORTED, (1,))
    card.finish(
        Answer("q", "q", AnswerKind.EXTRACTIVE, "So it is.", (sentence,), (quoted,),
               Coverage(1, 1, 0, 0), {}, "en")
    )  # fmt: skip
    assert [row.place.path for row in card.sources.rows] == ["/a.md"]
