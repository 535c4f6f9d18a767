"""The battery and what other programs take."""

from __future__ import annotations

from types import SimpleNamespace

import psutil
import pytest

from carnet.adapters.machine.power import OtherPrograms, ProcessorTimes, battery_left, others_share


@pytest.mark.parametrize(
    ("state", "left"),
    [
        (None, None),
        (SimpleNamespace(percent=80, power_plugged=True), None),
        (SimpleNamespace(percent=80, power_plugged=None), None),
        (SimpleNamespace(percent=12, power_plugged=False), 12.0),
    ],
)
def test_only_a_machine_that_runs_on_its_battery_has_one(
    monkeypatch: pytest.MonkeyPatch, state: object, left: float | None
) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", lambda: state, raising=False)
    assert battery_left() == left


def test_a_system_that_cannot_tell_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("no such file")

    monkeypatch.setattr(psutil, "sensors_battery", fail, raising=False)
    assert battery_left() is None
    monkeypatch.delattr(psutil, "sensors_battery")
    assert battery_left() is None


@pytest.mark.parametrize(
    ("total", "idle", "nice", "own", "share"),
    [
        (10, 10, 0, 0, 0.0),
        (10, 0, 0, 0, 1.0),
        (10, 0, 0, 10, 0.0),  # all of it was ours
        (10, 0, 5, 5, 0.5),  # ours in the background, and a program beside it
        (10, 0, 10, 5, 0.0),  # theirs in the background as well
        (10, 4, 0, 3, 0.3),
        (10, 8, 0, 5, 0.0),  # never less than nothing
        (0, 0, 0, 0, None),
    ],
)
def test_the_share_of_others_is_what_is_neither_idle_nor_ours(
    total: float, idle: float, nice: float, own: float, share: float | None
) -> None:
    before = ProcessorTimes(100, 50, 7, 20)
    now = ProcessorTimes(100 + total, 50 + idle, 7 + nice, 20 + own)
    found = others_share(before, now)
    assert found == (share if share is None else pytest.approx(share))


def test_the_real_machine_tells_a_share_from_the_second_time_on() -> None:
    others = OtherPrograms()
    assert others.share() is None
    began = sum(psutil.cpu_times())
    while sum(psutil.cpu_times()) - began < 0.1:
        pass
    share = others.share()
    assert share is not None
    assert 0.0 <= share <= 1.0
