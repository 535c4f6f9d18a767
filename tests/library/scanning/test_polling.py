"""How often silent disks are looked at, and which."""

from __future__ import annotations

import math

import pytest

from carnet.domain.documents import Folder, FolderState
from carnet.library.scanning.polling import Polling, PollPace, poll_delay_s

_PACE = PollPace(shortest_s=10, longest_s=900, share=0.02)


@pytest.mark.parametrize(
    ("scan_s", "delay_s"), [(0.0, 10), (0.1, 10), (1.0, 50), (10.0, 500), (18.0, 900), (600.0, 900)]
)
def test_looking_takes_a_bounded_share_of_the_time(scan_s: float, delay_s: float) -> None:
    assert poll_delay_s(scan_s, _PACE) == pytest.approx(delay_s)


def test_only_silent_disks_that_are_there_are_looked_at() -> None:
    folders = [
        Folder(1, "/local", FolderState.CURRENT),
        Folder(2, "/share", FolderState.EMBEDDING, polled=True),
        Folder(3, "/away", FolderState.OFFLINE, polled=True),
    ]
    polling = Polling(lambda: folders, _PACE, lambda: 100.0)
    assert polling.due_at == math.inf
    polling.plan()
    assert polling.due_at == 110
    assert polling.begin() == ["/share"]
    assert polling.due_at == math.inf
    polling.plan(2.0)
    assert polling.due_at == 200
    polling.plan()  # something was read: how long looking alone takes is as before
    assert polling.due_at == 200
    folders.pop(1)
    polling.plan()
    assert polling.due_at == math.inf
