"""What the parts of a document are called, and what reading it took or left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QLocale

from carnet.gui.words.glyphs import language_name
from carnet.gui.words.translating import tr

_SLIDES = frozenset({".pptx", ".ppt", ".pptm", ".ppsx", ".odp", ".key"})
_SHEETS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".csv", ".tsv"})
_MESSAGES = frozenset({".eml", ".msg", ".mbox"})
_CHAPTERS = frozenset({".epub", ".fb2"})


def part(path: str, page: int) -> str:
    """`p. 3`, `slide 3`, `sheet 3`, `message 3`, by the kind of file."""
    return _pattern(path).format(page=QLocale().toString(page))


def part_of(path: str, page: int, pages: int) -> str:
    """`page 3 of 12`, as a sentence of its own."""
    said = tr("{part} of {count}").format(
        part=part(path, page), count=QLocale().toString(max(page, pages))
    )
    return said[:1].upper() + said[1:]


def count(path: str, pages: int) -> str:
    """`12 pages`, `12 slides`, ..."""
    suffix = PurePath(path).suffix.lower()
    if suffix in _SLIDES:
        return tr("%Ln slide(s)", "", pages)
    if suffix in _SHEETS:
        return tr("%Ln sheet(s)", "", pages)
    if suffix in _MESSAGES:
        return tr("%Ln message(s)", "", pages)
    if suffix in _CHAPTERS:
        return tr("%Ln chapter(s)", "", pages)
    return tr("%Ln page(s)", "", pages) if suffix == ".pdf" else tr("%Ln part(s)", "", pages)


def notes(codes: Sequence[str]) -> list[str]:
    """What reading took or left out."""
    known = {
        "ocr": tr("text recognised in pictures"),
        "cut": tr("only its beginning was read: it is very long"),
        "generated": tr("written by Carnet from your notes"),
        "hidden-left-out": tr("hidden text left out"),
        "attachments-left-out": tr("some attachments left out"),
        "not-as-named": tr("read as what it is, not as its name says"),
    }
    return [known[code] for code in codes if code in known]


def language(code: str) -> str:
    """A language's name, in the window's language where that is known."""
    names = {"en": tr("English"), "fr": tr("French"), "de": tr("German"), "es": tr("Spanish"),
             "it": tr("Italian"), "pt": tr("Portuguese"), "nl": tr("Dutch")}  # fmt: skip
    return names.get(code) or (language_name(code) if code else "")


def _pattern(path: str) -> str:
    suffix = PurePath(path).suffix.lower()
    if suffix in _SLIDES:
        return tr("slide {page}")
    if suffix in _SHEETS:
        return tr("sheet {page}")
    if suffix in _MESSAGES:
        return tr("message {page}")
    if suffix in _CHAPTERS:
        return tr("chapter {page}")
    return tr("p. {page}") if suffix == ".pdf" else tr("part {page}")
