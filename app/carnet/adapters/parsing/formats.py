"""Which reader takes which file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Format:
    """`name` is what `type:` filters by; `reader` names the module below `readers`."""

    name: str
    reader: str


_OFFICE = {
    "word": (".docx", ".doc", ".docm", ".odt", ".rtf"),
    "slides": (".pptx", ".ppt", ".pptm", ".ppsx"),
    "sheet": (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"),
    "book": (".epub", ".fb2"),
    "notebook": (".ipynb",),
}
_OWN = {
    "pdf": (".pdf",),
    "slides": (".odp",),
    "table": (".csv", ".tsv"),
    "page": (".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    "image": (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"),
    "mail": (".eml", ".msg", ".mbox"),
    "archive": (".zip",),
    "calendar": (".ics",),
    "evernote": (".enex",),
    "xml": (".xml",),
}

# Where the reader is not named as the format.
_READER = {".odp": "opendocument", ".csv": "office", ".tsv": "office"}


def _formats() -> dict[str, Format]:
    known = {suffix: Format(n, "office") for n, suffixes in _OFFICE.items() for suffix in suffixes}
    for name, suffixes in _OWN.items():
        known.update({suffix: Format(name, _READER.get(suffix, name)) for suffix in suffixes})
    return known


FORMATS: dict[str, Format] = _formats()


# Recognising text takes seconds a picture, and folders of notes are full of pictures, archives and
# settings of programs: these are read where a person imports them.
ON_IMPORT_ONLY = frozenset(_OWN["image"] + _OWN["archive"] + _OWN["xml"])


# Text of other kinds: source code, settings, logs, subtitles. Read as it stands, and only where a
# person imports it: folders of programs hold thousands.
AS_TEXT = frozenset({
    ".py", ".js", ".ts", ".jsx", ".tsx", ".c", ".h", ".cc", ".cpp", ".hpp", ".cs", ".java", ".kt",
    ".swift", ".go", ".rs", ".rb", ".php", ".pl", ".lua", ".r", ".jl", ".scala", ".sh", ".ps1",
    ".sql", ".tex", ".bib", ".json", ".yaml", ".yml", ".toml", ".ini", ".log", ".srt", ".vtt",
})  # fmt: skip


def format_of(path: str) -> Format | None:
    """By the suffix of a file's name, whatever its case; None for one that no reader takes."""
    return FORMATS.get(PurePath(path).suffix.lower())
