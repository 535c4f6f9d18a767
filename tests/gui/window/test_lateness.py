"""The window stays quick while the real engine indexes ten thousand notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.conftest import end
from tests.gui.watches.indexing_watch import NOTES, IndexingWatch, write_notes

from carnet.gui.app import make_window
from carnet.gui.look.theme import Theme
from carnet.settings.paths import Paths

pytestmark = [pytest.mark.models, pytest.mark.gui]

BUSY_MS = 50.0  # the most that one round of the loop may take, at p99.9


def test_the_loop_comes_round_in_time_while_ten_thousand_notes_are_indexed(
    models_dir: Path, gui_paths: Paths, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Notes"
    write_notes(folder)
    window = make_window(gui_paths, theme)
    window.resize(1280, 800)
    window.show()
    client = window.parts.client
    client.start()
    qtbot.waitUntil(lambda: client.info is not None, timeout=60_000)
    watch = IndexingWatch(window, folder)
    watch.run()
    end(qtbot, client, window)
    window.deleteLater()
    seen, busy = watch.last, watch.loop_watch.busy
    assert seen is not None
    print(f"\nbusy: {busy}\nlate: {watch.loop_watch.late}\n{seen.documents} notes read")
    assert seen.documents > NOTES / 10  # it was at work all the while
    assert busy.count > 500
    assert busy.p999 <= BUSY_MS, busy
