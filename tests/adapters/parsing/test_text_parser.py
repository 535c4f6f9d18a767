"""Notes become documents: what each format says about itself."""

from __future__ import annotations

import pytest

from carnet.adapters.parsing.text_parser import TextParser
from carnet.domain.errors import KnownError
from carnet.domain.file_ports import Parser

NOTE = """\
---
title: Travaux 2024
tags: [maison]
aliases: [Chantier]
date: 2024-03-12
---
# Toiture

Devis de [[Dupont|M. Dupont]], voir [plan](plans/a.md). #urgent
"""


@pytest.fixture
def parser() -> TextParser:
    return TextParser(detect=lambda text: "fr" if text.strip() else "")


def test_it_is_a_parser_of_these_formats(parser: TextParser) -> None:
    as_port: Parser = parser
    assert as_port.formats == {".md", ".markdown", ".txt", ".org", ".rst"}


def test_a_markdown_note_says_everything_in_its_header_and_text(parser: TextParser) -> None:
    document = parser.parse("/notes/x.md", NOTE.encode())
    assert document.text == NOTE
    assert (document.format, document.title, document.language) == (
        "markdown",
        "Travaux 2024",
        "fr",
    )
    assert document.tags == ("maison", "urgent")
    assert (document.date, document.aliases) == ("2024-03-12", ("Chantier",))
    assert document.links == ("Dupont", "plans/a.md")


def test_without_a_header_the_first_heading_is_the_title(parser: TextParser) -> None:
    document = parser.parse("X.MARKDOWN", b"text\n\n## *Roof*\n")
    assert (document.format, document.title, document.tags) == ("markdown", "Roof", ())


def test_a_journal_is_dated_by_its_heading(parser: TextParser) -> None:
    assert parser.parse("a.md", b"# 2024-05-06 Monday\n").date == "2024-05-06"


def test_the_file_name_is_no_title(parser: TextParser) -> None:
    assert parser.parse("/notes/Roof.md", b"text").title is None
    assert parser.parse("/notes/Roof.txt", b"text").title is None


def test_plain_text_may_hold_tags(parser: TextParser) -> None:
    document = parser.parse("a.txt", b"call Ann #home\n")
    assert (document.format, document.tags) == ("text", ("home",))


def test_an_org_document_says_it_with_keywords(parser: TextParser) -> None:
    text = b"#+TITLE: House\n#+DATE: <2024-05-06 Mon>\n#+FILETAGS: :home:\n* Roof\n[[file:a.org]]\n"
    document = parser.parse("a.org", text)
    assert (document.format, document.title, document.date) == ("org", "House", "2024-05-06")
    assert (document.tags, document.links) == (("home",), ("a.org",))


def test_an_org_document_without_a_title_takes_its_first_heading(parser: TextParser) -> None:
    assert parser.parse("a.org", b"* TODO Call Ann\n").title == "Call Ann"


def test_a_restructuredtext_document_takes_its_first_heading(parser: TextParser) -> None:
    document = parser.parse("a.rst", "Été 2024\n========\n\ntext\n".encode())
    assert (document.format, document.title) == ("rst", "Été 2024")


def test_an_empty_file_is_an_empty_document(parser: TextParser) -> None:
    document = parser.parse("a.md", b"")
    assert (document.text, document.title, document.language) == ("", None, "")


def test_the_language_is_that_of_the_body() -> None:
    seen: list[str] = []
    TextParser(detect=lambda text: seen.append(text) or "fr").parse("a.md", NOTE.encode())
    assert seen[0].startswith("# Toiture")


def test_a_binary_file_is_refused(parser: TextParser) -> None:
    with pytest.raises(KnownError) as failure:
        parser.parse("a.md", b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert failure.value.code == "binary-file"
