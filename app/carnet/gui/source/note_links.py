"""Links between notes, as they stand in a drawn note."""

from __future__ import annotations

from urllib.parse import quote, unquote

NOTE_SCHEME = "note:"  # a link to another note by its name


def note_link(name: str) -> str:
    """The link that leads to the note called `name`."""
    return NOTE_SCHEME + quote(name)


def note_name(link: str) -> str | None:
    """The note a link leads to, None when it is another kind of link."""
    return unquote(link.removeprefix(NOTE_SCHEME)) if link.startswith(NOTE_SCHEME) else None
