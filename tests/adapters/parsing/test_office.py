"""Spreadsheets, slides and charts: what a person sees, and how much of it."""

from __future__ import annotations

import pytest
from tests.adapters.parsing.conftest import Ask, make_docx, make_zip
from tests.adapters.parsing.office_files import make_chart, make_pptx, make_xlsx, row

from carnet.adapters.parsing.readers.slides import without_master
from carnet.adapters.parsing.readers.workbook import MOST_ROWS


def test_each_sheet_is_a_page(ask: Ask) -> None:
    reply = ask(
        "budget.xlsx", make_xlsx({"Rent": row(1, ["May", 845]), "Food": row(1, ["May", 312])})
    )
    assert len(reply.pages) == 2
    assert reply.text[reply.pages[1] :].startswith("## Food")
    assert "| May | 312 |" in reply.text


def test_a_merged_cell_is_repeated_so_that_each_row_says_what_it_belongs_to(ask: Ask) -> None:
    rows = row(1, ["flat", "month"]) + row(2, ["Lilas", "May"]) + row(3, [None, "June"])
    merged = '<!--after--><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    reply = ask("rents.xlsx", make_xlsx({"Rents": rows + merged}))
    assert "| Lilas | May |\n| Lilas | June |" in reply.text


def test_hidden_sheets_rows_and_columns_are_left_out_and_said(ask: Ask) -> None:
    rows = row(1, ["seen", "canary-1"]) + row(2, ["canary-2", "b"], 'hidden="1"')
    columns = '<cols><col min="2" max="2" hidden="1"/></cols><!--before-->'
    book = make_xlsx({"Open": columns + rows, "Secret": row(1, ["canary-3"])}, hidden=["Secret"])
    reply = ask("book.xlsx", book)
    assert "seen" in reply.text
    assert "canary" not in reply.text
    assert reply.notes == ("hidden-left-out",)


def test_rows_that_a_filter_hides_are_read(ask: Ask) -> None:
    rows = row(1, ["name"]) + row(2, ["Nora"], 'hidden="1"') + '<!--after--><autoFilter ref="A1"/>'
    assert "Nora" in ask("book.xlsx", make_xlsx({"People": rows})).text


def test_a_long_sheet_is_read_up_to_the_stated_row(ask: Ask) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, MOST_ROWS + 9)
    )
    reply = ask("long.xlsx", make_xlsx({"Log": rows}), longest=10_000_000)
    assert reply.notes == ("cut",)
    assert f"| {MOST_ROWS} |" in reply.text
    assert f"| {MOST_ROWS + 1} |" not in reply.text


def test_a_long_table_in_text_is_read_up_to_the_same_row(ask: Ask) -> None:
    lines = "name;n\n" + "".join(f"item number;{n}\n" for n in range(1, MOST_ROWS + 9))
    reply = ask("long.csv", lines.encode(), longest=10_000_000)
    assert reply.notes == ("cut",)
    assert f"| {MOST_ROWS - 1} |" in reply.text
    assert f"| {MOST_ROWS} |" not in reply.text


def test_a_chart_is_said_in_the_sheet_that_its_numbers_come_from(ask: Ask) -> None:
    chart = make_chart("Water used", "Water", {"January": 31, "February": 28})
    sheets = {"Water": row(1, ["x", 1]), "Gas": row(1, ["y", 2])}
    reply = ask("use.xlsx", make_xlsx(sheets, more={"xl/charts/chart1.xml": chart}))
    first = reply.text[: reply.pages[1]]
    assert "Chart: Water used" in first
    assert "| January | 31 |" in first


def test_a_chart_in_a_letter_is_said_too(ask: Ask) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(make_docx(["See the chart."]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chart = make_chart("Visitors", "Sheet1", {"2024": 1200, "2025": 1450})
    reply = ask("letter.docx", make_zip(parts | {"word/charts/chart1.xml": chart.encode()}))
    assert "Chart: Visitors" in reply.text
    assert "| 2025 | 1450 |" in reply.text


def test_hidden_slides_are_left_out_and_the_others_keep_their_number(ask: Ask) -> None:
    reply = ask("talk.pptx", make_pptx(["Opening", "canary", "Closing words"], hidden=[2]))
    assert len(reply.pages) == 3
    assert reply.text[reply.pages[2] :].lstrip("# ").startswith("Closing words")
    assert "canary" not in reply.text
    assert reply.notes == ("hidden-left-out",)


@pytest.mark.parametrize(
    "litter",
    [
        "Click to edit Master text styles\n\nSecond level\n\nFifth level",
        "Modifiez les styles du texte du masque\n\nDeuxième niveau\n\nTroisième niveau",
    ],
)
def test_the_words_of_a_master_slide_are_no_text(litter: str) -> None:
    assert without_master(f"-----\n\n## {litter}\n\nReal words").strip() == "Real words"


def test_a_file_that_declares_entities_is_refused(ask: Ask) -> None:
    body = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<w:document><w:body/></w:document>"
    )
    reply = ask(
        "xxe.docx", make_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": body})
    )
    assert reply.problem == "document-damaged"
    assert "declares entities" in reply.detail


def test_a_cell_that_spans_others_is_repeated_on_a_slide(ask: Ask) -> None:
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("draw", "drawing"),
            ("table", "table"),
            ("text", "text"),
        )
    )
    rows = (
        "<table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>Lilas</text:p>"
        "</table:table-cell><table:table-cell><text:p>May</text:p></table:table-cell>"
        "</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell>"
        "<text:p>June</text:p></table:table-cell></table:table-row>"
    )
    content = (
        f"<office:document-content{names}><draw:page><table:table>{rows}</table:table></draw:page>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.presentation"
    reply = ask("talk.odp", make_zip({"mimetype": kind, "content.xml": content}))
    assert reply.text == "| Lilas | May |\n| --- | --- |\n| Lilas | June |"
    assert len(reply.pages) == 1
