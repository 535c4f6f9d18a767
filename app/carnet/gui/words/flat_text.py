"""Markdown as one line of plain words, for rows and snippets."""

from __future__ import annotations

import re

_LINE_STARTS = re.compile(r"^\s*(?:[-+*]\s+(?:\[[ xX]\]\s+)?|#{1,6}\s+|>\s?)+", re.MULTILINE)
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]{3,}\|?\s*$", re.MULTILINE)
_MARKS = re.compile(r"\*+|_{2,}|`+|~~|\[\[|\]\]|\|")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")


def flat(text: str) -> str:
    """The words without emphasis, list and table marks; white space folded."""
    text = _TABLE_RULE.sub(" ", text)
    text = _LINE_STARTS.sub("", text)
    text = _LINK.sub(r"\1", text)
    return " ".join(_MARKS.sub(" ", text).split()).replace(" .", ".").replace(" ,", ",")
