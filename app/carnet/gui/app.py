"""Starts the window's process: the application, the look, the engine, the window."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from carnet import __version__
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.programs import Child, carnet_command, child_command
from carnet.gui.crash.recorder import Recorder
from carnet.gui.desktop import Desktop
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.instance.start_wish import StartWish
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.program import Look, Program, make_wired
from carnet.gui.settings.choices import Choices
from carnet.gui.start.model_installer import ModelInstaller
from carnet.gui.start.refusal import refusal_box
from carnet.gui.window.main_window import MainWindow, WindowParts
from carnet.gui.window.window_state import WindowState
from carnet.gui.wiring.process_wiring import ProcessWiring
from carnet.gui.words.languages import find_languages
from carnet.gui.words.speech import Speech
from carnet.settings.paths import Paths, program_dir
from carnet.settings.store import SettingsStore

if TYPE_CHECKING:
    from carnet.gui.instance.claiming import Claim

APP_ID = "io.github.carnet.Carnet"  # the name of the desktop file, the icon and the app's metadata


def run(paths: Paths, wish: StartWish | None = None, claim: Claim | None = None) -> int:
    """Show the window and return when it is closed.

    `wish` is what the start asks for; `claim` is this library's, where later starts meet. The
    window is on the screen before the engine has begun to start.
    """
    app = make_application()
    recorder = Recorder(paths.logs_dir)
    recorder.install()
    look = Look(app, paths)
    program = Program(look, make_parts(paths, look.theme, choices=look.choices))
    for problem in look.choices.problems:
        print(problem.message, problem.advice, file=sys.stderr)
    ProcessWiring(app, program, recorder, claim).begin(wish or StartWish())
    code = app.exec()
    recorder.end()
    return code


def show_refusal(error: ErrorInfo) -> None:
    """Say what keeps the window from opening, in the system's language, until it was read."""
    app = QApplication.instance() or make_application()
    with suppress(KnownError):  # even the translations may be missing: then in English
        Speech(app, (program_dir() / "resources" / "translations",)).speak()
    refusal_box(error).exec()


def make_application() -> QApplication:
    """The one application of this process."""
    QCoreApplication.setApplicationName("carnet")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(["carnet"])  # its name for window managers
    app.setApplicationDisplayName("Carnet")
    app.setDesktopFileName(APP_ID)
    return app


def make_window(
    paths: Paths, theme: Theme, folder: str | None = None, engine: list[str] | None = None
) -> MainWindow:
    """The window, wired, its engine not started. `engine` replaces the engine's command."""
    return make_wired(make_parts(paths, theme, folder, engine))


def make_parts(
    paths: Paths,
    theme: Theme,
    folder: str | None = None,
    engine: list[str] | None = None,
    choices: Choices | None = None,
) -> WindowParts:
    """What a window is made with."""
    icons = Icons(theme, paths.resources_dir / "icons")
    place = _library_arguments(paths)
    command = engine or child_command(Child.ENGINE, *place)
    install = carnet_command("models", "install", "--json", *place)
    return WindowParts(
        theme,
        icons,
        EngineClient(command, theme),
        ModelInstaller(install, theme),
        Desktop(),
        WindowState(paths.window_state),
        choices or Choices(SettingsStore(paths.settings_file), theme),
        str(paths.sample_dir) if paths.sample_dir.is_dir() else None,
        folder,
        str(paths.imports_dir.absolute()),
        lambda: find_languages(paths.translations_dirs),
        str(paths.licences) if paths.licences.is_file() else "",
    )


def _library_arguments(paths: Paths) -> list[str]:
    """Name the library to children, unless it is the system's own, which they find themselves.

    (A library that was named keeps its settings inside it, so naming is not neutral.)
    """
    named = paths.config_dir == paths.data_dir
    return ["--data-dir", str(paths.data_dir)] if named else []
