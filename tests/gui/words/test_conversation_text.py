"""A conversation as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from carnet.domain.answers import (
    Answer,
    AnswerKind,
    AnswerSentence,
    Citation,
    Claim,
    Conflict,
    Coverage,
    Support,
    ValueKind,
)
from carnet.domain.conversations import Conversation, Exchange
from carnet.domain.search import Listing, Passage
from carnet.gui.words.conversation_text import conversation_as_markdown

pytestmark = pytest.mark.gui

TALK = Conversation(1, "The boiler", 1_700_000_000.0, 1_700_000_000.0, 2)
HOSTILE = "![x](http://example.org/a.png) <img src=http://example.org/b.png> [[Secret]] # Big [^9]"


def citation(n: int, quote: str, path: str = "/notes/my__boiler.md") -> Citation:
    return Citation(n, path, "Boiler", 12, 14, None, 0, 9, quote)


def answer(*sentences: AnswerSentence, **more: object) -> Answer:
    made = Answer(
        "What pressure?", "What pressure?", AnswerKind.GENERATED, "", sentences,
        (citation(1, "Keep it at **1.2 bar**."), citation(2, "F.22")), Coverage(8, 1, 0, 0), {},
        "en",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def sentence(text: str, *citations: int, support: Support = Support.SUPPORTED) -> AnswerSentence:
    return AnswerSentence(text, support, citations)


def written(*answers: Answer) -> str:
    exchanges = [Exchange(n, 1.0, made) for n, made in enumerate(answers)]
    return conversation_as_markdown(TALK, exchanges)


def passage(title: str) -> Passage:
    return Passage(f"/notes/{title}.md", title, "", 3, 3, None, 0, 1, "text", 1.0, 1, None)


def test_every_citation_is_a_footnote_with_path_line_and_quote() -> None:
    text = written(answer(sentence("At 1.2 bar.", 1), sentence("Else F.22.", 2, 1)))
    assert text.startswith("# The boiler\n\n*Asked of my notes with Carnet · ")
    assert "## What pressure?\n\nAt 1.2 bar.[^1] Else F.22.[^2][^1]\n" in text
    assert "[^1]: Boiler, `/notes/my__boiler.md`, lines 12–14: “Keep it at 1.2 bar.”\n" in text
    assert text.endswith("“F.22”\n")


def test_footnotes_are_numbered_through() -> None:
    text = written(answer(sentence("One.", 1)), answer(sentence("Two.", 1)))
    assert "One.[^1]" in text
    assert "Two.[^3]" in text
    numbers = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert numbers == ["1", "2", "3", "4"]


def test_what_the_notes_do_not_carry_is_said_beside_it() -> None:
    text = written(
        answer(
            sentence("Half.", 1, support=Support.WEAK),
            sentence("Invented.", support=Support.UNSUPPORTED),
        )
    )
    assert "Half.[^1] (partly in your notes) ~~Invented.~~ (not in your notes)" in text


def test_quotes_stand_as_quotes() -> None:
    assert "\n> At 1.2 bar.[^1]\n" in written(
        answer(sentence("At 1.2 bar.", 1), kind=AnswerKind.EXTRACTIVE)
    )


def test_an_abstention_a_list_a_conflict_and_a_stop_are_told() -> None:
    claims = (Claim("1.2 bar", 1, 1_700_000_000.0), Claim("2 bar", 2, 0.0))
    text = written(
        answer(kind=AnswerKind.ABSTAINED, citations=(), nearest=(passage("Roof"),),
               searched_for="boiler pressure"),
        answer(kind=AnswerKind.LISTED, citations=(),
               listing=Listing("boiler", 1_204, 12, (passage("Pump"),))),
        answer(sentence("At 1.2 bar.", 1), stopped=True,
               conflicts=(Conflict(ValueKind.NUMBER, claims),)),
    )  # fmt: skip
    assert "*Searched for: boiler pressure*\n\nYour notes do not say." in text
    assert "- Roof, `/notes/Roof.md`, line 3" in text
    assert "12 of 1,204 notes\n\n- Pump, `/notes/Pump.md`, line 3" in text
    assert "- 1.2 bar (14 Nov 2023)[^1]\n- 2 bar[^2]" in text
    assert "*Stopped before the end*" in text


def test_a_note_cannot_put_pictures_links_or_pages_into_the_file() -> None:
    text = written(
        answer(sentence(HOSTILE, 1), question=HOSTILE, searched_for=HOSTILE,
               citations=(citation(1, HOSTILE, "/notes/`a`<img>.md"),))
    )  # fmt: skip
    html = MarkdownIt("commonmark", {"html": True}).render(text)
    assert "<img" not in html.replace("&lt;img", "")
    assert "<a " not in html
    assert "[[" not in text
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1


def test_a_long_quote_is_cut() -> None:
    text = written(answer(sentence("So.", 1), citations=(citation(1, "word " * 1_000),)))
    assert len(text) < 1_000
    assert "word…”" in text
