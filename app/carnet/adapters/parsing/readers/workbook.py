"""Before an Excel workbook is read: hidden sheets and rows go, merged cells are repeated.

So every row says what it belongs to. Sheets end after a stated number of rows.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from carnet.adapters.parsing.problems import Unreadable

MOST_ROWS = 100_000  # of a sheet, and lines of a table in text
_LARGEST_PARSED = 20_000_000  # bytes of a sheet in which merged cells are repeated
_LARGEST_KEPT = 200_000_000  # bytes of a sheet up to its last row that is read
_MOST_REPEATED = 20_000  # cells
_BLOCK = 1 << 20
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW = re.compile(rb"<(\w+:)?row[\s>]")
_HIDDEN_SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*state="(?:hidden|veryHidden)"[^>]*/>')
_NAMES = re.compile(rb"<(?:\w+:)?definedNames>.*?</(?:\w+:)?definedNames>", re.DOTALL)
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def prepared(data: bytes) -> tuple[bytes, set[str]]:
    """The workbook as a person sees it, and notes: "hidden-left-out", "cut".

    Raises `zipfile.BadZipFile` and XML errors; a workbook that needs nothing comes back as it is.
    """
    notes: set[str] = set()
    changed: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if _SHEET_PART.fullmatch(member.filename):
                sheet, cut = _shortened(archive, member)
                if cut:
                    notes.add("cut")
                fresh = _as_seen(sheet, notes) if len(sheet) <= _LARGEST_PARSED else sheet
                if cut or fresh is not sheet:
                    changed[member.filename] = fresh
        book = archive.read("xl/workbook.xml")
        # Names of ranges count the sheets, so they would point at others.
        shown, hidden = _HIDDEN_SHEET.subn(b"", book)
        if hidden:
            notes.add("hidden-left-out")
            changed["xl/workbook.xml"] = _NAMES.sub(b"", shown)
        return (replaced(archive, changed) if changed else data), notes


def _shortened(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> tuple[bytes, bool]:
    """A sheet's XML up to the last row that is read; it is never unpacked further."""
    kept = bytearray()
    rows = scanned = 0
    with archive.open(member) as file:
        while block := file.read(_BLOCK):
            kept += block
            if len(kept) > _LARGEST_KEPT:
                raise Unreadable("document-too-big-inside", f"{member.filename}: 200 MB of rows")
            for match in _ROW.finditer(kept, scanned):
                rows += 1
                if rows > MOST_ROWS:
                    prefix = match[1] or b""
                    end = b"</%ssheetData></%sworksheet>" % (prefix, prefix)
                    return bytes(kept[: match.start()]) + end, True
                scanned = match.end()
            scanned = max(scanned, len(kept) - 16)  # a tag may lie across two blocks
    return bytes(kept), False


def _as_seen(sheet: bytes, notes: set[str]) -> bytes:
    """Without hidden rows and columns, merged cells repeated; the same object if there are none.

    Rows that a filter hides are what the person chose not to see now, so those are read.
    """
    if b"mergeCell" not in sheet and b"hidden=" not in sheet:
        return sheet
    from defusedxml.ElementTree import fromstring, tostring

    root = fromstring(sheet)
    rows = list(root.iter(f"{_MAIN}row"))
    hidden = _empty_hidden(root, rows)
    if hidden:
        notes.add("hidden-left-out")
    repeated = _repeat_merged(root, rows)
    return bytes(tostring(root)) if hidden or repeated else sheet


def _empty_hidden(root: Any, rows: list[Any]) -> bool:
    filtered = root.find(f"{_MAIN}autoFilter") is not None
    columns = {
        number
        for column in root.iter(f"{_MAIN}col")
        if column.get("hidden") in ("1", "true")
        for number in range(int(column.get("min", 1)), min(int(column.get("max", 1)), 16_384) + 1)
    }
    found = False
    for row in rows:
        whole = row.get("hidden") in ("1", "true") and not filtered
        for cell in list(row) if whole or columns else []:
            if whole or _place(cell.get("r", ""))[0] in columns:
                found = found or len(cell) > 0
                row.remove(cell)
    return found


def _repeat_merged(root: Any, rows: list[Any]) -> bool:
    ranges = [merged.get("ref", "") for merged in root.iter(f"{_MAIN}mergeCell")]
    if not ranges:
        return False
    cells = {_place(cell.get("r", "")): cell for row in rows for cell in row}
    by_number = {int(row.get("r", 0)): row for row in rows}
    left = _MOST_REPEATED
    for place in ranges:
        first, _, last = place.partition(":")
        source = cells.get(_place(first))
        if source is None or len(source) == 0 or not last:
            continue
        for column, number in _within(_place(first), _place(last)):
            if number not in by_number or left <= 0:
                break
            left -= 1
            _copy(source, column, by_number[number], cells.get((column, number)))
    return left < _MOST_REPEATED


def _within(first: tuple[int, int], last: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for number in range(first[1], last[1] + 1):
        for column in range(first[0], last[0] + 1):
            if (column, number) != first:
                yield column, number


def _copy(source: Any, column: int, row: Any, there: Any) -> None:
    from copy import deepcopy

    fresh = deepcopy(source)
    for formula in fresh.findall(f"{_MAIN}f"):
        fresh.remove(formula)
    fresh.set("r", f"{_letters(column)}{row.get('r')}")
    if there is not None:
        if len(there) and there.find(f"{_MAIN}v") is not None:
            return
        row[list(row).index(there)] = fresh
        return
    at = sum(_place(cell.get("r", ""))[0] < column for cell in row)
    row.insert(at, fresh)


def _place(reference: str) -> tuple[int, int]:
    """Column and row of `B7`, from 1; (0, 0) for what is none."""
    match = _CELL.fullmatch(reference)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column, int(match[2])


def _letters(column: int) -> str:
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def replaced(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The archive with some of its members changed, without the pictures of workbooks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as copy:
        for member in archive.infolist():
            if member.filename in changed:
                copy.writestr(member.filename, changed[member.filename])
            elif not member.is_dir() and not member.filename.startswith("xl/media/"):
                copy.writestr(member.filename, archive.read(member))
    return buffer.getvalue()
