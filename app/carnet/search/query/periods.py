"""The times people name, in English and French, as spans of days: "last spring", "mars 2024".

Patterns are matched against folded words with one space between (no accents, no apostrophes).
Weeks begin on Monday. Seasons are whole months, spring from 1 March to 31 May; a winter is named by
the year of its January.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included. `relative`: counted from today."""

    start: date
    end: date
    relative: bool = False

    @property
    def first(self) -> str:
        """ISO 8601."""
        return self.start.isoformat()

    @property
    def last(self) -> str:
        """ISO 8601."""
        return self.end.isoformat()

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end


_Named = Mapping[str, str | None]  # what the groups of a pattern matched
_Reader = Callable[[_Named, date], Period | None]

_MONTHS = (
    "january|janvier|jan|janv", "february|fevrier|feb|fevr", "march|mars", "april|avril|apr|avr",
    "may|mai", "june|juin|jun", "july|juillet|jul|juil", "august|aout|aug",
    "september|septembre|sept|sep", "october|octobre|oct", "november|novembre|nov",
    "december|decembre|dec",
)  # fmt: skip
_MONTH_NUMBER = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_WEEKDAYS = (
    "monday|lundi", "tuesday|mardi", "wednesday|mercredi", "thursday|jeudi", "friday|vendredi",
    "saturday|samedi", "sunday|dimanche",
)  # fmt: skip
_WEEKDAY_NUMBER = {name: n for n, names in enumerate(_WEEKDAYS) for name in names.split("|")}
_SEASON_MONTH = {
    "spring": 3, "printemps": 3, "summer": 6, "ete": 6, "autumn": 9, "fall": 9, "automne": 9,
    "winter": 12, "hiver": 12,
}  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4,
    "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "a couple of": 2, "quinze": 15,
}  # fmt: skip
_UNITS = {
    "day": "day", "days": "day", "jour": "day", "jours": "day",
    "week": "week", "weeks": "week", "semaine": "week", "semaines": "week",
    "month": "month", "months": "month", "mois": "month",
    "year": "year", "years": "year", "an": "year", "ans": "year", "annee": "year",
    "annees": "year",
}  # fmt: skip


def _any(names: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(names, key=len, reverse=True))})"


_MONTH = f"(?P<month>{_any(_MONTH_NUMBER)})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er)?"
_SEASON = f"(?P<season>{_any(_SEASON_MONTH)})"
_WEEKDAY = f"(?P<weekday>{_any(_WEEKDAY_NUMBER)})"
_COUNT = rf"(?P<count>\d{{1,3}}|{_any(_NUMBERS)})"
_UNIT = f"(?P<unit>{_any(_UNITS)})"
_THIS = "(?P<this>this|ce|cet|cette)"
_LAST = "(?:dernier|derniere|passe|passee|precedent|precedente)"


def read_period(folded: str, today: date) -> Period | None:
    """What `folded` words name, all of them together; None when it is no time, or none there is."""
    for pattern, read in _TABLE:
        match = re.fullmatch(pattern, folded)
        if match:
            try:
                return read(match.groupdict(), today)
            except (ValueError, OverflowError):
                return None  # 31 February, or before there were years
    return None


