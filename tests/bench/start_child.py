"""One start of the real window, timed from the start of its process: used by `window_start`.

`python start_child.py BEGAN FULL ARGUMENT...` is `carnet ARGUMENT...` with marks. BEGAN is the
parent's monotonic clock just before it started this process. When the window is painted, words are
put into its search; when they are found, a question is asked and a note opened if FULL is 1. Then
one line of JSON is printed and the window closed.
"""

from __future__ import annotations

import json
import sys
import time

MARKS: dict[str, tuple[float, float]] = {}  # seconds: since BEGAN, of the processor
BEGAN, FULL = float(sys.argv[1]), sys.argv[2] == "1"


def mark(name: str) -> None:
    """Only the first time counts."""
    now = time.clock_gettime(time.CLOCK_MONOTONIC) - BEGAN
    MARKS.setdefault(name, (now, time.process_time()))


mark("python")

from carnet.cli.main import main  # noqa: E402 - the clock runs already
from carnet.gui import program  # noqa: E402
from carnet.gui.window.main_window import MainWindow  # noqa: E402

mark("imported")

import psutil  # noqa: E402 - only to tell the memory
from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402

QUESTION = "What colour did we paint the kitchen walls?"
WORDS = "boiler"


class Watch(QObject):
    """Follows one window from its first painting to its end."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._painted = False
        self.requests_before = -1
        window.installEventFilter(self)
        window.parts.client.greeted.connect(lambda _info: mark("greeted"))
        window.session.found.connect(self._found)
        window.asker.finished.connect(lambda _answer: self._open())
        window.opener.opened.connect(lambda: QTimer.singleShot(200, self, self._end))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Changes nothing."""
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._shown)
        return False

    def _shown(self) -> None:
        mark("painted")
        if not self._window.header.isVisible():  # the first start of all: no folder is known yet
            QTimer.singleShot(50, self, self._shown)
            return
        self._window.header.search.setFocus()
        self._window.header.search.setText(WORDS)

    def _found(self, _query: str, _mode: object, result: object) -> None:
        if "found" in MARKS or not getattr(result, "passages", ()):
            return
        mark("found")
        if FULL:
            self._window.search.dismiss()
            self._window.asker.ask(QUESTION)
        else:
            self._end()

    def _open(self) -> None:
        self._window.conversation.cards[-1].sources.rows[0].click()

    def _end(self) -> None:
        memory = psutil.Process().memory_full_info()
        said = {"marks": MARKS, "rss": memory.rss, "pss": memory.pss, "modules": len(sys.modules)}
        print(json.dumps(said), flush=True)
        self._window.leave()


make = program.make_wired


def make_watched(parts: object) -> MainWindow:
    """The window as ever, watched."""
    mark("application")
    window = make(parts)  # type: ignore[arg-type]
    Watch(window)
    mark("made")
    return window


program.make_wired = make_watched
sys.exit(main(sys.argv[3:]))
