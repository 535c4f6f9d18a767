"""The words in the search field as text: taking a restriction out of them, and writing one in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carnet.domain.search import Correction, Restriction, RestrictionKind

_BARE = re.compile(r"[\w./@+-]*\w")
_CURLY = re.compile("[“”]")


def one_line(text: str) -> str:
    """As it is searched for: spaces folded, control characters gone."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def without(text: str, typed: str) -> str:
    """`text` without the words `typed`, where they stand as words of their own."""
    text, typed = one_line(text), one_line(typed)
    if not typed:
        return text
    found = re.search(rf"(?<!\S){re.escape(typed)}(?!\w)", text, re.IGNORECASE)
    if found is None:
        return text
    return one_line(f"{text[: found.start()]} {text[found.end() :].lstrip(',;.')}")


def with_filter(text: str, name: str, value: str, instead_of: Sequence[Restriction] = ()) -> str:
    """`text` with `name:value` at its end and the restrictions `instead_of` taken out.

    An empty value is to be typed.
    """
    for restriction in instead_of:
        text = without(text, restriction.typed)
    return f"{one_line(text)} {name}:{quoted(value) if value else ''}".lstrip()


def quoted(value: str) -> str:
    """A value as the query syntax takes it: in quotes unless it is one plain word."""
    if _BARE.fullmatch(value):
        return value
    return f"“{_CURLY.sub('', value)}”" if '"' in value else f'"{value}"'


def words_to_mark(
    query: str,
    restrictions: Sequence[Restriction] = (),
    corrections: Sequence[Correction] = (),
) -> str:
    """The words of a query that can stand in a note: without its filters, with its corrections.

    They keep their order, so that the last one is still the one that is being typed.
    """
    for restriction in restrictions:
        if restriction.kind is not RestrictionKind.PHRASE:
            query = without(query, restriction.typed)
    used = " ".join(correction.used for correction in corrections)
    return f"{used} {one_line(query)}".strip()
