"""Documents made on the spot, so that what reads them has something to read."""

from __future__ import annotations

from pathlib import Path

PDF_WORDS = "The lantern of Ploumanach was lit in 1948"
PICTURE_WORDS = "RECEIPT 4711"


def write_pdf(path: Path, words: str = PDF_WORDS) -> Path:
    """One page with one line of text, as small as PDF allows."""
    drawing = f"BT /F1 18 Tf 72 720 Td ({words}) Tj ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    data += b"startxref\n%d\n%%%%EOF\n" % table
    path.write_bytes(data)
    return path


def write_picture(path: Path, words: str = PICTURE_WORDS) -> Path:
    """A white picture with a line of black letters."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (640, 160), "white")
    font = ImageFont.load_default(size=56)
    ImageDraw.Draw(picture).text((40, 45), words, fill="black", font=font)
    picture.save(path)
    return path
