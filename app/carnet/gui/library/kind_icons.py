"""Which drawing stands for which kind of document."""

from __future__ import annotations

_DRAWINGS = {
    "pdf": "kind-pdf",
    "word": "kind-word",
    "slides": "kind-slides",
    "sheet": "kind-sheet",
    "table": "kind-sheet",
    "book": "kind-book",
    "notebook": "kind-notebook",
    "page": "kind-page",
    "image": "kind-image",
    "mail": "kind-mail",
    "archive": "kind-archive",
    "calendar": "kind-calendar",
    "evernote": "kind-archive",
}


def kind_icon(format_code: str) -> str:
    """An icon's name for a document's format; a note is what has no drawing of its own."""
    return _DRAWINGS.get(format_code, "note")
