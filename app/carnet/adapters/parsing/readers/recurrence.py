"""How an event of a calendar recurs (RRULE of RFC 5545), in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_UNITS = {"SECONDLY": "second", "MINUTELY": "minute", "HOURLY": "hour", "DAILY": "day",
          "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}  # fmt: skip
_DAYS = {"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
         "SA": "Saturday", "SU": "Sunday"}  # fmt: skip
_PLACES = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip


def in_words(rule: Mapping[str, Sequence[Any]]) -> str:
    """ "every 2 weeks on Monday, until 2026-06-30"; "" for a rule without a frequency."""
    unit = _UNITS.get(_first(rule, "FREQ"))
    if unit is None:
        return ""
    every = _first(rule, "INTERVAL")
    said = f"every {every} {unit}s" if every not in ("", "1") else f"every {unit}"
    days = [_day(str(day)) for day in rule.get("BYDAY", ())]
    said += f" on {', '.join(days)}" if days else ""
    numbers = [str(number) for number in rule.get("BYMONTHDAY", ())]
    said += f" on day {', '.join(numbers)}" if numbers else ""
    months = [_MONTHS[int(n) - 1] for n in rule.get("BYMONTH", ()) if 1 <= int(n) <= len(_MONTHS)]
    said += f" in {', '.join(months)}" if months else ""
    count = _first(rule, "COUNT")
    until = next(iter(rule.get("UNTIL", ())), None)
    if until is not None:
        said += f", until {until:%Y-%m-%d}"
    return said + (f", {count} times" if count else "")


def _first(rule: Mapping[str, Sequence[Any]], key: str) -> str:
    return str(next(iter(rule.get(key, ())), ""))


def _day(code: str) -> str:
    """`MO`, or `2MO`: the second Monday."""
    name = _DAYS.get(code[-2:], code)
    place = _PLACES.get(code[:-2].lstrip("+"), code[:-2])
    return f"the {place} {name}" if place else name
