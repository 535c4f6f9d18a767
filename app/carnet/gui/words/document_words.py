"""A document of the library in words: what its row draws, and where it came from."""

from __future__ import annotations

from carnet.domain.documents import Document
from carnet.gui.words import phrases, search_text
from carnet.gui.words.translating import tr

CLIPBOARD = "clipboard"
_NOTE_FORMATS = frozenset({"", "markdown", "text", "org", "rst"})


def spoken(document: Document) -> str:
    """For screen readers: title, kind when it is not a note, date, and what is wrong with it."""
    parts = [document.display_title]
    if document.format not in _NOTE_FORMATS:
        parts.append(search_text.kind(document.format))
    if document.generated:
        parts.append(tr("written by Carnet"))
    if document.problem is not None:
        parts.append(tr("could not be read"))
    parts.append(phrases.day(document.mtime_ns / 1e9))
    return ", ".join(filter(None, parts))


def tip(document: Document, origin: str) -> str:
    """Where it lies and what kind it is; where a copy came from."""
    lines = [document.path]
    if document.format:
        lines.append(search_text.kind(document.format))
    if origin == CLIPBOARD:
        lines.append(tr("Imported from the clipboard"))
    elif origin:
        lines.append(tr("Imported from {path}").format(path=origin))
    return "\n".join(lines)
