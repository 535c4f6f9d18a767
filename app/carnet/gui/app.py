"""Starts the window's process: the application, the look, the engine, the window."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from carnet import __version__
from carnet.domain.programs import Child, carnet_command, child_command
from carnet.gui.desktop import Desktop
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.settings.choices import Choices
from carnet.gui.start.model_installer import ModelInstaller
from carnet.gui.terminal_signals import TerminalSignals
from carnet.gui.window.main_window import MainWindow, WindowParts
from carnet.gui.window.window_state import WindowState
from carnet.gui.wiring.window_wiring import WindowWiring
from carnet.gui.words.translating import install_translations
from carnet.settings.paths import Paths
from carnet.settings.schema import THEME
from carnet.settings.store import SettingsStore

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}  # else the system's


def run(paths: Paths, folder: str | None = None) -> int:
    """Show the window and return when it is closed. `folder` is added to the library.

    The window is on the screen before the engine has begun to start.
    """
    app = make_application()
    install_translations(app, paths.resources_dir / "translations", QLocale())
    chosen = SettingsStore(paths.settings_file).load().settings.get(THEME)
    theme = Theme(app, paths.resources_dir / "styles", _SCHEMES.get(chosen))
    window = make_window(paths, theme, folder)
    client = window.parts.client
    client.closed.connect(app.quit)
    TerminalSignals(window.close, app)
    app.setQuitOnLastWindowClosed(False)  # the engine is given time to end well
    window.show()
    QTimer.singleShot(0, client.start)
    return app.exec()


def make_application() -> QApplication:
    """The one application of this process."""
    QCoreApplication.setApplicationName("carnet")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Carnet")
    app.setDesktopFileName("carnet")
    return app


def make_window(
    paths: Paths, theme: Theme, folder: str | None = None, engine: list[str] | None = None
) -> MainWindow:
    """The window, wired, its engine not started. `engine` replaces the engine's command."""
    icons = Icons(theme, paths.resources_dir / "icons")
    place = _library_arguments(paths)
    command = engine or child_command(Child.ENGINE, *place)
    install = carnet_command("models", "install", "starter", "--json", *place)
    parts = WindowParts(
        theme,
        icons,
        EngineClient(command, theme),
        ModelInstaller(install, theme),
        Desktop(),
        WindowState(paths.window_state),
        Choices(SettingsStore(paths.settings_file), theme),
        str(paths.sample_dir) if paths.sample_dir.is_dir() else None,
        folder,
        str(paths.imports_dir.absolute()),
    )
    window = MainWindow(parts)
    WindowWiring(window)
    return window


def _library_arguments(paths: Paths) -> list[str]:
    """Name the library to children, unless it is the system's own, which they find themselves.

    (A library that was named keeps its settings inside it, so naming is not neutral.)
    """
    named = paths.config_dir == paths.data_dir
    return ["--data-dir", str(paths.data_dir)] if named else []
