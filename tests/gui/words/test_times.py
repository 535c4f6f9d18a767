from __future__ import annotations

from itertools import pairwise

import pytest

from carnet.gui.words import times
from carnet.gui.words.times import Countdown

NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("age_s", "said"),
    [
        (-3, "indexed 0 s ago"),  # a clock that went back
        (2.4, "indexed 2 s ago"),
        (59.9, "indexed 59 s ago"),
        (60, "indexed 1 min ago"),
        (3_599, "indexed 59 min ago"),
        (3 * 3_600 + 5, "indexed 3 h ago"),
        (86_400, "indexed on 13 Nov 2023"),
    ],
)
def test_how_long_ago_is_told_in_the_unit_that_fits(age_s: float, said: str) -> None:
    assert times.indexed(NOW - age_s, NOW) == said


@pytest.mark.parametrize("age_s", [0.0, 2.4, 59.5, 60.0, 61.0, 3_599.5, 3_600.0, 7_300.0])
def test_the_words_change_when_they_say_they_do(age_s: float) -> None:
    at = NOW - age_s
    later = NOW + times.until_next_word_ms(at, NOW) / 1_000
    assert times.indexed(at, later) != times.indexed(at, NOW)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (4.9, ""),
        (20, "about 20 s left"),
        (180, "about 3 min left"),
        (7_200, "about 2 h left"),
    ],
)
def test_what_is_left_is_rough_and_nothing_below_five_seconds(
    seconds: float | None, said: str
) -> None:
    assert times.left(seconds).replace("\u00a0", " ") == said


def test_estimates_that_wander_do_not_make_the_number_jump() -> None:
    countdown = Countdown()
    shown = []
    for second in range(60):
        wandering = 240 - second + (45 if second % 2 else -45)
        countdown.hear(wandering, float(second))
        shown.append(countdown.seconds(float(second)))
    changes = [(a, b) for a, b in pairwise(shown) if a != b]
    assert len(changes) <= 2
    assert all(a is not None and b is not None and b < a for a, b in changes)


def test_the_number_falls_with_the_clock_between_estimates() -> None:
    countdown = Countdown()
    countdown.hear(58.0, 0.0)
    assert [countdown.seconds(now) for now in (0.0, 9.0, 30.0, 54.0)] == [60.0, 50.0, 30.0, None]


def test_a_much_longer_estimate_is_believed_in_the_end() -> None:
    countdown = Countdown()
    countdown.hear(60.0, 0.0)
    assert countdown.seconds(0.0) == 60.0
    for second in range(1, 40):
        countdown.hear(600.0, float(second))
    later = countdown.seconds(40.0)
    assert later is not None
    assert later > 480


def test_other_work_begins_without_the_old_estimate() -> None:
    countdown = Countdown()
    countdown.hear(600.0, 0.0)
    countdown.forget()
    assert countdown.seconds(1.0) is None
    countdown.hear(None, 1.0)
    assert countdown.seconds(1.0) is None
