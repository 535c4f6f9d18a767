"""Files whose names say something else than they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.adapters.parsing.conftest import Ask, make_docx, make_pdf, make_scan, make_zip

from carnet.adapters.parsing.sniffing import true_suffix

PAGE = b"<!DOCTYPE html><html><body><p>The rent is 845 euros.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "made", "kind"),
    [
        ("lease.docx", lambda: make_pdf(["The rent is 845 euros."]), "pdf"),
        ("lease.txt", lambda: make_docx(["The rent is 845 euros."]), "word"),
        ("lease.pdf", lambda: make_docx(["The rent is 845 euros."]), "word"),
        ("lease.xls", lambda: PAGE, "page"),
        ("lease.docx", lambda: PAGE, "page"),
        ("lease.doc", lambda: b"{\\rtf1\\ansi The rent is 845 euros.}", "word"),
        ("lease.pdf", lambda: make_scan(["The rent is 845 euros."]), "image"),
        ("lease.docx", lambda: make_zip({"a.md": "The rent is 845 euros."}), None),
    ],
)
def test_it_is_read_as_what_it_is(
    ask: Ask, name: str, made: Callable[[], bytes], kind: str | None
) -> None:
    reply = ask(name, made())
    if kind is None:  # an archive that is no office file: perhaps a damaged one
        assert reply.problem == "document-damaged"
        return
    assert "rent is 845 euros" in reply.text
    assert reply.format == kind
    assert "not-as-named" in reply.notes


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docm", make_docx(["x"])),
        ("a.zip", make_zip({"a.md": "x"})),
        ("a.xml", PAGE),
        ("a.jpeg", b"\xff\xd8\xff\xe0"),
        ("a.jpg", b"\x89PNG\r\n\x1a\n"),
        ("a.mhtml", PAGE),
        ("a.pdf", b""),
        ("a.docx", b"PK\x03\x04 cut off"),
    ],
)
def test_a_name_that_fits_is_believed(name: str, data: bytes) -> None:
    assert true_suffix(name, data) == "." + name.partition(".")[2]
