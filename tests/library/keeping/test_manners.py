"""When background work rests."""

from __future__ import annotations

import pytest

from carnet.domain.library import PauseReason
from carnet.library.keeping.manners import Crowd, Limits, Manners

_LIMITS = Limits(
    battery_percent=30, busy_share=0.5, calm_share=0.3, busy_s=20, longest_s=60, between_s=30,
    look_s=5,
)  # fmt: skip


def looks(shares: list[float | None], every_s: float = 5.0) -> str:
    """What is decided at each look: "." work, "z" rest."""
    crowd = Crowd(_LIMITS)
    return "".join("z" if crowd.look(share, n * every_s) else "." for n, share in enumerate(shares))


@pytest.mark.parametrize(
    ("shares", "decisions"),
    [
        ([0.9] * 8, ".....zzz"),  # the first look covers an unknown time
        ([0.9, 0.9, 0.9, 0.1, 0.9, 0.9, 0.9, 0.9], "........"),
        ([0.4] * 12, "............"),
        ([0.9] * 6 + [0.4, 0.4, 0.2, 0.2], ".....zzz.."),
        ([0.9] * 19, ".....zzzzzzzzzzzz.."),  # not for ever
        ([0.9] * 6 + [0.1] + [0.9] * 11, ".....z" + "." * 10 + "zz"),  # not again at once
        ([None] * 8, "........"),
        ([0.9] * 6 + [None, 0.9], ".....z.."),
    ],
)
def test_it_rests_while_others_need_the_processor(
    shares: list[float | None], decisions: str
) -> None:
    assert looks(shares) == decisions


def test_a_look_after_a_long_time_says_nothing_of_now() -> None:
    assert looks([0.9] * 8, every_s=60) == "........"


class Machine:
    """A laptop whose state the test sets."""

    def __init__(self, limits: Limits = _LIMITS) -> None:
        self.battery: float | None = None
        self.others: float | None = 0.0
        self.now = 0.0
        self.looks = 0
        self.manners = Manners(limits, self._left, lambda: self.others, monotonic=lambda: self.now)

    def _left(self) -> float | None:
        self.looks += 1
        return self.battery

    def reason(self, after_s: float = 5.0) -> PauseReason | None:
        self.now += after_s
        return self.manners.reason()


@pytest.mark.parametrize(
    ("left", "reason"), [(None, None), (100, None), (30, None), (29, PauseReason.BATTERY)]
)
def test_it_rests_below_the_level_of_the_battery(
    left: float | None, reason: PauseReason | None
) -> None:
    machine = Machine()
    machine.battery = left
    assert machine.reason() is reason


def test_a_level_of_zero_never_rests_and_never_asks() -> None:
    machine = Machine(Limits(battery_percent=0))
    machine.battery = 1
    assert machine.reason() is None
    assert machine.looks == 0


def test_the_machine_is_asked_seldom() -> None:
    machine = Machine()
    for _ in range(100):
        machine.reason(after_s=0.1)
    assert machine.looks <= 3


def test_busy_programs_are_a_reason_unless_that_is_not_wanted() -> None:
    for make_room, expected in ((True, PauseReason.ACTIVE), (False, None)):
        machine = Machine(Limits(make_room=make_room))
        machine.others = 0.9
        reasons = [machine.reason() for _ in range(8)]
        assert reasons[-1] is expected


def test_a_person_overrules_a_reason_for_as_long_as_it_lasts() -> None:
    machine = Machine()
    machine.battery = 10
    assert machine.reason() is PauseReason.BATTERY
    machine.manners.overrule()
    assert machine.reason() is None
    machine.battery = None
    assert machine.reason() is None
    machine.battery = 10
    assert machine.reason() is PauseReason.BATTERY


def test_overruling_nothing_is_nothing() -> None:
    machine = Machine()
    assert machine.reason() is None
    machine.manners.overrule()
    machine.battery = 10
    assert machine.reason() is PauseReason.BATTERY


def test_where_the_system_tells_nothing_it_works() -> None:
    assert Manners(Limits()).reason() is None
