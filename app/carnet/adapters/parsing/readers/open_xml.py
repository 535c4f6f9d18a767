"""Office files of today (archives of XML), as a person sees them: before they are read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.readers.hidden_words import without_hidden
from carnet.adapters.parsing.readers.workbook import prepared, replaced

OPEN_XML = frozenset({".docx", ".docm", ".pptx", ".pptm", ".ppsx", ".xlsx", ".xlsm"})
_HEAD = 4_096
_LARGEST_SLIDE = 20_000_000
_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_HIDDEN_SLIDE = re.compile(rb'<p:sld\s[^>]*\bshow="(?:0|false)"')
_WORDS = re.compile(rb"(<a:t(?:\s[^>]*)?>)[^<]*(?=</a:t>)")


def refuse_entities(data: bytes) -> None:
    """Raises `Unreadable` for a file whose parts declare entities, which the standard forbids:
    they serve to fetch other files or to unfold into more than memory holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    with archive.open(name) as part:
                        if b"<!DOCTYPE" in part.read(_HEAD).upper():
                            raise Unreadable("document-damaged", f"{name} declares entities")
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return  # the reader will say what is wrong


def as_seen(suffix: str, data: bytes, notes: set[str]) -> bytes:
    """The file without what nobody sees. Adds to `notes` what was done."""
    if suffix.startswith(".doc"):
        fresh, hidden = without_hidden("x" + suffix, data)
        return _noted(fresh, {"hidden-left-out"} if hidden else set(), notes)
    make: Callable[[bytes], tuple[bytes, set[str]]]
    make = prepared if suffix.startswith(".xls") else _without_hidden_slides
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError

    try:
        return _noted(*make(data), notes)
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, ValueError, OSError):
        return data  # the reader will say what is wrong


def _noted(data: bytes, fresh: set[str], notes: set[str]) -> bytes:
    notes |= fresh
    return data


def _without_hidden_slides(data: bytes) -> tuple[bytes, set[str]]:
    """Slides that are not shown keep their number and lose their words."""
    changed = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if _SLIDE.fullmatch(member.filename) and member.file_size <= _LARGEST_SLIDE:
                slide = archive.read(member)
                if _HIDDEN_SLIDE.search(slide[:_HEAD]):
                    changed[member.filename] = _WORDS.sub(rb"\1", slide)
        if not changed:
            return data, set()
        return replaced(archive, changed), {"hidden-left-out"}
