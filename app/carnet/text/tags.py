"""Tags written inside a text: #maison, #projet/toiture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_TAG = re.compile(r"(?<![^\s(,;:!?«»\"'’*_\[\]|>])(?<!\]\()#(\w[\w/-]{0,99})(?![\w/-])")
_HAS_LETTER = re.compile(r"[^\W\d_]")
_COLOUR = re.compile(r"(?=[^\d]*\d)(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_ORG_FILE_TAGS = re.compile(r"^#\+FILETAGS:[ \t]*([^\n]*)$", re.MULTILINE | re.IGNORECASE)
_ORG_HEADING_TAGS = re.compile(r"^\*+[ \t][^\n]*?[ \t](:[\w@#%:]{1,200}:)[ \t]*$", re.MULTILINE)
_MOST_TAGS = 500


def inline_tags(text: str, start: int, in_code: Callable[[int], bool]) -> tuple[str, ...]:
    """Distinct tags without their `#`, from character `start` on.

    A tag holds letters (#2024 is a number, #1a2b3c a colour), may be nested with `/`, and does
    not stand in code or inside an address. Letter case is that of its first appearance.
    """
    if "#" not in text:
        return ()
    found = (
        match[1].strip("/-")
        for match in _TAG.finditer(text, start)
        if _HAS_LETTER.search(match[1])
        and not _COLOUR.fullmatch(match[1])
        and not in_code(match.start())
    )
    return merge_tags(found)


def org_tags(text: str) -> tuple[str, ...]:
    """Tags of an Org document: `#+FILETAGS:` and those at the end of headings."""
    lists = [match[1] for match in _ORG_FILE_TAGS.finditer(text)]
    lists += [match[1] for match in _ORG_HEADING_TAGS.finditer(text)]
    return merge_tags(tag for found in lists for tag in found.replace(":", " ").split())


def merge_tags(*groups: Iterable[str]) -> tuple[str, ...]:
    """One list without repetitions; #Maison and #maison are the same tag."""
    kept: dict[str, str] = {}
    for group in groups:
        for tag in group:
            if tag and len(kept) < _MOST_TAGS:
                kept.setdefault(tag.casefold(), tag)
    return tuple(kept.values())
