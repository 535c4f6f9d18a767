"""Brings a few words to the desktop: by the tray's icon, else by the desktop's own program."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtWidgets import QApplication, QWidget

from carnet.gui.tray.tray import Tray

APP_ICON = "io.github.carnet.Carnet"


class Messenger(QObject):
    """The real one. Tests pass a double that remembers what was said."""

    pressed = Signal()

    def __init__(self, tray: Tray, window: QWidget) -> None:
        super().__init__(window)
        self._tray = tray
        self._window = window
        tray.told.connect(self.pressed)

    def say(self, title: str, text: str) -> None:
        """Tell, and mark the window in the desktop's bar."""
        QApplication.alert(self._window)
        if self._tray.shown:
            self._tray.say(title, text)
        elif program := shutil.which("notify-send"):
            icon = ["--icon", APP_ICON, "--app-name", "Carnet"]
            QProcess.startDetached(program, [*icon, "--", title, text], str(Path.home()))
