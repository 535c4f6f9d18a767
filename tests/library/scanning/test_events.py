"""Merging hints."""

from __future__ import annotations

import pytest

from carnet.library.scanning.events import Hints, due_at, merged


def after(*arrivals: tuple[float, list[str]]) -> Hints:
    hints = None
    for now, paths in arrivals:
        hints = merged(hints, paths, now)
    assert hints is not None
    return hints


def test_hints_are_collected_whatever_their_order() -> None:
    one = after((1.0, ["/a", "/b"]), (2.0, ["/a"]), (4.0, ["/c"]))
    assert one.paths == {"/a", "/b", "/c"}
    assert (one.first_at, one.last_at, one.lost) == (1.0, 4.0, False)


@pytest.mark.parametrize("position", [0, 1, 2])
def test_lost_hints_make_all_others_worthless(position: int) -> None:
    arrivals: list[tuple[float, list[str]]] = [(1.0, ["/a"]), (2.0, ["/b"]), (3.0, ["/c"])]
    arrivals[position] = (arrivals[position][0], [])
    hints = after(*arrivals)
    assert hints.lost
    assert hints.paths == frozenset()


def test_too_many_hints_are_as_good_as_lost_ones() -> None:
    assert not after((1.0, [f"/{n}" for n in range(2_000)])).lost
    assert after((1.0, [f"/{n}" for n in range(2_001)])).lost
    many = after(*((float(n), [f"/{n}"]) for n in range(2_500)))
    assert many.lost


@pytest.mark.parametrize(
    ("arrivals", "due"),
    [
        ([1.0], 1.5),  # one event: after the quiet moment
        ([1.0, 1.4], 1.9),  # a save in two steps
        ([1.0, 1.4, 1.8, 2.2, 2.6, 3.0, 3.4, 3.8], 4.0),  # a file that never rests
    ],
)
def test_looking_waits_for_quiet_but_not_for_ever(arrivals: list[float], due: float) -> None:
    hints = after(*((now, ["/a"]) for now in arrivals))
    assert due_at(hints, quiet_s=0.5, longest_s=3.0) == pytest.approx(due)
