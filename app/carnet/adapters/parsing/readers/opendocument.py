"""OpenDocument presentations: the text of each slide."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.reading import Source, Text

_LARGEST = 100_000_000
_WIDEST = 1_000  # cells that one stands for
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def read(source: Source, text: Text) -> None:
    """Slide by slide. Raises `Unreadable`."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            member = archive.getinfo("content.xml")
            if member.file_size > _LARGEST:
                raise Unreadable("document-too-big-inside", f"{member.file_size} bytes")
            content = fromstring(archive.read(member))
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, ValueError) as error:
        raise Unreadable("document-damaged", str(error)) from error
    for page in content.iter(f"{_DRAW}page"):
        text.add("\n\n".join(_blocks(page)), page=True)


def _blocks(page: Any) -> list[str]:
    blocks = []
    in_tables: set[int] = set()
    for element in page.iter():
        if element.tag == f"{_TABLE}table":
            in_tables.update(map(id, element.iter()))
            blocks.append(_table(element))
        elif element.tag in (f"{_TEXT}p", f"{_TEXT}h") and id(element) not in in_tables:
            blocks.append("".join(element.itertext()).strip())
    return [block for block in blocks if block]


def _table(table: Any) -> str:
    """Rows of a table; a cell that spans others is repeated in them."""
    spanned: dict[tuple[int, int], str] = {}
    rows = []
    for number, row in enumerate(table.iter(f"{_TABLE}table-row")):
        cells: list[str] = []
        for cell in row:
            if cell.tag == f"{_TABLE}covered-table-cell":
                for _ in range(_count(cell, "columns-repeated")):
                    cells.append(spanned.get((number, len(cells)), ""))
            elif cell.tag == f"{_TABLE}table-cell":
                words = _cell(cell)
                for down in range(_count(cell, "rows-spanned")):
                    for right in range(_count(cell, "columns-spanned")):
                        spanned[number + down, len(cells) + right] = words
                cells += [words] * _count(cell, "columns-repeated")
        rows.append("| " + " | ".join(cells) + " |")
    if not rows:
        return ""
    columns = rows[0].count("|") - 1
    return "\n".join([rows[0], "|" + " --- |" * columns, *rows[1:]])


def _count(cell: Any, name: str) -> int:
    value = cell.get(f"{_TABLE}number-{name}", "1")
    return min(int(value), _WIDEST) if value.isdigit() else 1


def _cell(cell: Any) -> str:
    return " ".join(" ".join("".join(p.itertext()).split()) for p in cell.iter(f"{_TEXT}p"))
