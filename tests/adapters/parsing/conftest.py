"""Documents made on the spot, and the child that reads them."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

import pytest

from carnet.adapters.parsing.contract import Reply, Request
from carnet.adapters.parsing.worker import Worker

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Ask = Callable[..., Reply]


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def ask(worker: Worker) -> Ask:
    """`ask(name, data, password="")`: what the real child says of it."""

    def ask(name: str, data: bytes, password: str = "", longest: int = 1_000_000) -> Reply:
        return worker.ask(Request(name, password, longest), data)

    return ask


@cache
def _application() -> Any:
    """Fonts need one; of the kind that the window's tests use in the same process."""
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


def make_pdf(pages: Sequence[str], size: int = 11) -> bytes:
    """A born-digital PDF, as a program prints it: one text a page."""
    from PySide6.QtCore import QBuffer, QRectF, Qt
    from PySide6.QtGui import QFont, QPainter, QPdfWriter

    _application()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Made by a test")
    painter = QPainter(writer)
    painter.setFont(QFont("DejaVu Sans", size))
    for number, text in enumerate(pages):
        if number:
            writer.newPage()
        area = QRectF(0, 0, writer.width(), writer.height())
        painter.drawText(area, Qt.TextFlag.TextWordWrap, text)
    painter.end()
    return bytes(buffer.data().data())


def make_zip(members: Mapping[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def make_docx(paragraphs: Sequence[str]) -> bytes:
    """The smallest word-processor file that programs open. A paragraph may be a run's XML."""
    body = "".join(
        f"<w:p><w:r>{'' if text.startswith('<') else '<w:t>'}{text}"
        f"{'' if text.startswith('<') else '</w:t>'}</w:r></w:p>"
        for text in paragraphs
    )
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return make_zip(
        {
            "[Content_Types].xml": (
                '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                'content-types"><Default Extension="rels" ContentType="application/vnd.'
                'openxmlformats-package.relationships+xml"/>'
                '<Override PartName="/word/document.xml" '
                f'ContentType="{kind}"/></Types>'
            ),
            "_rels/.rels": (
                f'<?xml version="1.0"?><Relationships xmlns="{relations}"><Relationship Id="r1" '
                f'Type="{office}" Target="word/document.xml"/></Relationships>'
            ),
            "word/document.xml": (
                f'<?xml version="1.0"?><w:document xmlns:w="{main}"><w:body>{body}</w:body>'
                "</w:document>"
            ),
        }
    )


def _font(size: int) -> Any:
    """Any of the fonts that systems have; Pillow's own knows no accents."""
    from PIL import ImageFont

    for name in ("DejaVuSans", "LiberationSans-Regular", "NotoSans-Regular", "Arial"):
        with suppress(OSError):
            return ImageFont.truetype(f"{name}.ttf", size)
    pytest.fail("no font with accents: on Debian, apt install fonts-dejavu-core")


def make_scan(lines: Sequence[str], dpi: int = 200, turned: int = 0) -> bytes:
    """A page of text as a PNG picture, turned by so many degrees."""
    from PIL import Image, ImageDraw

    page = Image.new("L", (int(8.27 * dpi), int(4 * dpi)), 255)
    size = int(11 / 72 * dpi)
    font = _font(size)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((dpi * 0.7, dpi * (0.5 + 0.3 * number)), line, fill=0, font=font)
    buffer = io.BytesIO()
    page.rotate(turned, expand=True, fillcolor=255).save(buffer, "PNG")
    return buffer.getvalue()
