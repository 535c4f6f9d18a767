"""Office files written part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.adapters.parsing.conftest import make_zip

_HEAD = '<?xml version="1.0"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument"


def cell(place: str, value: str | int) -> str:
    """A cell's XML."""
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def row(number: int, values: Sequence[str | int | None], marks: str = "") -> str:
    """A row's XML; None leaves a cell out."""
    cells = (cell(f"{'ABCDEFGH'[n]}{number}", v) for n, v in enumerate(values) if v is not None)
    return f'<row r="{number}" {marks}>{"".join(cells)}</row>'


def make_xlsx(
    sheets: Mapping[str, str],
    hidden: Sequence[str] = (),
    more: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook. A sheet is its rows' XML, with what follows them after `<!--after-->` and what
    stands before them before `<!--before-->`."""

    def state(name: str) -> str:
        return "hidden" if name in hidden else "visible"

    named = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state(name)}" r:id="r{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    parts = {"[Content_Types].xml": _types({
        "xl/workbook.xml": f"{_KIND}.spreadsheetml.sheet.main+xml",
        **{f"xl/worksheets/sheet{n}.xml": f"{_KIND}.spreadsheetml.worksheet+xml"
           for n in range(1, len(sheets) + 1)},
    })}  # fmt: skip
    parts["_rels/.rels"] = _relations({"r1": ("officeDocument", "xl/workbook.xml")})
    parts["xl/workbook.xml"] = (
        f'{_HEAD}<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets>'
        "</workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = _relations(
        {f"r{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)}
    )
    for number, sheet in enumerate(sheets.values(), 1):
        before, _, rest = sheet.rpartition("<!--before-->")
        rows, _, after = rest.partition("<!--after-->")
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'{_HEAD}<worksheet xmlns="{_SHEETS}">{before}<sheetData>{rows}</sheetData>{after}'
            "</worksheet>"
        )
    return make_zip(parts | dict(more or {}))


def make_pptx(slides: Sequence[str], hidden: Sequence[int] = ()) -> bytes:
    """A presentation: a text a slide; `hidden` are numbers from 1."""
    numbers = range(1, len(slides) + 1)
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="r{n}"/>' for n in numbers)
    names = f'xmlns:a="{_DRAWING}" xmlns:p="{_SLIDES}" xmlns:r="{_OFFICE}"'
    parts = {
        "[Content_Types].xml": _types({
            "ppt/presentation.xml": f"{_KIND}.presentationml.presentation.main+xml",
            **{f"ppt/slides/slide{n}.xml": f"{_KIND}.presentationml.slide+xml" for n in numbers},
        }),
        "_rels/.rels": _relations({"r1": ("officeDocument", "ppt/presentation.xml")}),
        "ppt/presentation.xml": f"{_HEAD}<p:presentation {names}><p:sldIdLst>{ids}</p:sldIdLst>"
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": _relations(
            {f"r{n}": ("slide", f"slides/slide{n}.xml") for n in numbers}
        ),
    }  # fmt: skip
    for number, text in enumerate(slides, 1):
        shown = 'show="0"' if number in hidden else ""
        parts[f"ppt/slides/slide{number}.xml"] = (
            f"{_HEAD}<p:sld {names} {shown}><p:cSld><p:spTree><p:nvGrpSpPr/><p:grpSpPr/><p:sp>"
            f'<p:nvSpPr><p:cNvPr id="2" name="t"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
            "</p:spTree></p:cSld></p:sld>"
        )
    return make_zip(parts)


def make_chart(title: str, sheet: str, points: Mapping[str, int]) -> str:
    """A chart's XML: one line with labels and values."""
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"

    def cached(values: Sequence[object]) -> str:
        return "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate(values))

    return (
        f'{_HEAD}<c:chartSpace xmlns:c="{chart}" xmlns:a="{_DRAWING}"><c:chart><c:title><c:tx>'
        f"<c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>"
        f"<c:lineChart><c:ser><c:tx><c:strRef><c:f>{sheet}!$B$1</c:f><c:strCache>"
        f"{cached(['Amount'])}</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>"
        f"{cached(list(points))}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>"
        f"{cached(list(points.values()))}</c:numCache></c:numRef></c:val></c:ser></c:lineChart>"
        "</c:plotArea></c:chart></c:chartSpace>"
    )


def _types(parts: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'
