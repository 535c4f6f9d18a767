"""The extractive answer: the best sentences of the notes, verbatim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carnet.answers.evidence import Evidence, WeighedWords, cells_of
from carnet.answers.linking import linked
from carnet.domain.search import Passage

_MOST_SENTENCES = 3
# Sentences are quoted until one of them holds the answer with this chance, if any sentence does.
_SURE_ENOUGH = 0.8
_LIST_MARK = re.compile(r"^\s*(?:[-*+•–]\s+(?:\[[ xX]\]\s+)?|\d{1,3}[.)]\s+|>\s?)+")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`|~~)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_WIKILINK = re.compile(r"!?\[\[([^\]|#]*)(?:#[^\]|]*)?(?:\|([^\]]*))?\]\]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")


def best_sentences(
    scored: Sequence[Evidence], asked: WeighedWords, passages: Sequence[Passage]
) -> list[Evidence]:
    """One to three sentences to quote, best first, without near-copies.

    Where the best one's passage lacks a name or number of the question and a note tied to it has
    that, a sentence of that note is among them: the question needs both.
    """
    ranked = sorted(scored, key=lambda item: -item.score)
    chosen: list[Evidence] = []
    chance = 0.0
    for item in ranked:
        if len(chosen) == _MOST_SENTENCES or chance >= _SURE_ENOUGH:
            break
        chance += item.chance
        if not any(_same(item, other) or _worse_row(item, other) for other in chosen):
            chosen.append(item)
    second = _other_half(ranked, asked, passages) if chosen else None
    if second is not None and second not in chosen:
        chosen[1:] = [second, *chosen[1 : _MOST_SENTENCES - 1]]
    return chosen


def _other_half(
    ranked: Sequence[Evidence], asked: WeighedWords, passages: Sequence[Passage]
) -> Evidence | None:
    """The best sentence on what the best one's passage does not name, from a note tied to it."""
    first = ranked[0]
    there = frozenset(k for item in ranked if item.source == first.source for k in item.held)
    lacking = {k for k, word in enumerate(asked.words) if word.specific} - there
    if not lacking:
        return None
    for item in ranked:
        tied = item.source != first.source and not lacking.isdisjoint(item.held)
        if tied and linked(passages[first.source], passages[item.source]):
            return item
    return None


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
