"""PowerPoint slides: by their XML alone where another part is broken, without their masters."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from carnet.adapters.parsing.reading import Source, Text

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
# The placeholders of old PowerPoint files, in English and French.
_MASTER = re.compile(
    r"(?:^-+\n+)?^(?:#+ )?"
    r"(?:Click to edit Master|Cliquez pour modifier les|Modifiez les? styles? du texte)[^\n]*\n"
    r"(?:\s*(?:(?:Second|Third|Fourth|Fifth) level|\w+ième niveau)\s*(?:\n|$))*",
    re.MULTILINE,
)
_LARGEST = 50_000_000
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def without_master(text: str) -> str:
    """The text of a presentation without what its master slides say in place of text."""
    return _MASTER.sub("", text)


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
