"""One window a data directory: real sockets and locks in a folder of the test."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from carnet.domain.errors import KnownError
from carnet.gui.instance.claiming import Claim, claim_or_tell, tell, try_claim
from carnet.gui.instance.meeting_place import MeetingPlace, is_ours, meeting_place
from carnet.gui.instance.start_wish import StartWish


@pytest.fixture
def session() -> Iterator[dict[str, str]]:
    """A session's own folder, with a name short enough for a socket."""
    with tempfile.TemporaryDirectory() as folder:
        yield {"XDG_RUNTIME_DIR": folder}


@pytest.fixture
def place(session: dict[str, str], tmp_path: Path) -> MeetingPlace:
    found = meeting_place(tmp_path / "library", session)
    assert found is not None
    return found


@pytest.fixture
def claim(place: MeetingPlace) -> Iterator[Claim]:
    made = try_claim(place)
    assert made is not None
    yield made
    made.release()


def test_libraries_apart_have_places_apart(session: dict[str, str], tmp_path: Path) -> None:
    one, other = (meeting_place(tmp_path / name, session) for name in ("one", "other"))
    assert one is not None
    assert other is not None
    assert one.socket != other.socket


def test_a_library_has_one_place_by_whatever_path_it_is_named(
    session: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "library")
    named = meeting_place(tmp_path / "library" / ".." / "library", session)
    assert meeting_place(tmp_path / "link", session) == named


def test_place_and_socket_are_their_owner_s_alone(claim: Claim) -> None:
    assert stat.S_IMODE(claim.place.socket.stat().st_mode) == 0o600
    assert stat.S_IMODE(claim.place.socket.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(claim.place.lock.stat().st_mode) == 0o600


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files lie, with a name that is short enough for a socket."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


def test_a_folder_open_to_others_is_not_used(
    session: dict[str, str], temporary: Path, tmp_path: Path
) -> None:
    folder = Path(session["XDG_RUNTIME_DIR"]) / "carnet"
    folder.mkdir()
    folder.chmod(0o755)
    found = meeting_place(tmp_path / "library", session)
    assert found is None or found.socket.parent != folder


def test_nothing_is_said_to_a_socket_that_others_may_use(claim: Claim) -> None:
    claim.place.socket.chmod(0o666)
    assert not is_ours(claim.place.socket)
    assert not tell(claim.place, StartWish(question="a secret"))
    with pytest.raises(BlockingIOError):
        claim.server.accept()


def test_a_name_too_long_for_a_socket_lies_elsewhere(temporary: Path, tmp_path: Path) -> None:
    folder = tmp_path / ("deep" * 30)
    folder.mkdir(mode=0o700)
    found = meeting_place(tmp_path / "library", {"XDG_RUNTIME_DIR": str(folder)})
    assert found is None or len(os.fsencode(found.socket)) <= 100


def test_while_one_holds_the_claim_no_other_gets_it(claim: Claim) -> None:
    assert try_claim(claim.place) is None
    claim.release()
    again = try_claim(claim.place)
    assert again is not None
    again.release()


def test_what_a_crash_left_behind_is_replaced(place: MeetingPlace) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(str(place.socket))
    place.socket.chmod(0o600)
    claim = claim_or_tell(place, StartWish())
    assert claim is not None
    claim.release()


def test_a_claim_ends_with_its_process(place: MeetingPlace) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\n"
        "from carnet.gui.instance.claiming import try_claim\n"
        "from carnet.gui.instance.meeting_place import MeetingPlace\n"
        "claim = try_claim(MeetingPlace(Path(sys.argv[1]), Path(sys.argv[2])))\n"
        "print('held' if claim else 'not held', flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(place.socket), str(place.lock)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "held\n"
    assert place.socket.exists()
    claim = claim_or_tell(place, StartWish())
    assert claim is not None
    claim.release()


def test_a_window_that_does_not_answer_is_told_calmly(claim: Claim) -> None:
    claim.hang_up()  # it still lives, and hears nobody
    waits: list[float] = []
    with pytest.raises(KnownError) as told:
        claim_or_tell(claim.place, StartWish(), patience_s=0.0, pause=waits.append)
    assert told.value.info.code == "window-silent"


def test_a_start_waits_for_a_window_that_is_closing(claim: Claim) -> None:
    claim.hang_up()
    made = claim_or_tell(claim.place, StartWish(), pause=lambda _s: claim.release())
    assert made is not None
    made.release()


def test_a_second_start_loads_no_qt() -> None:
    code = (
        "import carnet.gui.instance.claiming, carnet.gui.instance.meeting_place\n"
        "import carnet.cli.commands.gui, sys\n"
        "print(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
