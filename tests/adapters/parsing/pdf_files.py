"""PDFs written by hand: every word where a test wants it."""

from __future__ import annotations

from collections.abc import Sequence


def words_at(left: int, bottom: int, words: str, size: float = 11, marks: str = "") -> str:
    """One piece of text, in points from the lower left corner of an A4 page."""
    return f"BT {marks} /F1 {size} Tf {left} {bottom} Td ({words}) Tj ET\n"


def write_pdf(pages: Sequence[str]) -> bytes:
    """A PDF of these page contents; `F1` is Helvetica."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(page.encode('cp1252'))}>>stream\n{page}\nendstream")
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return data + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
        f"startxref\n{len(data)}\n%%EOF"
    ).encode("cp1252")
