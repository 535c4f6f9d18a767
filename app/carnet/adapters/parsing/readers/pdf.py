"""PDF: the text of each page by PDFium; pages that are pictures go to text recognition."""

from __future__ import annotations

import io
import re
from typing import Any

from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.readers.pdf_text import page_text
from carnet.adapters.parsing.readers.recognition import recognise
from carnet.adapters.parsing.reading import Source, Text

_REMOVE_SECURITY = 3  # FPDF_REMOVE_SECURITY
_RECOGNISED_AT_DPI = 200
_MOST_RECOGNISED = 60  # pages: each takes seconds
_LONELY = 16  # fewer letters than this on a page with a picture: a scan with a stamp
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read(source: Source, text: Text) -> None:
    """Page by page. Raises `Unreadable`."""
    document = open_pdf(source.data, source.password)
    try:
        metadata = document.get_metadata_dict()
        text.title = text.title or metadata.get("Title", "").strip()
        created = _DATE.match(metadata.get("CreationDate", ""))
        text.date = text.date or ("-".join(created.groups()) if created else "")
        recognised = 0
        for number in range(len(document)):
            page = document[number]
            body, hidden = page_text(page)
            if hidden:
                text.notes.add("hidden-left-out")
            if len(body) < _LONELY and recognised < _MOST_RECOGNISED and _has_picture(page):
                recognised += 1
                found = recognise(render(page, _RECOGNISED_AT_DPI))
                if len(found) > len(body):
                    body = found
                    text.notes.add("ocr")
            elif len(body) < _LONELY and recognised >= _MOST_RECOGNISED and _has_picture(page):
                text.notes.add("cut")
            text.add(body, page=True)
            page.close()
    finally:
        document.close()


def open_pdf(data: bytes, password: str = "") -> Any:
    """A pypdfium2 document. Raises `Unreadable`."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data, password=password or None)
        len(document)
    except pypdfium2.PdfiumError as error:
        detail = str(error)
        if "password" in detail.lower():
            code = "document-wrong-password" if password else "document-encrypted"
            raise Unreadable(code, detail) from error
        raise Unreadable("document-damaged", detail) from error
    return document


def unlocked(data: bytes, password: str) -> bytes:
    """The same PDF without its password. Raises `Unreadable`."""
    document = open_pdf(data, password)
    try:
        buffer = io.BytesIO()
        document.save(buffer, flags=_REMOVE_SECURITY)
        return buffer.getvalue()
    finally:
        document.close()


def render(page: Any, dpi: int) -> Any:
    """A page as a picture (PIL, RGB)."""
    return page.render(scale=dpi / 72).to_pil().convert("RGB")


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return (
        next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None
    )
