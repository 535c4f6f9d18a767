"""Headings as a person reads them: the words without their markup."""

from __future__ import annotations

import re

_WIKILINK = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{0,500}\)")
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.][^{}\n]{0,100}\}[ \t]*$")
_EMPHASIS = re.compile(r"\*\*|[*`]|~~")
_LONGEST_SOURCE = 600
_LONGEST = 200


def clean_heading(source: str) -> str:
    """The words of a heading's source; "" when it has none. At most 200 characters."""
    text = source[:_LONGEST_SOURCE].strip()
    text = _ATTRIBUTES.sub("", _CLOSING_MARKS.sub("", text))
    if "[" in text:
        text = _WIKILINK.sub(lambda match: match[2] or match[1], text)
        text = _LINK.sub(r"\1", text)
    text = " ".join(_EMPHASIS.sub("", text).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
