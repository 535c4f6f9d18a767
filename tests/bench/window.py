"""The window at work: how long its event loop is held up, how it starts, what it takes."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication
from tests.bench.table import Row
from tests.bench.window_start import measure_start
from tests.gui.watches.indexing_watch import NOTES, IndexingWatch, write_notes

from carnet.gui.app import make_application, make_window
from carnet.gui.look.theme import Theme
from carnet.settings.paths import resolve_paths

FEWER_NOTES = 5_000
_QUESTION = "Where does the 17th jar stand, and which jars stand on the same shelf?"


def measure_window(folder: Path) -> list[Row]:
    """The real window on the real engine: its start, and its loop while it is busy."""
    rows = measure_start(folder)
    rows += _measure_loop(folder / "indexing", NOTES)
    rows += _measure_loop(folder / "answering", FEWER_NOTES, _QUESTION)
    return rows


def _measure_loop(folder: Path, count: int, question: str = "") -> list[Row]:
    """The processor time of its handlers, and lateness, while notes are indexed."""
    notes = folder / "notes"
    write_notes(notes, count)
    paths = resolve_paths(str(folder / "library"))
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else make_application()
    theme = Theme(app, paths.resources_dir / "styles", Qt.ColorScheme.Light)
    window = make_window(paths, theme)
    window.show()
    loop = QEventLoop()
    client = window.parts.client
    client.greeted.connect(loop.quit)
    client.start()
    loop.exec()
    watch = IndexingWatch(window, notes, question)
    watch.run()
    client.closed.connect(loop.quit)
    window.close()
    loop.exec()
    busy, late = watch.loop_watch.busy, watch.loop_watch.late
    window.deleteLater()
    doing = f"{count:,} notes are indexed"
    if question:
        doing = f"an answer streams and {doing}"
    return [
        Row(
            f"window, one round of the event loop while {doing}, p99.9",
            f"{busy.p999:.1f} ms",
            f"processor time; p50 {busy.p50:.1f}, p99 {busy.p99:.1f}, max {busy.most:.1f} ms",
        ),
        Row(
            "window, lateness of a precise 5 ms timer meanwhile, p99.9",
            f"{late.p999:.1f} ms",
            f"wall clock, beside a busy engine; p50 {late.p50:.1f}, p99 {late.p99:.1f}, "
            f"max {late.most:.1f} ms",
        ),
    ]
