"""The window stays quick while the real engine indexes ten thousand notes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot
from tests.gui.conftest import end
from tests.gui.loop_watch import LoopWatch

from carnet.domain.library import Activity, LibraryStatus
from carnet.gui.app import make_window
from carnet.gui.look.theme import Theme
from carnet.gui.main_window import MainWindow
from carnet.settings.paths import Paths

pytestmark = [pytest.mark.models, pytest.mark.gui]

NOTES = 10_000
EMBEDDING_S = 4.0  # of learning, after the text of all of them is read
LONGEST_S = 40.0  # a busy machine is watched no longer
BUSY_MS = 50.0  # the most that one round of the loop may take, at p99.9


def write_notes(folder: Path) -> None:
    for number in range(NOTES):
        place = folder / f"{number // 250:02}"
        place.mkdir(parents=True, exist_ok=True)
        text = f"# Note {number}\n\nThe {number}th jar stands on shelf {number * 7 % 311}.\n"
        (place / f"note-{number:05}.md").write_text(text, encoding="utf-8")


def use(window: MainWindow, round_: int) -> None:
    """What a person does meanwhile: scroll, filter, search."""
    bar = window.library.notes.verticalScrollBar()
    if round_ % 7 == 3:
        bar.setValue(bar.maximum() if round_ % 2 else bar.maximum() // 2)
    if round_ % 11 == 5:
        window.library.filter.setText("" if window.library.filter.text() else "7")
    if round_ % 13 == 8:
        window.header.search.setText(f"jar {round_}")


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
    seen: list[LibraryStatus] = []
    client.library_changed.connect(lambda notice: seen.append(notice.status))
    watch = LoopWatch()
    loop, rounds = QEventLoop(), iter(range(10_000))
    began, learning = time.monotonic(), 0.0

    def look() -> None:
        nonlocal learning
        use(window, next(rounds))
        now = time.monotonic()
        if not learning and seen and seen[-1].progress.activity is Activity.EMBEDDING:
            learning = now
        if now - began > LONGEST_S or (learning and now - learning > EMBEDDING_S):
            loop.quit()

    pace = QTimer(interval=200)
    pace.timeout.connect(look)
    watch.start()
    window.folders.add(str(folder))
    pace.start()
    loop.exec()
    pace.stop()
    watch.stop()
    end(qtbot, client, window)
    window.deleteLater()
    print(f"\nbusy: {watch.busy}\nlate: {watch.late}\n{seen[-1].documents} notes read")
    assert seen[-1].documents > NOTES / 10  # it was at work all the while
    assert watch.busy.count > 1_000
    assert watch.busy.p999 <= BUSY_MS, watch.busy
