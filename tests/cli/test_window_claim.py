"""`carnet gui` where starts cannot meet."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from carnet.cli.commands.gui import _claim
from carnet.gui.instance.meeting_place import meeting_place
from carnet.gui.instance.start_wish import StartWish
from carnet.settings.paths import resolve_paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="starts meet in a socket")


def test_a_place_that_cannot_be_written_keeps_no_window_from_opening(tmp_path: Path) -> None:
    paths = resolve_paths(str(tmp_path / "data"))
    place = meeting_place(paths.data_dir)
    assert place is not None
    place.lock.mkdir()  # in the way, as a full disk or a mount without writing would be
    assert _claim(paths, StartWish()) == (None, False)
