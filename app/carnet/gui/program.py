"""The window's process: what lives as long as it does, and the one window at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from carnet.gui.engine.succession import let_go
from carnet.gui.look.theme import Theme
from carnet.gui.settings.choices import Choices
from carnet.gui.window.carried import Carried
from carnet.gui.window.main_window import MainWindow, WindowParts
from carnet.gui.wiring.settings_wiring import SettingsWiring
from carnet.gui.wiring.window_wiring import WindowWiring
from carnet.gui.words.speech import Speech
from carnet.settings.paths import Paths
from carnet.settings.schema import LANGUAGE, MOTION, TEXT_SIZE, THEME
from carnet.settings.store import SettingsStore

SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}  # else the system's
_LOOK = frozenset({THEME.key, TEXT_SIZE.key, MOTION.key})


class Look(QObject):
    """The application's language, colours, text size and motion, as the person chose them."""

    spoken = Signal()  # another language is spoken now: windows have to be made anew

    def __init__(self, app: QApplication, paths: Paths, theme: Theme | None = None) -> None:
        """`theme` is the application's, if it has one already."""
        super().__init__(app)
        self.choices = Choices(SettingsStore(paths.settings_file), self)
        self.speech = Speech(app, paths.translations_dirs)
        wrong = self.speech.speak(self.choices.get(LANGUAGE))
        self.choices.problems += wrong
        scheme = SCHEMES.get(self.choices.get(THEME))
        self.theme = theme or Theme(app, paths.resources_dir / "styles", scheme)
        self.theme.scale_text(self.choices.get(TEXT_SIZE))
        self.theme.set_motion(self.choices.get(MOTION))
        self.choices.changed.connect(self._chosen)

    def _chosen(self, keys: frozenset[str]) -> None:
        if keys & _LOOK:
            self.theme.set_motion(self.choices.get(MOTION))
            self.theme.scale_text(self.choices.get(TEXT_SIZE))
        if THEME.key in keys:
            self.theme.fix(SCHEMES.get(self.choices.get(THEME)))
        if LANGUAGE.key in keys:
            # Not at once: the control that was used belongs to the window that goes.
            QTimer.singleShot(0, self, self._speak)

    def _speak(self) -> None:
        self.choices.problems = self.speech.speak(self.choices.get(LANGUAGE))
        self.spoken.emit()


class Program(QObject):
    """Owns the window. In another language it is made anew on the same engine, as it was."""

    window_changed = Signal(object)  # MainWindow: the new one, shown already

    def __init__(self, look: Look, parts: WindowParts) -> None:
        super().__init__(look)
        self.window = make_wired(parts)
        look.spoken.connect(self._make_anew)

    def each_window(self, do: Callable[[MainWindow], None]) -> None:
        """For the window that is there, and for every one that takes its place."""
        do(self.window)
        self.window_changed.connect(do)

    def _make_anew(self) -> None:
        old = self.window
        carried = Carried.of(old)
        old.parts.state.save(old, old.splitter)
        let_go(old.parts.client, carried.requests)
        window = make_wired(replace(old.parts, folder=None))
        carried.give(window)
        window.setVisible(old.isVisible())
        self.window = window
        SettingsWiring.of(window).go_on_from(SettingsWiring.of(old))
        old.retire()
        self.window_changed.emit(window)
        carried.go_on(window)


def make_wired(parts: WindowParts) -> MainWindow:
    """A window with everything connected."""
    window = MainWindow(parts)
    WindowWiring(window)
    return window
