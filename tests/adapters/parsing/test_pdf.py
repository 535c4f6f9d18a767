"""What a page says, in which order, and what nobody sees of it."""

from __future__ import annotations

import pytest
from tests.adapters.parsing.conftest import Ask
from tests.adapters.parsing.pdf_files import words_at, write_pdf

ROWS = [("Item", "Qty", "Price"), ("Filter", "2", "14.90"), ("Boiler", "1", "990.00")]


def test_columns_are_read_one_after_the_other(ask: Ask) -> None:
    columns = [[f"{side} line {n} of the story" for n in range(5)] for side in ("Left", "Right")]
    page = "".join(
        words_at(left, 760 - 14 * n, line)
        for left, column in zip((60, 320), columns, strict=True)
        for n, line in enumerate(column)
    )
    assert ask("paper.pdf", write_pdf([page])).text.split("\n") == columns[0] + columns[1]


def test_the_cells_of_a_row_stay_on_a_line_and_apart(ask: Ask) -> None:
    page = "".join(
        words_at(left, 760 - 14 * n, cell)
        for n, row in enumerate(ROWS)
        for left, cell in zip((60, 220, 380), row, strict=True)
    )
    reply = ask("bill.pdf", write_pdf([page]))
    assert reply.text == "Item Qty Price\nFilter 2 14.90\nBoiler 1 990.00"


@pytest.mark.parametrize(
    "hidden",
    [
        "1 1 1 rg\n" + words_at(60, 600, "canary") + "0 0 0 rg\n",
        words_at(60, 600, "canary", 0.5),
        words_at(60, 600, "canary", 11, "3 Tr"),
    ],
    ids=["white", "tiny", "undrawn"],
)
def test_words_that_nobody_sees_are_left_out_and_said(ask: Ask, hidden: str) -> None:
    reply = ask("a.pdf", write_pdf([words_at(60, 700, "The visible words.") + hidden]))
    assert reply.text == "The visible words."
    assert reply.notes == ("hidden-left-out",)


def test_white_words_on_a_dark_bar_are_seen(ask: Ask) -> None:
    bar = "0 0 0.4 rg 50 590 300 40 re f\n1 1 1 rg\n" + words_at(60, 600, "Heading on a bar")
    reply = ask("a.pdf", write_pdf([bar]))
    assert (reply.text, reply.notes) == ("Heading on a bar", ())


def test_words_beside_the_page_are_not_on_it(ask: Ask) -> None:
    page = words_at(60, 700, "On the page.") + words_at(60, -300, "Slug of the printer")
    assert ask("a.pdf", write_pdf([page])).text == "On the page."


def test_what_a_scanner_recognised_is_kept_and_not_read_again(ask: Ask) -> None:
    image = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n"
    layer = words_at(60, 700, "The words below the picture of the page.", 11, "3 Tr")
    reply = ask("scan.pdf", write_pdf([image + layer]))
    assert (reply.text, reply.notes) == ("The words below the picture of the page.", ())


def test_a_long_document_keeps_every_page(ask: Ask) -> None:
    pages = [words_at(60, 700, f"Only page {n} says number {n * 7}.") for n in range(1, 301)]
    reply = ask("long.pdf", write_pdf(pages))
    ends = [*reply.pages[1:], len(reply.text)]
    said = [reply.text[a:b].strip() for a, b in zip(reply.pages, ends, strict=True)]
    assert said == [f"Only page {n} says number {n * 7}." for n in range(1, 301)]
