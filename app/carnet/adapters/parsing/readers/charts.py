"""Charts in office files: their titles and the numbers they show, which lie in no text or cell."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any

_PART = re.compile(r"(?:word|ppt|xl)/charts/chart(\d*)\.xml")
_LARGEST = 10_000_000
_MOST_CHARTS = 100
_MOST_POINTS = 200
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHEET_OF = re.compile(r"^'?((?:[^'!]|'')+)'?!")


@dataclass(frozen=True, slots=True)
class Chart:
    """`text` is Markdown; `sheet` is the sheet that its numbers come from, "" if unknown."""

    text: str
    sheet: str


def charts_of(data: bytes) -> list[Chart]:
    """Every chart of an OOXML file, in the order of their numbers; none when it is damaged."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = sorted(
                (int(match[1] or 0), member.filename)
                for member in archive.infolist()
                if (match := _PART.fullmatch(member.filename)) and member.file_size <= _LARGEST
            )
            roots = [fromstring(archive.read(member)) for _, member in parts[:_MOST_CHARTS]]
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, ValueError, OSError, TypeError):
        return []
    return [chart for root in roots if (chart := _chart(root)).text]


def _chart(root: Any) -> Chart:
    titles = [" ".join(_words(title).split()) for title in root.iter(f"{_C}title")]
    head = " · ".join(title for title in titles if title)
    series = [_series(element) for element in root.iter(f"{_C}ser")]
    names = [name for name, _, _ in series]
    labels = max((labels for _, labels, _ in series), key=len, default=[])
    rows = [
        [label, *(values[at] if at < len(values) else "" for _, _, values in series)]
        for at, label in enumerate(labels)
    ] or [
        [str(at + 1), *row] for at, row in enumerate(zip(*(v for _, _, v in series), strict=False))
    ]
    if not rows and not head:
        return Chart("", "")
    lines = [f"Chart: {head}" if head else "Chart"]
    if rows:
        lines += ["", _line(["", *names]), "|" + " --- |" * (len(names) + 1), *map(_line, rows)]
    formula = next((f.text or "" for f in root.iter(f"{_C}f")), "")
    sheet = _SHEET_OF.match(formula)
    return Chart("\n".join(lines), sheet[1].replace("''", "'") if sheet else "")


def _series(element: Any) -> tuple[str, list[str], list[str]]:
    """Its name, the labels of its points and their values."""
    return (
        " ".join(_points(element.find(f"{_C}tx"))),
        _points(element.find(f"{_C}cat")) or _points(element.find(f"{_C}xVal")),
        _points(element.find(f"{_C}val")) or _points(element.find(f"{_C}yVal")),
    )


def _points(element: Any) -> list[str]:
    if element is None:
        return []
    found = [value.text or "" for value in element.iter(f"{_C}v")]
    return [value.strip() for value in found[:_MOST_POINTS]]


def _words(title: Any) -> str:
    return "".join(run.text or "" for run in title.iter(f"{_A}t")) or " ".join(_points(title))


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
