from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from carnet.gui.instance.claiming import tell, try_claim
from carnet.gui.instance.meeting_place import MeetingPlace
from carnet.gui.instance.reception import Reception
from carnet.gui.instance.start_wish import LONGEST_BYTES, StartWish

pytestmark = pytest.mark.gui


class Heard:
    """A reception, and what came to it."""

    def __init__(self, place: MeetingPlace) -> None:
        claim = try_claim(place)
        assert claim is not None
        self.place, self.claim = place, claim
        self.reception = Reception(claim)
        self.wishes: list[StartWish] = []
        self.reception.wished.connect(self.wishes.append)


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Heard]:
    made = Heard(MeetingPlace(tmp_path / "s", tmp_path / "l"))
    yield made
    made.reception.close()
    made.claim.release()


def call(place: MeetingPlace) -> socket.socket:
    client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    client.settimeout(30)
    client.connect(str(place.socket))
    return client


def test_a_later_start_is_heard_and_told_so(heard: Heard, qtbot: QtBot) -> None:
    wish = StartWish(("/home/ines/Notes",), "Where is the key?", quick=True)
    told: list[bool] = []
    other = threading.Thread(target=lambda: told.append(tell(heard.place, wish, 30.0)))
    other.start()
    qtbot.waitUntil(lambda: bool(told))
    other.join()
    assert told == [True]
    assert heard.wishes == [wish]


def test_a_wish_in_pieces_is_put_together(heard: Heard, qtbot: QtBot) -> None:
    line = StartWish(question="Où est la clé ?").line()
    with call(heard.place) as client:
        for piece in (line[:5], line[5:20], line[20:]):
            client.sendall(piece)
            qtbot.wait(1)
        qtbot.waitUntil(lambda: bool(heard.wishes))
        assert client.recv(8) == b"ok\n"


@pytest.mark.parametrize("sent", [b"nonsense\n", b"[1]\n", b"x" * (LONGEST_BYTES + 1), b""])
def test_what_is_no_wish_is_dropped_and_the_next_heard(
    heard: Heard, qtbot: QtBot, sent: bytes
) -> None:
    with call(heard.place) as client:
        client.sendall(sent)
        client.shutdown(socket.SHUT_WR)
    with call(heard.place) as client:
        client.sendall(StartWish(fresh=True).line())
        qtbot.waitUntil(lambda: bool(heard.wishes))
    assert heard.wishes == [StartWish(fresh=True)]


def test_a_closed_reception_leaves_no_socket(heard: Heard) -> None:
    heard.reception.close()
    assert not heard.place.socket.exists()
    assert not tell(heard.place, StartWish())
