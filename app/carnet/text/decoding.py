"""From a file's bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from carnet.domain.errors import KnownError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG\r\n", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"7z\xbc\xaf",
    b"Rar!\x1a", b"\x7fELF", b"SQLite format 3\0", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"RIFF",
)  # fmt: skip
# C0 controls that no text file holds. Tab, line ends, form feed, and ESC (terminal logs) may.
_CONTROLS = bytes(set(range(0x20)) - {0x00, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B}) + b"\x7f"
_STRAY_NULS = 8
_CONTROL_SHARE = 0.02
_SAMPLE_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` has `\\n` line ends and no byte order mark; `replaced` counts U+FFFD put in."""

    text: str
    encoding: str
    replaced: int


def decode(data: bytes) -> Decoded:
    """Text of a file in UTF-8, UTF-16, UTF-32 or Windows-1252.

    Raises `KnownError` `binary-file` when the bytes are not text. An empty file is empty text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if data.startswith(_MAGIC):
        raise _binary("it starts like another file format")
    encoding = _unmarked_utf16(data)
    if encoding:
        return _decoded(data, encoding)
    _refuse_binary(data)
    try:
        return _finished(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        return _decoded(data, "utf-8" if _damaged_utf8(data) else "cp1252")


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        return _finished(data.decode(encoding), encoding, 0)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") * 4 > len(text) and len(text) > _STRAY_NULS:
            raise _binary(f"it is not {encoding}") from None
        return _finished(text, encoding, text.count("\ufffd"))


def _finished(text: str, encoding: str, replaced: int) -> Decoded:
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        replaced += text.count("\0")
        text = text.replace("\0", "\ufffd")
    return Decoded(text, encoding, replaced)


def _refuse_binary(data: bytes) -> None:
    nuls = data.count(0)
    if nuls > max(_STRAY_NULS, len(data) // 1000):
        raise _binary(f"{nuls} NUL bytes")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(2, len(data) * _CONTROL_SHARE) or controls * 10 > len(data):
        raise _binary(f"{controls} control characters")


def _damaged_utf8(data: bytes) -> bool:
    """Whether most non-ASCII bytes are UTF-8 all the same (one bad byte must not garble all)."""
    text = data[:_SAMPLE_BYTES].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) - bad > bad


def _unmarked_utf16(data: bytes) -> str:
    """The UTF-16 form of a file without a byte order mark, or "".

    In UTF-16 every ASCII character brings a NUL on the same side. Text of other scripts has few
    ASCII characters, so there the decoded characters have to look like text as well.
    """
    if len(data) % 2 or not data:
        return ""
    sample = data[:_SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    units = len(sample) // 2
    nuls, others, encoding = (odd, even, "utf-16-le") if odd > even else (even, odd, "utf-16-be")
    if nuls < units * 0.02 or others * 50 > nuls:
        return ""
    text = sample.decode(encoding, "ignore")  # the sample may end inside a surrogate pair
    texty = sum(unicodedata.category(char)[0] in "LMNPSZ" or char in "\t\n\r\f" for char in text)
    return encoding if text and texty >= len(text) * 0.97 and _is_no_utf8(sample, nuls) else ""


def _is_no_utf8(sample: bytes, nuls: int) -> bool:
    """A few NULs in what is otherwise UTF-8 are strays, not UTF-16."""
    if nuls * 5 >= len(sample):
        return True
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _binary(detail: str) -> KnownError:
    return KnownError(
        "binary-file",
        "This file is not text.",
        "Open it with the program it belongs to, or remove it from the folder.",
        detail,
    )
