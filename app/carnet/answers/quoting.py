"""The extractive answer: the best sentences of the notes, verbatim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carnet.answers.evidence.linking import linked
from carnet.answers.evidence.sentences import Evidence, WeighedWords, cells_of
from carnet.domain.search import Passage

_MOST_SENTENCES = 3
# Sentences are quoted until one of them holds the answer with this chance, if any sentence does.
_SURE_ENOUGH = 0.8
_LONGEST_LEAD_IN = 240  # characters
_POINTS_BACK = re.compile(
    r"(?:He|She|It|They|His|Her|Its|Their|This|These|Il|Elle|Ils|Elles|Ce|Cela|Cet|Cette|Ces|Son|Sa|"
    r"Ses|Leurs?|Celui-ci|Celle-ci|Ceux-ci|Ce dernier|Cette dernière)\b"
)
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


def with_lead_in(
    chosen: Sequence[Evidence], scored: Sequence[Evidence], passages: Sequence[Passage]
) -> list[Evidence]:
    """The same quotations; one that begins with "she" or "il" with the sentence it refers to.

    Where that one is quoted itself, the two become one quotation.
    """
    before = dict(zip(scored[1:], scored, strict=False))
    widened: list[Evidence] = []
    for item in chosen:
        lead = before.get(item)
        if lead is None or not _leans_on(item, lead):
            widened.append(item)
            continue
        passage = passages[item.source]
        between = passage.text[lead.end_char - passage.start_char :][
            : item.start_char - lead.end_char
        ]
        widened.append(item if between.strip() else _joined(lead, item, passage))
    return [
        item
        for item in widened
        if not any(other is not item and _within(item, other) for other in widened)
    ]


def _leans_on(item: Evidence, lead: Evidence) -> bool:
    plain_prose = not (item.columns or item.listed or lead.columns or lead.listed)
    return (
        plain_prose
        and lead.source == item.source
        and len(lead.text) <= _LONGEST_LEAD_IN
        and bool(_POINTS_BACK.match(item.text))
    )


def _joined(lead: Evidence, item: Evidence, passage: Passage) -> Evidence:
    start, end = (at - passage.start_char for at in (lead.start_char, item.end_char))
    return replace(
        item,
        text=passage.text[start:end],
        start_char=lead.start_char,
        start_line=lead.start_line,
        terms=lead.terms | item.terms,
    )


def _within(item: Evidence, other: Evidence) -> bool:
    return (
        item.source == other.source
        and other.start_char <= item.start_char
        and item.end_char <= other.end_char
        and (other.end_char - other.start_char) > (item.end_char - item.start_char)
    )


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
