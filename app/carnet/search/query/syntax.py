"""What a person types, taken apart: words to look for, and what restricts them.

    chaudière "pression basse" -piscine dossier:Maison after:2024
    ->  the words chaudière pression basse, a phrase, a word to leave out, a folder, a date

Nothing here is an error: what has no meaning as an operator is a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from carnet.domain.search import Filters, Restriction, RestrictionKind
from carnet.search.query.dates import day_before, find_date, read_period
from carnet.search.query.folded_words import FoldedWords
from carnet.search.query.note_words import is_sentence
from carnet.search.query.restrictions import Condition, formats_named, language_named, plain_parts
from carnet.text.analysis import fold

_NAMES = {
    RestrictionKind.FOLDER: ("folder", "dossier", "path", "chemin"),
    RestrictionKind.TAG: ("tag", "tags", "etiquette", "mot-cle"),
    RestrictionKind.TYPE: ("type", "format"),
    RestrictionKind.LANGUAGE: ("lang", "language", "langue"),
    RestrictionKind.AFTER: ("after", "apres", "depuis", "since"),
    RestrictionKind.BEFORE: ("before", "avant"),
}
_BY_NAME = {name: kind for kind, names in _NAMES.items() for name in names}
_QUOTED = r"\"[^\"]*\"|“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]"
_OPERATOR = re.compile(
    rf"""(?<!\S)
    (?: (?P<minus>-)? (?P<name>[^\W\d_][\w-]*) : (?P<value>{_QUOTED}|[^\s"“”«»]+)
      | (?P<minus_tag>-)? \# (?P<tag>[^\W\d_][\w/-]+)
      | (?P<minus_phrase>-)? (?P<phrase>{_QUOTED})
      | - (?P<word>[^\W\d_][\w'’./@+-]{{2,}})
    ) (?=[\s,;.?!)]|$)""",
    re.VERBOSE,
)
_QUOTES = '"“”«»„ \t\u00a0\u202f'


@dataclass(frozen=True, slots=True)
class Typed:
    """`words` are what is left to look for, phrases included; `conditions` what restricts it."""

    words: str
    conditions: tuple[Condition, ...] = ()


def take_apart(
    text: str, today: date, *, plain_words: bool = True, exact_quotes: bool = False
) -> Typed:
    """Read one line. With `plain_words` a date or #tag in plain words may restrict, too.

    In a sentence quotes mark a title or a word that the answer need not repeat, and restrict only
    with `exact_quotes`.
    """
    found: list[tuple[int, int, Condition]] = []
    in_sentence = not exact_quotes and _is_sentence(text)
    for match in _OPERATOR.finditer(text):
        condition = _condition(match, today, plain_words=plain_words)
        if condition is None:
            continue
        if condition.kind is RestrictionKind.PHRASE and in_sentence:
            continue
        found.append((match.start(), match.end(), condition))
    rest = _without(text, [(a, b) for a, b, c in found if c.kind is not RestrictionKind.PHRASE])
    when = find_date(rest, today) if plain_words else None
    if when is not None:
        span = Filters(after=when.first, before=when.last)
        restriction = Restriction(RestrictionKind.DATE, rest[when.start : when.end], when.value)
        found.append((len(text), len(text), Condition(restriction, (span,), gives_way=True)))
        rest = _without(rest, [(when.start, when.end)])
    return Typed(" ".join(rest.split()), tuple(condition for _, _, condition in found))


def _condition(match: re.Match[str], today: date, *, plain_words: bool) -> Condition | None:
    typed = match[0]
    if match["name"]:
        kind = _BY_NAME.get(fold(match["name"]))
        if kind is None:
            return None
        return _filtered(kind, typed, match["value"].strip(_QUOTES), today, bool(match["minus"]))
    if match["tag"]:
        tag = _filtered(RestrictionKind.TAG, typed, match["tag"], today, bool(match["minus_tag"]))
        return replace(tag, gives_way=True) if tag and plain_words else None
    if match["word"]:
        return Condition(Restriction(RestrictionKind.WITHOUT, typed, match["word"]))
    return _quoted(match)


def _quoted(match: re.Match[str]) -> Condition | None:
    phrase = match["phrase"].strip(_QUOTES)
    if not plain_parts(phrase):
        return None
    kind = RestrictionKind.WITHOUT if match["minus_phrase"] else RestrictionKind.PHRASE
    return Condition(Restriction(kind, match[0], phrase))


def _filtered(
    kind: RestrictionKind, typed: str, value: str, today: date, negated: bool
) -> Condition | None:
    filters = tuple(_filters(kind, value, today))
    if not filters:
        return None
    if negated:
        # Said as it is typed, so that nobody takes it for its opposite.
        restriction = Restriction(RestrictionKind.WITHOUT, typed, f"{kind.value}:{value}")
        return Condition(restriction, filters, negated=True)
    return Condition(Restriction(kind, typed, _shown(filters[0], value)), filters)


def _filters(kind: RestrictionKind, value: str, today: date) -> Iterator[Filters]:
    if not value:
        return
    if kind is RestrictionKind.FOLDER:
        yield Filters(folder=value)
    elif kind is RestrictionKind.TAG and value.lstrip("#"):
        yield Filters(tag=value.lstrip("#"))
    elif kind is RestrictionKind.TYPE:
        yield from (Filters(format=name) for name in formats_named(value))
    elif kind is RestrictionKind.LANGUAGE and (language := language_named(value)):
        yield Filters(language=language)
    elif kind is RestrictionKind.AFTER and (period := read_period(value, today)):
        yield Filters(after=period.first)
    elif kind is RestrictionKind.BEFORE and (period := read_period(value, today)):
        # On or before a day; of a longer time, before it begins: before:2024 ends with 2023.
        yield Filters(before=period.last if period.is_day else day_before(period))


def _shown(filters: Filters, value: str) -> str:
    return filters.language or filters.tag or filters.after or filters.before or value


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with a space in place of each span; a phrase keeps its words, so it is no span."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _is_sentence(text: str) -> bool:
    outside = _OPERATOR.sub(lambda match: " " * len(match[0]), text)
    return is_sentence(text, FoldedWords(outside).text.split())
