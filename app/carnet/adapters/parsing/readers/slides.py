"""PowerPoint slides by their XML alone: for files in which another part is broken."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from carnet.adapters.parsing.reading import Source, Text

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_LARGEST = 50_000_000
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def add_slides(source: Source, text: Text) -> bool:
    """Add the words of every slide, each a page; whether there were any."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            found = sorted(
                (int(match[1]), member)
                for member in archive.infolist()
                if (match := _SLIDE.fullmatch(member.filename)) and member.file_size <= _LARGEST
            )
            slides = [fromstring(archive.read(member)) for _, member in found]
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, ValueError, OSError):
        return False
    for slide in slides:
        text.add("\n\n".join(filter(None, map(_words, slide.iter(f"{_DRAWING}p")))), page=True)
    return text.length > 0


def _words(paragraph: Any) -> str:
    return "".join(run.text or "" for run in paragraph.iter(f"{_DRAWING}t")).strip()
