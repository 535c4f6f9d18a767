"""A window is where a person can see it, whatever becomes of the screens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

GRIP_PX = 48  # as much of the title's line must be on a screen, to take hold of it
SETTLE_MS = 200  # a desktop moves windows itself first


def brought_back(frame: QRect, screens: Sequence[QRect]) -> QRect:
    """Where a window goes: as it is when it can be taken hold of and fits, else on a screen.

    `screens` are the rooms of the screens, the main one first. Pixels.
    """
    if not screens:
        return frame
    title = QRect(frame.left(), frame.top(), frame.width(), GRIP_PX)

    def seen(room: QRect) -> int:
        shared = title.intersected(room)
        return max(0, shared.width()) * max(0, shared.height())

    room = max(screens, key=seen)  # the first of equals
    held = title.intersected(room)
    fits = frame.width() <= room.width() and frame.height() <= room.height()
    if fits and held.width() >= GRIP_PX and held.height() >= GRIP_PX // 2:
        return frame
    back = QRect(frame)
    back.setSize(frame.size().boundedTo(room.size()))
    back.moveLeft(max(room.left(), min(back.left(), room.right() + 1 - back.width())))
    back.moveTop(max(room.top(), min(back.top(), room.bottom() + 1 - back.height())))
    return back


class KeepOnScreen(QObject):
    """Looks after one window when screens come, go, or change."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._settle)
            app.screenAdded.connect(self._hear)
            app.primaryScreenChanged.connect(self._settle)
        for screen in QGuiApplication.screens():
            self._hear(screen)

    def look(self) -> None:
        """Bring the window back if it is nowhere to be seen."""
        window = self._window
        if window.isMaximized() or window.isFullScreen() or window.isMinimized():
            return
        main = QGuiApplication.primaryScreen()
        others = [screen for screen in QGuiApplication.screens() if screen is not main]
        rooms = [screen.availableGeometry() for screen in (main, *others) if screen is not None]
        place = brought_back(window.geometry(), rooms)
        if place != window.geometry():
            window.setGeometry(place)

    def _hear(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._settle)
        self._settle()

    def _settle(self, *_change: object) -> None:
        self._timer.start()
