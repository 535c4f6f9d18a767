"""What a file is by its content, where that is plain and its name says something else."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from carnet.adapters.parsing.formats import FORMATS

_MOST_BEFORE_PDF = 1_024  # bytes that PDF readers forgive before the header
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_RTF = b"{\\rtf"
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
)  # fmt: skip
# Streams of OLE files, and folders of OOXML archives.
_STREAMS = (
    ("WordDocument", ".doc"), ("PowerPoint Document", ".ppt"), ("Workbook", ".xls"),
    ("__substg1.0_", ".msg"),
)  # fmt: skip
_FOLDERS = (("word/", ".docx"), ("ppt/", ".pptx"), ("xl/", ".xlsx"))
_MIMETYPES = {
    b"application/epub+zip": ".epub",
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
}
_OLE_SUFFIXES = frozenset({".doc", ".ppt", ".xls", ".msg"})
_ZIP_SUFFIXES = frozenset({
    ".docx", ".docm", ".pptx", ".pptm", ".ppsx", ".xlsx", ".xlsm", ".xlsb", ".epub", ".odt",
    ".ods", ".odp", ".zip",
})  # fmt: skip
_PICTURE_SUFFIXES = frozenset(s for s, found in FORMATS.items() if found.name == "image")
_BINARY = _OLE_SUFFIXES | _ZIP_SUFFIXES | _PICTURE_SUFFIXES | {".pdf", ".rtf"}


def is_document(data: bytes) -> bool:
    """Whether the first bytes are those of a PDF, an office file or an archive."""
    return data.startswith((b"%PDF-", _ZIP, _OLE, _RTF))


def true_suffix(path: str, data: bytes) -> str:
    """The suffix that the content calls for: that of `path` unless it is plainly another."""
    named = PurePath(path).suffix.lower()
    found = _suffix_of(data, named)
    return found if found and not _fits(named, found) else named


def _suffix_of(data: bytes, named: str) -> str:
    head = data[:_MOST_BEFORE_PDF]
    if data.startswith(b"%PDF-") or (named in _BINARY and b"%PDF-" in head):
        return ".pdf"
    if data.startswith(_OLE):
        return _of_ole(data)
    if data.startswith(_ZIP):
        return _of_zip(data)
    if data.startswith(_RTF):
        return ".rtf"
    for magic, suffix in _PICTURES:
        if data.startswith(magic):
            return suffix
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return ".html" if start.startswith((b"<!doctype html", b"<html")) else ""


def _fits(named: str, found: str) -> bool:
    """Whether a file of this name may well begin like that."""
    if found == ".html":  # mail, feeds and notes may begin with a tag
        return named not in _BINARY
    if found == ".zip":  # of no kind that we know: the reader of its name will say
        return named in _ZIP_SUFFIXES
    return _family(named) == _family(found)


def _family(suffix: str) -> tuple[str, bool, bool]:
    """Formats that one reader takes for the same: pictures, and office files with macros."""
    known = FORMATS.get(suffix)
    return known.name if known else suffix, suffix in _ZIP_SUFFIXES, suffix in _OLE_SUFFIXES


def _of_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ""  # the reader asks for the password
    for stream, suffix in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return suffix
    return ""


def _of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < _MOST_BEFORE_PDF:
                return _MIMETYPES.get(archive.read("mimetype").strip(), ".zip")
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return ""
    if "[Content_Types].xml" in names:
        for folder, suffix in _FOLDERS:
            if any(name.startswith(folder) for name in names):
                return suffix
    return ".zip"