def _months(
    year: int, number: int, months: int = 1, *, years_back: int = 0, relative: bool = False
) -> Period:
    """`months` whole months from that one on; the number may lie outside 1 to 12."""
    begin = (year - years_back) * 12 + number - 1
    last_year, last = divmod(begin + months - 1, 12)
    days = monthrange(last_year, last + 1)[1]
    return Period(date(begin // 12, begin % 12 + 1, 1), date(last_year, last + 1, days), relative)


def _one_day(day: date, *, relative: bool = False) -> Period:
    return Period(day, day, relative)


def _number(named: _Named, name: str) -> int:
    return int(named[name] or 0)


def _month_of(named: _Named) -> int:
    return _MONTH_NUMBER[named["month"] or ""]


def _in_digits(named: _Named, _today: date) -> Period | None:
    """Year first; or day first, unless 03/04/2024 could be either of two days."""
    year, first, second = (_number(named, name) for name in ("year", "first", "second"))
    if named.get("mark") is None:
        return _one_day(date(year, first, second))
    if named["mark"] == "/" and first <= 12 and second <= 12 and first != second:
        return None
    if second > 12:
        first, second = second, first
    return _one_day(date(year, second, first))


def _named_day(named: _Named, today: date) -> Period:
    """Without a year, the last time that day was."""
    number, day = _month_of(named), _number(named, "day")
    if named["year"]:
        return _one_day(date(_number(named, "year"), number, day))
    this_year = date(today.year, number, day)
    return _one_day(this_year if this_year <= today else date(today.year - 1, number, day))


def _named_month(named: _Named, today: date) -> Period:
    """Without a year, the last time it was that month."""
    number = _month_of(named)
    if named.get("year"):
        return _months(_number(named, "year"), number)
    return _months(today.year, number, years_back=number > today.month)


def _digit_month(named: _Named, _today: date) -> Period:
    return _months(_number(named, "year"), _number(named, "first"))


def _whole_year(named: _Named, _today: date) -> Period:
    return _months(_number(named, "year"), 1, 12)


def _season_of(year: int, first_month: int, *, relative: bool = False) -> Period:
    return _months(year, first_month, 3, years_back=first_month == 12, relative=relative)


def _season(named: _Named, _today: date) -> Period:
    year = _number(named, "until" if named["until"] else "year")
    return _season_of(year, _SEASON_MONTH[named["season"] or ""])


def _recent_season(named: _Named, today: date) -> Period | None:
    """The last one that is over, or with "this" the last that has begun."""
    first_month = _SEASON_MONTH[named["season"] or ""]
    for year in range(today.year + 1, today.year - 3, -1):
        found = _season_of(year, first_month, relative=True)
        if found.start <= today if named.get("this") else found.end < today:
            return found
    return None


def _last_month_named(named: _Named, today: date) -> Period:
    number = _month_of(named)
    return _months(today.year, number, years_back=number >= today.month, relative=True)


def _last_weekday(named: _Named, today: date) -> Period:
    back = (today.weekday() - _WEEKDAY_NUMBER[named["weekday"] or ""] - 1) % 7 + 1
    return _one_day(today - timedelta(days=back), relative=True)


def _back(unit: str, count: int, today: date) -> Period:
    """The day, week, month or year that lies `count` of them before this one."""
    if unit == "day":
        return _one_day(today - timedelta(days=count), relative=True)
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * count)
        return Period(monday, monday + timedelta(days=6), relative=True)
    if unit == "month":
        return _months(today.year, today.month - count, relative=True)
    return _months(today.year - count, 1, 12, relative=True)


def _unit_and_count(named: _Named) -> tuple[str, int]:
    count = named["count"] or ""
    unit = _UNITS[named["unit"] or ""]
    return unit, int(count) if count.isdigit() else _NUMBERS[count]


def _ago(named: _Named, today: date) -> Period:
    return _back(*_unit_and_count(named), today)


def _this_or_last(named: _Named, today: date) -> Period:
    return _back(_UNITS[named["unit"] or ""], 0 if named.get("this") else 1, today)


def _up_to_today(named: _Named, today: date) -> Period:
    """The last three weeks."""
    unit, count = _unit_and_count(named)
    if unit in ("day", "week"):
        return Period(
            today - timedelta(days=count * (7 if unit == "week" else 1)), today, relative=True
        )
    first = _back("month", count * (12 if unit == "year" else 1), today)
    return Period(first.start.replace(day=min(today.day, first.end.day)), today, relative=True)


def _days_back(days: int) -> _Reader:
    return lambda _named, today: _back("day", days, today)


_TABLE: tuple[tuple[str, _Reader], ...] = (
    (rf"{_YEAR}[-/.](?P<first>\d{{1,2}})[-/.](?P<second>\d{{1,2}})", _in_digits),
    (rf"(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})[-/.]{_YEAR}", _in_digits),
    (rf"{_YEAR}[-/](?P<first>0[1-9]|1[0-2])", _digit_month),
    (rf"(?:the )?{_DAY}(?: of)? {_MONTH}(?: {_YEAR})?", _named_day),
    (rf"{_MONTH} {_DAY}(?: {_YEAR})?", _named_day),
    (rf"{_MONTH}(?: of| de)? {_YEAR}", _named_month),
    (rf"(?:l )?{_SEASON}(?: of| de)? {_YEAR}(?:[-/](?P<until>20\d\d))?", _season),
    ("today|aujourd hui", _days_back(0)),
    ("yesterday|hier", _days_back(1)),
    ("(?:the )?day before yesterday|avant hier", _days_back(2)),
    (rf"(?:last|{_THIS}) {_SEASON}", _recent_season),
    (rf"(?:l |le )?{_SEASON} {_LAST}", _recent_season),
    (rf"last {_MONTH}", _last_month_named),
    (rf"{_MONTH} {_LAST}", _last_month_named),
    (rf"last {_WEEKDAY}", _last_weekday),
    (rf"{_WEEKDAY} {_LAST}", _last_weekday),
    (rf"(?:the )?(?:last|{_THIS}) (?P<unit>week|month|year)", _this_or_last),
    (rf"{_THIS} (?P<unit>semaine|mois|annee)", _this_or_last),
    (rf"(?:la |le |l )?(?P<unit>semaine|mois|an|annee) {_LAST}", _this_or_last),
    (rf"{_COUNT} {_UNIT} ago", _ago),
    (rf"il y a {_COUNT} {_UNIT}", _ago),
    (rf"(?:the |these )?(?:last|past) {_COUNT} {_UNIT}", _up_to_today),
    (rf"(?:les |ces )?{_COUNT} (?:derniers|dernieres) {_UNIT}", _up_to_today),
    # What begins like something longer comes last.
    (_MONTH, _named_month),
    (_YEAR, _whole_year),
)
# Any of these, to be put into a longer pattern.
PERIOD = re.sub(r"\(\?P<\w+>", "(?:", "|".join(f"(?:{pattern})" for pattern, _ in _TABLE))
