"""Words in a Word document that nobody sees: they are no part of what it says."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from typing import Any

_BODY = "word/document.xml"
_LARGEST = 100_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = (b"vanish", b'"FFFFFF"', b'"ffffff"', b'w:sz w:val="1"', b'w:sz w:val="2"')
_NAMESPACE = re.compile(rb'xmlns:([\w.-]+)="([^"]+)"')
_HEAD = 20_000
_TOO_SMALL = 4  # half points
_OFF = ("0", "false", "off", "none")


def without_hidden(name: str, data: bytes) -> tuple[bytes, bool]:
    """The file without words that are marked as hidden, white or tiny, and whether it had any."""
    if not name.lower().endswith((".docx", ".docm")):
        return data, False
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring, tostring

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_BODY).file_size > _LARGEST:
                return data, False
            raw = archive.read(_BODY)
            if not any(mark in raw for mark in _MARKS):
                return data, False
            body = fromstring(raw)
            if not _empty_hidden(body):
                return data, False
            _keep_prefixes(raw)
            return _replaced(archive, tostring(body)), True
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, ValueError, OSError):
        return data, False  # the reader will say what is wrong


def _keep_prefixes(raw: bytes) -> None:
    """Readers know the names by their usual prefixes, so those are written again."""
    from xml.etree.ElementTree import register_namespace

    for prefix, name in _NAMESPACE.findall(raw[:_HEAD]):
        with suppress(ValueError):  # one that ElementTree keeps for itself
            register_namespace(prefix.decode(), name.decode())


def _empty_hidden(body: Any) -> bool:
    found = False
    for run in body.iter(f"{_W}r"):
        properties = run.find(f"{_W}rPr")
        if properties is not None and _is_hidden(properties):
            for words in run.iter(f"{_W}t"):
                found = found or bool(words.text)
                words.text = ""
    return found


def _is_hidden(properties: Any) -> bool:
    vanish = properties.find(f"{_W}vanish")
    if vanish is not None and vanish.get(f"{_W}val", "1").lower() not in _OFF:
        return True
    size, color = properties.find(f"{_W}sz"), properties.find(f"{_W}color")
    shade, marked = properties.find(f"{_W}shd"), properties.find(f"{_W}highlight")
    tiny = size is not None and size.get(f"{_W}val", "").isdigit()
    if tiny and int(size.get(f"{_W}val")) <= _TOO_SMALL:
        return True
    white = color is not None and color.get(f"{_W}val", "").upper() == "FFFFFF"
    return white and shade is None and marked is None


def _replaced(archive: zipfile.ZipFile, body: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as copy:
        for member in archive.infolist():
            if member.filename == _BODY:
                copy.writestr(_BODY, body)
            elif member.file_size <= _LARGEST and not member.is_dir():
                copy.writestr(member.filename, archive.read(member))
    return buffer.getvalue()
