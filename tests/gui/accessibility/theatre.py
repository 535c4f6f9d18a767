"""Stages the screens of the pictures to be walked through."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.shots.every_shot import EVERY_SHOT
from tests.shots.shot import LIGHT, Look, Shot
from tests.shots.studio import Studio

from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow

# The scripted engine shows the same screens as the real one.
SHOTS = tuple(shot for shot in EVERY_SHOT if not shot.real)
LARGE = Look(language="fr", scale=2.0)  # in the longer language


@dataclass(frozen=True, slots=True)
class Screen:
    """A window in a state, and the one that a person has before them: a dialog, or itself."""

    name: str
    window: MainWindow
    front: QWidget


def shown(screen: Screen) -> list[QWidget]:
    """Everything that can be seen of what is before the person."""
    return [one for one in screen.front.findChildren(QWidget) if one.isVisible()]


def seen(screen: Screen) -> list[QWidget | None]:
    """What can be seen, and what has the focus."""
    return [*shown(screen), screen.front.focusWidget()]


class Theatre:
    """Stages a screen once for all tests that leave it as it is; a changed one is staged anew.

    Staging takes most of the time of these tests.
    """

    def __init__(self, studio: Studio, theme: Theme) -> None:
        self._studio = studio
        self._theme = theme
        self._font = QApplication.font()
        self._running = ExitStack()
        self._of: tuple[Shot, Look] | None = None
        self._screen: Screen | None = None
        self._seen: list[QWidget | None] = []

    def screen(self, shot: Shot, look: Look) -> Screen:
        """As `shot` left it, with just what it shows."""
        if self._screen is None or self._of != (shot, look) or self._changed(self._screen):
            self.close()
            window, over = self._running.enter_context(self._studio.stage(shot, look))
            front = over or window
            front.activateWindow()
            self._of, self._screen = (shot, look), Screen(shot.name, window, front)
            self._seen = seen(self._screen)
        return self._screen

    def close(self) -> None:
        """End the window, and look as before."""
        if self._screen is None:
            return
        self._screen, self._seen = None, []
        self._running.close()
        self._studio.wear(LIGHT)
        QApplication.setFont(self._font)
        self._theme.scale_text(100)
        self._theme.fix(Qt.ColorScheme.Light)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _changed(self, screen: Screen) -> bool:
        QApplication.processEvents()
        now = seen(screen)
        return len(now) != len(self._seen) or any(
            one is not two for one, two in zip(now, self._seen, strict=True)
        )
