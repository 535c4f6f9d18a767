"""Markdown as one line of plain words, for rows and snippets."""

from __future__ import annotations

import re

_BULLET = re.compile(r"^\s*[-+*]\s+(?:\[[ xX]\]\s+)?", re.MULTILINE)
_LINE_STARTS = re.compile(r"^\s*(?:#{1,6}\s+|>\s?)+", re.MULTILINE)
_FIRST_HEADINGS = re.compile(r"\A(?:\s*#{1,6} [^\n]*\n+)+(?=\s*\S)")  # the title says it already
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]{3,}\|?\s*$", re.MULTILINE)
_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,}).*$", re.MULTILINE)
_MARKS = re.compile(r"\*+|_{2,}|`+|~~|\[\[|\]\]")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_DOTS = re.compile(r"(?:\s*·\s*)+")
_LOOSE = re.compile(r" ([.,;])")


def flat(text: str) -> str:
    """The words without emphasis marks; list items and cells set apart by dots; spaces folded."""
    text = _FIRST_HEADINGS.sub("", text)
    text = _FENCE.sub(" ", _TABLE_RULE.sub(" ", text))
    text = _LINE_STARTS.sub("", _BULLET.sub(" · ", text))
    text = _MARKS.sub(" ", _LINK.sub(r"\1", text)).replace("|", " · ")
    text = " ".join(text.split())
    return _LOOSE.sub(r"\1", _DOTS.sub(" · ", text).strip(" ·"))
