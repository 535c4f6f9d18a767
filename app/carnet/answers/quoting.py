"""The extractive answer: the best sentences of the notes, verbatim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carnet.answers.evidence import Evidence, cells_of

_MOST_SENTENCES = 3
_NEARLY_AS_GOOD = 0.82
_LIST_MARK = re.compile(r"^\s*(?:[-*+•–]\s+(?:\[[ xX]\]\s+)?|\d{1,3}[.)]\s+|>\s?)+")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`|~~)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_WIKILINK = re.compile(r"!?\[\[([^\]|#]*)(?:#[^\]|]*)?(?:\|([^\]]*))?\]\]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")


def best_sentences(scored: Sequence[Evidence]) -> list[Evidence]:
    """One to three sentences to quote, best first, without near-copies."""
    ranked = sorted(scored, key=lambda item: -item.score)
    chosen: list[Evidence] = []
    for item in ranked:
        if chosen and item.score < chosen[0].score * _NEARLY_AS_GOOD:
            break
        if any(_same(item, other) or _worse_row(item, other) for other in chosen):
            continue
        chosen.append(item)
        if len(chosen) == _MOST_SENTENCES:
            break
    return chosen


def _same(one: Evidence, other: Evidence) -> bool:
    shared = len(one.terms & other.terms)
    return shared >= 0.8 * max(1, min(len(one.terms), len(other.terms)))


def _worse_row(item: Evidence, better: Evidence) -> bool:
    """Another row of the same table, about less of the question: somebody else's passport."""
    return item.columns != () and item.columns == better.columns and item.held < better.held


def quote(item: Evidence, language: str) -> str:
    """The sentence as running text; the cells of a table row under their columns' names.

    `language` is the note's: French puts a space before a colon.
    """
    if not item.columns:
        return plain(item.text)
    colon = "\u00a0:" if language == "fr" else ":"
    cells = [plain(cell) for cell in cells_of(item.text)]
    named = [
        f"{plain(column)}{colon} {cell}" if column else cell
        for column, cell in zip(item.columns, cells, strict=False)
        if cell
    ]
    return " · ".join(named)


def plain(markdown: str) -> str:
    """A quoted sentence as running text: list marks, emphasis and link syntax taken off."""
    text = _LIST_MARK.sub("", markdown)
    if text.lstrip().startswith("|"):
        text = " · ".join(cell.strip() for cell in text.strip().strip("|").split("|"))
    text = _WIKILINK.sub(lambda m: m[2] or m[1], text)
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.split())
