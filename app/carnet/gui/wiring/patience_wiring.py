"""Says that the engine takes long to start, and lets a person start it again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from carnet.gui.engine.greeting_watch import GreetingWatch
from carnet.gui.window.main_window import MainWindow


class PatienceWiring(QObject):
    """Connects one window; lives as long as it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.watch = GreetingWatch(window.parts.client, self)
        self.watch.slow.connect(self._say)
        window.engine_banner.pressed.connect(self._pressed)

    def _say(self) -> None:
        self._window.engine_banner.say(
            self.tr("The engine takes longer than usual to start"),
            self.tr("It may still come. What you ask meanwhile waits for it."),
            self.tr("Start it again"),
            drawing="hourglass",
        )

    def _pressed(self) -> None:
        if self.watch.late:
            self._window.engine_banner.hide()
            self._window.parts.client.restart()
