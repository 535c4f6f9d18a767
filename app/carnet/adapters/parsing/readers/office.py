"""Word processors, slides, spreadsheets, books, notebooks: read by kreuzberg."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.readers.charts import Chart, charts_of
from carnet.adapters.parsing.readers.open_xml import OPEN_XML, as_seen, refuse_entities
from carnet.adapters.parsing.readers.slides import add_slides, without_master
from carnet.adapters.parsing.readers.workbook import MOST_ROWS
from carnet.adapters.parsing.reading import Source, Text

# What mimetypes does not know on every system.
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".docm": "application/vnd.ms-word.document.macroEnabled.12",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".pptm": "application/vnd.ms-powerpoint.presentation.macroEnabled.12",
    ".ppsx": "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xlsb": "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".doc": "application/msword",
    ".ppt": "application/vnd.ms-powerpoint",
    ".xls": "application/vnd.ms-excel",
    ".rtf": "application/rtf",
    ".epub": "application/epub+zip",
    ".fb2": "application/x-fictionbook+xml",
    ".ipynb": "application/x-ipynb+json",
    ".msg": "application/vnd.ms-outlook",
    ".html": "text/html",
    ".xml": "application/xml",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
# Markdown written by the library escapes what might mean something; a quotation should not.
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~$&'\"^=:;,/?@%])")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_EMPTY_LINK = re.compile(r"\[\s*\]\([^)\n]*\)")
_ENCRYPTED = ("password", "encrypt", "decrypt")
# Protected OOXML files are OLE files with a stream of this name (in UTF-16).
_PROTECTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_TOO_BIG = ("bomb", "limit", "exceed", "too large")
_WORD = b"\xec\xa5"
_SHEET = re.compile(r"^## (.+)$", re.MULTILINE)
_EMPTY_ROW = re.compile(r"^\|(?: *\|)+\n(?!\| *-)", re.MULTILINE)
_CELLS = (".csv", ".tsv")
_SMALL_TABLE = 1_000_000  # bytes


def read(source: Source, text: Text) -> None:
    """Markdown of the document. Raises `Unreadable`."""
    suffix = PurePath(source.path).suffix.lower()
    if suffix in _CELLS and len(source.data) > _SMALL_TABLE:
        source = replace(source, data=_first_lines(source.data, text))
    if suffix in OPEN_XML:
        refuse_entities(source.data)
        source = replace(source, data=as_seen(suffix, source.data, text.notes))
    charts = charts_of(source.data) if suffix in OPEN_XML else []
    try:
        result = extract(source)
    except Unreadable as error:
        if error.code == "document-encrypted" or not add_slides(source, text):
            raise
        return
    _add(result, suffix, charts, text)


def _add(result: Any, suffix: str, charts: list[Chart], text: Text) -> None:
    metadata = dict(result.metadata)
    text.title = text.title or str(metadata.get("title") or "").strip()
    text.date = text.date or str(metadata.get("created_at") or "")[:10]
    for page, starts in _pages(str(result.content), metadata):
        body = _EMPTY_ROW.sub("", unescaped(page))
        text.add(without_master(body) if suffix == ".ppt" else body, page=starts)
        head = _SHEET.match(page)
        for chart in charts:
            if head is not None and chart.sheet == unescaped(head[1]):
                text.add(chart.text)
    known = set(metadata.get("sheet_names") or ())
    for chart in charts:
        if chart.sheet not in known:
            text.add(chart.text)


def extract(source: Source) -> Any:
    """What kreuzberg makes of the document. Raises `Unreadable`."""
    import kreuzberg

    suffix = PurePath(source.path).suffix.lower()
    kind = _TYPES.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "text/plain"
    config = kreuzberg.ExtractionConfig(
        use_cache=False,
        output_format="markdown",
        pages=kreuzberg.PageConfig(extract_pages=True),
        concurrency=kreuzberg.ConcurrencyConfig(max_threads=1),
    )
    try:
        return kreuzberg.extract_bytes_sync(source.data, kind, config=config)
    except kreuzberg.KreuzbergError as error:
        detail = str(error)[:300]
        protected = any(word in detail.lower() for word in _ENCRYPTED) or _is_protected(source.data)
        big = any(word in detail.lower() for word in _TOO_BIG)
        code = "document-too-big-inside" if big else "document-damaged"
        raise Unreadable("document-encrypted" if protected else code, detail) from error


def _first_lines(data: bytes, text: Text) -> bytes:
    """Lines of a table up to the last that is read."""
    end = -1
    for _ in range(MOST_ROWS):
        end = data.find(b"\n", end + 1)
        if end < 0:
            return data
    wide = 2 if data.startswith(b"\xff\xfe") else 1  # UTF-16: the other half of the line end
    if data[end + wide :].strip():
        text.notes.add("cut")
    return data[: end + wide]


def _is_protected(data: bytes) -> bool:
    """Whether an OLE file wants a password; old Word files say so in a bit of their first block."""
    if not data.startswith(_OLE):
        return False
    word = data[512:524]
    return _PROTECTED_STREAM in data or (word.startswith(_WORD) and bool(word[11] & 1))


def unescaped(markdown: str) -> str:
    """Markdown as a person would have written it; pictures leave their descriptions."""
    text = _IMAGE.sub(r"\1", markdown)
    text = _EMPTY_LINK.sub("", text)
    return _ESCAPED.sub(r"\1", text)


def _pages(content: str, metadata: dict[str, Any]) -> list[tuple[str, bool]]:
    """The content cut where its pages, slides or sheets begin; each with whether one does."""
    starts = _boundaries(content, metadata) or _sheet_starts(content, metadata)
    if not starts:
        return [(content, False)]
    ends = [*starts[1:], len(content)]
    head = [(content[: starts[0]], False)] if content[: starts[0]].strip() else []
    return head + [(content[a:b], True) for a, b in zip(starts, ends, strict=True)]


def _boundaries(content: str, metadata: dict[str, Any]) -> list[int]:
    pages = metadata.get("pages")
    found = pages.get("boundaries") if isinstance(pages, dict) else None
    if not found:
        return []
    raw = content.encode()
    return sorted(len(raw[: page["byte_start"]].decode("utf-8", "ignore")) for page in found)


def _sheet_starts(content: str, metadata: dict[str, Any]) -> list[int]:
    names = metadata.get("sheet_names")
    if not isinstance(names, list | tuple):
        return []
    wanted = {str(name).strip() for name in names}
    found = _SHEET.finditer(content)
    return [match.start() for match in found if _ESCAPED.sub(r"\1", match[1]).strip() in wanted]
