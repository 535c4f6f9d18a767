"""The values in a sentence: amounts of money, dates, durations and numbers with their units.

Franchise : 220 € par sinistre, depuis le 9 janvier 2025  ->  220 EUR, 2025-01-09
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from carnet.domain.answers import ValueKind
from carnet.text.analysis import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier jan janv",
            "february fevrier feb fevr",
            "march mars mar",
            "april avril apr avr",
            "may mai",
            "june juin jun",
            "july juillet jul juil",
            "august aout aug",
            "september septembre sep sept",
            "october octobre oct",
            "november novembre nov",
            "december decembre dec",
        ),
        1,
    )
    for name in names.split()
}
_CURRENCIES = {
    name: code
    for code, names in {
        "EUR": "€ eur euro euros",
        "USD": "$ usd dollar dollars",
        "GBP": "£ gbp pound pounds livre livres",
        "CHF": "chf franc francs",
    }.items()
    for name in names.split()
}
_SECONDS = {
    name: seconds
    for seconds, names in {
        1: "s sec second seconds seconde secondes",
        60: "min minute minutes mn",
        3600: "h hour hours heure heures",
        86_400: "day days jour jours",
        604_800: "week weeks semaine semaines",
        2_629_800: "month months mois",
        31_557_600: "year years an ans annee annees",
    }.items()
    for name in names.split()
}
_LARGE = {"mille": 1e3, "thousand": 1e3, "million": 1e6, "billion": 1e9, "milliard": 1e9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# Over folded text, in which accents are gone; months may carry a stop ("sept.").
_DATE = re.compile(
    rf"\b(?P<year1>[12]\d{{3}})-(?P<month1>\d\d)-(?P<day1>\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}})/(?P<month2>\d{{1,2}})/(?P<year2>[12]\d{{3}})\b"
    rf"|\b(?P<day3>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month3>{_MONTH})\b\.?"
    rf"(?:,?\s+(?P<year3>[12]\d{{3}})\b)?"
    rf"|\b(?P<month4>{_MONTH})\b\.?\s+(?P<day4>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[h:])"
    rf"(?:,?\s+(?P<year4>[12]\d{{3}})\b)?"
    rf"|\b(?P<month5>{_MONTH})\b\.?\s+(?P<year5>[12]\d{{3}})\b"
)
_NUMBER = re.compile(
    r"(?P<before>[€$£]\s?)?(?<![\w.,/:-])(?P<digits>\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?!\d)|\d+)"
    r"(?P<part>[.,]\d+)?(?P<large>\s(?:mille|thousand|millions?|billions?|milliards?)\b)?"
    r"(?:\s?(?:d['’]\s?|de\s|of\s)?(?P<unit>[€$£%°]\w?|[a-z]{1,12}\b))?(?![/:-]?\d)"
)
_YEARS = range(1000, 2100)
_GROUP_MARKS = re.compile(r"[ \u00a0\u202f,.]")

Key = tuple[int | None, int | None, int | None] | tuple[float, str]


@dataclass(frozen=True, slots=True)
class Value:
    """One value: `text` as written; equal keys of one kind mean the same value.

    A date's key is year, month and day, None where it is not said; of the others a number and a
    unit (a currency's code; seconds for durations).
    """

    kind: ValueKind
    text: str
    key: Key

    def differs(self, other: Value) -> bool:
        """Whether both cannot be right for one thing. March 2024 and 12 March agree."""
        if self.kind is not other.kind:
            return False
        if self.kind is ValueKind.DATE:
            parts = zip(self.key, other.key, strict=False)
            return any(a is not None and b is not None and a != b for a, b in parts)
        return self.key[1] == other.key[1] and self.key[0] != other.key[0]


def values_of(text: str) -> list[Value]:
    """The values in `text`, in order."""
    # Folding letter by letter keeps every place where it was.
    folded = "".join(fold(char) if len(fold(char)) == 1 else char for char in text)
    found: list[tuple[int, Value]] = []
    taken = [False] * len(text)
    for match in _DATE.finditer(folded):
        key = _date_key(match)
        if key is not None:
            written = text[match.start() : match.end()].strip()
            found.append((match.start(), Value(ValueKind.DATE, written, key)))
            taken[match.start() : match.end()] = [True] * len(match.group())
    for match in _NUMBER.finditer(folded):
        if not any(taken[match.start() : match.end("digits")]):
            found += [(match.start(), value) for value in _number(text, match)]
    return [value for _, value in sorted(found, key=lambda pair: pair[0])]


def _date_key(match: re.Match[str]) -> tuple[int | None, int | None, int | None] | None:
    parts = {name[:-1]: value for name, value in match.groupdict().items() if value}
    month = parts.get("month", "")
    number = int(month) if month.isdigit() else _MONTHS.get(month)
    day = int(parts["day"]) if "day" in parts else None
    if number is None or not 1 <= number <= 12 or not 1 <= (day or 1) <= 31:
        return None
    return (int(parts["year"]) if "year" in parts else None, number, day)


def _number(text: str, match: re.Match[str]) -> Iterator[Value]:
    whole = _GROUP_MARKS.sub("", match["digits"])
    number = float(whole + (match["part"] or "").replace(",", "."))
    large = (match["large"] or "").strip().removesuffix("s")
    number *= _LARGE.get(large, 1)
    unit = match["unit"] or ""
    sign = (match["before"] or "").strip()
    currency = _CURRENCIES.get(sign) or _CURRENCIES.get(unit)
    end = match.end("large") if large else match.end("part") if match["part"] else -1
    end = end if end > 0 else match.end("digits")
    with_unit = text[match.start() : match.end()].strip()
    if currency:
        yield Value(ValueKind.AMOUNT, with_unit, (number, currency))
    elif unit in _SECONDS:
        yield Value(ValueKind.DURATION, with_unit, (number * _SECONDS[unit], "s"))
    elif len(match["digits"]) == 4 and number in _YEARS and not match["part"] and not large:
        yield Value(ValueKind.DATE, text[match.start("digits") : end], (int(number), None, None))
    else:
        yield Value(ValueKind.NUMBER, with_unit, (number, unit))
