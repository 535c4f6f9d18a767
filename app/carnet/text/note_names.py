"""The name a note is linked by: its file's, without folders and without a note's ending."""

from __future__ import annotations

import unicodedata

_ENDINGS = (".md", ".markdown", ".txt", ".org", ".rst")


def note_name(path: str) -> str:
    """How a path, or a link's target, is compared with others: `Maison/Été.md` is `été`."""
    name = path.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return folded_name(without_ending(name))


def folded_name(name: str) -> str:
    """Case and the two ways to write an accent aside."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def without_ending(name: str) -> str:
    """Without the ending of a note; a dot elsewhere is no ending."""
    lower = name.lower()
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return name
