"""Ten thousand notes indexed by the real engine while the window is used and watched."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from tests.gui.watches.loop_watch import LoopWatch

from carnet.domain.library import Activity, LibraryStatus
from carnet.gui.window.main_window import MainWindow

NOTES = 10_000
EMBEDDING_S = 6.0  # of learning, after the text of all of them is read
LONGEST_S = 30.0  # a busy machine is watched no longer
LOOK_MS = 200


def write_notes(folder: Path, count: int = NOTES) -> None:
    """Small ones, no two alike."""
    for number in range(count):
        place = folder / f"{number // 250:02}"
        place.mkdir(parents=True, exist_ok=True)
        text = f"# Note {number}\n\nThe {number}th jar stands on shelf {number * 7 % 311}.\n"
        (place / f"note-{number:05}.md").write_text(text, encoding="utf-8")


class IndexingWatch:
    """Adds `folder` to a window whose engine has greeted; runs the loop until enough is seen.

    With a `question`, it is asked all the while, each answer streaming into the conversation.
    """

    def __init__(self, window: MainWindow, folder: Path, question: str = "") -> None:
        self.loop_watch = LoopWatch()
        self.last: LibraryStatus | None = None
        self._window = window
        self._folder = folder
        self._question = question
        self.answers = 0
        self._loop = QEventLoop()
        self._looks = 0
        self._began = self._learning = 0.0

    def run(self) -> None:
        """Blocks for `LONGEST_S` at most."""
        client = self._window.parts.client
        client.library_changed.connect(self._heard)
        pace = QTimer(interval=LOOK_MS)
        pace.timeout.connect(self._look)
        self._began = time.monotonic()
        self.loop_watch.start()
        self._window.folders.add(str(self._folder))
        pace.start()
        self._loop.exec()
        pace.stop()
        self.loop_watch.stop()
        client.library_changed.disconnect(self._heard)

    def _heard(self, notice: object) -> None:
        self.last = getattr(notice, "status", None)

    def _look(self) -> None:
        self._looks += 1
        self._use()
        now = time.monotonic()
        if self.last is not None and self.last.progress.activity is Activity.EMBEDDING:
            self._learning = self._learning or now
        enough = self._learning and now - self._learning > EMBEDDING_S
        if enough or now - self._began > LONGEST_S:
            self._loop.quit()

    def _use(self) -> None:
        """What a person does meanwhile: scroll, filter, search."""
        library, asker = self._window.library, self._window.asker
        if self._question and not asker.running and library.notes.model().rowCount():
            asker.ask(self._question)
            self.answers += 1
        bar = library.notes.verticalScrollBar()
        if self._looks % 7 == 3:
            bar.setValue(bar.maximum() if self._looks % 2 else bar.maximum() // 2)
        if self._looks % 11 == 5:
            library.filter.setText("" if library.filter.text() else "7")
        if self._looks % 13 == 8:
            self._window.header.search.setText(f"jar {self._looks}")
