"""Calendars (iCalendar): every event and task with its time and place."""

from __future__ import annotations

from typing import Any

from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.readers.recurrence import in_words
from carnet.adapters.parsing.reading import Source, Text

_MOST_EVENTS = 20_000
_FIELDS = (("dtstart", "Start"), ("dtend", "End"), ("due", "Due"), ("location", "Where"))


def read(source: Source, text: Text) -> None:
    """One section an event, in the order of the file. Raises `Unreadable`."""
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(source.data, multiple=True)
    except (ValueError, IndexError, KeyError) as error:
        raise Unreadable("document-damaged", str(error)) from error
    count = 0
    for calendar in calendars:
        text.title = text.title or str(calendar.get("x-wr-calname", ""))
        for event in calendar.walk():
            if event.name not in ("VEVENT", "VTODO", "VJOURNAL"):
                continue
            count += 1
            if count > _MOST_EVENTS:
                text.notes.add("cut")
                return
            text.add(_section(event))


def _section(event: Any) -> str:
    lines = [f"## {event.get('summary', '')}".rstrip()]
    for key, name in _FIELDS:
        value = event.get(key)
        if value:
            lines.append(f"{name}: {_moment(value)}")
    recurs = [in_words(rule) for rule in _listed(event.get("rrule"))]
    lines += [f"Repeats: {words}" for words in recurs if words]
    described = str(event.get("description", "")).strip()
    return "\n".join(lines) + (f"\n\n{described}" if described else "")


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _moment(value: Any) -> str:
    found = getattr(value, "dt", None)
    if found is None:
        return str(value)
    return str(found.strftime("%Y-%m-%d %H:%M" if hasattr(found, "hour") else "%Y-%m-%d"))
