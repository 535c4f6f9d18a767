"""Events that recur."""

from __future__ import annotations

import pytest
from tests.adapters.parsing.conftest import Ask


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,TH", "every week on Monday, Thursday"),
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20260630T000000Z", "every 2 weeks, until 2026-06-30"),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=6", "every month on the second Tuesday, 6 times"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3", "every year on day 3 in May"),
        ("FREQ=DAILY;UNTIL=20261224", "every day, until 2026-12-24"),
    ],
)
def test_a_rule_is_said_in_words(ask: Ask, rule: str, words: str) -> None:
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        "DTSTAMP:20260301T000000Z\r\nDTSTART:20260306T090000\r\nSUMMARY:Choir\r\n"
        f"RRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert f"\nRepeats: {words}" in ask("choir.ics", event.encode()).text + "\n"
