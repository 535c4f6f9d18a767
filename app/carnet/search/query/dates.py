"""Dates in what a person types: which words name a time, and whether they ask for notes of it.

A year in a question is mostly what it is about ("what happened in 1515", "budget 2024"); held
against the dates of the notes it would hide the answer. So words restrict only where they ask for
notes:

    the note from last spring about the boiler      notes écrites en mars 2024
    what did I write last week                       mails since January

or where they stand beside key words and count from today ("boiler last spring"), since nothing else
is known of when that was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from carnet.search.query.folded_words import FoldedWords
from carnet.search.query.note_words import AUTHORING, NOTE, is_sentence
from carnet.search.query.periods import PERIOD, Period
from carnet.search.query.periods import read_period as _read_folded

_SINCE = "since|after|depuis|apres"
_UNTIL = "before|until|till|avant|jusqu a|jusqu en|jusqu au"
_IN = (
    "dated|datant de|datee de|date de|datees de|from|in|on|of|during|for|de l annee|du mois de|"
    "au mois de|au cours de|de la|de l|de|du|des|d|en|au|aux|pendant|dans"
)
_ARTICLE = "(?:the |le |la |l |les |in |en |au |du )?"
_BETWEEN = re.compile(
    rf"(?:between|from|entre|de|du) {_ARTICLE}(?P<a>{PERIOD})"
    rf" (?:and|to|until|et|a|au|jusqu a|jusqu en) {_ARTICLE}(?P<b>{PERIOD})(?!\S)"
)
_ONE = re.compile(
    rf"(?:(?P<since>{_SINCE}) |(?P<until>{_UNTIL}) |(?:{_IN}) )?{_ARTICLE}(?P<a>{PERIOD})(?!\S)"
)
# What may stand between a word for notes and the time they are of.
_FILLERS = frozenset(
    "from of in on dated written taken made created saved changed modified sent received that "
    "which i wrote took made have ve my all the de du des d en le la les l que j ai mes ma mon "
    "ecrit ecrite ecrits ecrites datant datee dates datees pris prise prises redige redigee "
    "rediges redigees cree creee crees creees modifie modifiee modifies modifiees recu recus "
    "envoye envoyes".split()
)


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of a text, [start, end), that stand for days. None: without a first or a last one."""

    start: int
    end: int
    first: str | None
    last: str | None

    @property
    def value(self) -> str:
        """The first and the last day with a "/" between."""
        return f"{self.first or ''}/{self.last or ''}"


@dataclass(frozen=True, slots=True)
class _Expression:
    start: int  # in the folded words
    end: int
    first: date | None
    last: date | None
    relative: bool


def find_date(text: str, today: date) -> DateWords | None:
    """The words that ask for notes of a time; None when none do."""
    folded = FoldedWords(text)
    in_sentence = is_sentence(text, folded.text.split())
    for found in _expressions(folded.text, today):
        if _restricts(folded.text, found, in_sentence):
            start, end = folded.place(found.start, found.end)
            return DateWords(start, end, _iso(found.first), _iso(found.last))
    return None


def read_period(value: str, today: date) -> Period | None:
    """What a whole value such as that of `after:` names; None when it means nothing."""
    return _read_folded(FoldedWords(value).text, today)


def day_before(period: Period) -> str | None:
    """The last day before `period`, ISO 8601; None before the calendar begins."""
    return _iso(period.start - timedelta(days=1)) if period.start > date.min else None


def _expressions(folded: str, today: date) -> Iterator[_Expression]:
    """Every time that is named, in the order of the words, the longest reading of each."""
    position = 0
    while position < len(folded):
        found = _between(folded, position, today) or _one(folded, position, today)
        if found is not None:
            yield found
        end = found.end if found is not None else position
        space = folded.find(" ", end)
        position = space + 1 if space >= 0 else len(folded)


def _between(folded: str, position: int, today: date) -> _Expression | None:
    match = _BETWEEN.match(folded, position)
    if match is None:
        return None
    first, last = _read_folded(match["a"], today), _read_folded(match["b"], today)
    if first is None or last is None or first.start > last.end:
        return None
    relative = first.relative and last.relative
    return _Expression(match.start(), match.end(), first.start, last.end, relative)


def _one(folded: str, position: int, today: date) -> _Expression | None:
    match = _ONE.match(folded, position)
    period = match and _read_folded(match["a"], today)
    if match is None or period is None:
        return None
    first: date | None = period.start
    last: date | None = period.end
    if match["since"]:
        last = None
    elif match["until"]:
        first, last = None, period.start - timedelta(days=1)
    return _Expression(match.start(), match.end(), first, last, period.relative)


def _restricts(folded: str, found: _Expression, in_sentence: bool) -> bool:
    before, after = folded[: found.start].split(), folded[found.end :].split()
    if found.relative:
        speaks_of_notes = bool(NOTE.intersection(before + after) or AUTHORING.search(folded))
        return speaks_of_notes or not in_sentence
    said = " ".join(before)
    authored = AUTHORING.search(said)
    if (authored and authored.end() == len(said)) or (after and after[0] in NOTE):
        return True
    nearest = next((word for word in reversed(before) if word not in _FILLERS), "")
    return nearest in NOTE


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
