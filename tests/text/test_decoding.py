"""Decoding: the encodings people's files have, and what is not text."""

from __future__ import annotations

import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.domain.errors import KnownError
from carnet.text.decoding import decode

FRENCH = "# L’été à Noël\n\nUne œuvre coûte 12 €, c’est « cher ».\n"


@pytest.mark.parametrize(
    ("encoding", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32-le"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_each_encoding_gives_the_same_text(encoding: str, mark: bytes, name: str) -> None:
    decoded = decode(mark + FRENCH.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.replaced) == (FRENCH, name, 0)


def test_other_scripts_in_utf16_without_a_mark_are_recognised() -> None:
    text = "日本語のメモです。 二行目\n三行目 2024\n" * 20
    assert decode(text.encode("utf-16-le")).text == text


def test_line_ends_of_every_system_become_one() -> None:
    assert decode(b"a\r\nb\rc\n\r\nd").text == "a\nb\nc\n\nd"


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\u00a0\u2003\n".encode()])
def test_an_empty_or_blank_file_is_a_text(data: bytes) -> None:
    assert decode(data).text.strip() == ""


def test_a_stray_nul_becomes_a_replacement_character() -> None:
    decoded = decode(b"# a\x00b\n\ntext\x00\x00end\n")
    assert decoded.text == "# a\ufffdb\n\ntext\ufffd\ufffdend\n"
    assert decoded.replaced == 3


def test_one_bad_byte_does_not_garble_the_accents_of_a_utf8_file() -> None:
    decoded = decode("été à Noël ".encode() * 3 + b"\xff fin")
    assert decoded.text == "été à Noël " * 3 + "\ufffd fin"
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 1)


def test_a_mixture_that_is_no_encoding_is_still_read() -> None:
    decoded = decode(b"# Titre\n\nCaf\xe9 latin-1 \xff\xfe \xc0\xaf fin\n")
    assert decoded.text.startswith("# Titre\n\nCafé latin-1 ")
    assert decoded.encoding == "cp1252"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n",
        b"PK\x03\x04" + b"word/document.xml",
        b"\x00\x01\x02\x03" * 50,
        b"text" + bytes(500),
        b"\x01\x02\x03",
        zlib.compress(random.Random(1).randbytes(20_000)),
        random.Random(2).randbytes(4_000),
    ],
)
def test_a_file_that_is_not_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(KnownError) as failure:
        decode(data)
    assert failure.value.code == "binary-file"
    assert failure.value.info.advice


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except KnownError as failure:
        assert failure.code == "binary-file"
    else:
        assert "\r" not in text
        assert "\0" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_what_was_written_as_utf8_is_read_back(text: str) -> None:
    magic = ("%PDF-", "PK", "GIF8", "Rar!", "RIFF", "{\\rtf", "SQLite")
    if not text.startswith((*magic, "\ufeff")):
        assert decode(text.encode()).text == text
