"""Makes a window for each picture and takes it."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.shots.shot import Look, Scene, Shot

from carnet.domain.library import Activity, LibraryStatus
from carnet.gui.app import make_application, make_window
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words.speech import Speech
from carnet.settings.paths import Paths
from carnet.settings.schema import LANGUAGE, TEXT_SIZE, THEME
from carnet.settings.store import SettingsStore

ROOT = Path(__file__).resolve().parents[2]
FAKE_ENGINE = ROOT / "tests" / "gui" / "fakes" / "fake_engine.py"
RESOURCES = ROOT / "resources"
SIZE = (1280, 800)
TEXT_POINTS = 10
PATIENCE_S = 180.0
PREFERRED_FONTS = ("Inter", "Cantarell", "Noto Sans", "DejaVu Sans")


class Studio:
    """Takes pictures into a folder, each of a window of its own.

    `desk` holds what the windows need meanwhile; each scene's part of it goes with the scene.
    """

    def __init__(self, folder: Path, desk: Path) -> None:
        self.folder = folder
        self._desk = desk
        folder.mkdir(parents=True, exist_ok=True)
        running = QApplication.instance()
        self.app = running if isinstance(running, QApplication) else make_application()
        families = set(QFontDatabase.families())
        font = next((name for name in PREFERRED_FONTS if name in families), "")
        self.app.setFont(QFont(font, TEXT_POINTS))
        self._theme = Theme(self.app, RESOURCES / "styles", Qt.ColorScheme.Light)
        self._speech = Speech(self.app, [RESOURCES / "translations"])
        self._library: Path | None = None  # the sample library, indexed once

    def take(self, shot: Shot, look: Look, name: str) -> None:
        """One picture. Raises ValueError when it does not show what it says."""
        with self.stage(shot, look) as (window, over):
            if over is not None and shot.alone:
                grabbed = over.grab()
            else:
                grabbed = window.grab()
                if over is not None:
                    lay_over(grabbed, over)
            picture = grabbed.toImage().convertToFormat(QImage.Format.Format_RGB888)
            picture.save(str(self.folder / f"{name}.png"), "PNG", 0)
        print(self.folder / f"{name}.png", flush=True)

    @contextmanager
    def stage(self, shot: Shot, look: Look) -> Iterator[tuple[MainWindow, QWidget | None]]:
        """The window in the state of `shot`, and what lies over it."""
        with tempfile.TemporaryDirectory(dir=self._desk) as place:
            home, props = Path(place) / "home", Path(place) / "props"
            props.mkdir()
            yield from self._act(shot, self._open(shot, look, home), look, props)

    def _act(
        self, shot: Shot, window: MainWindow, look: Look, props: Path
    ) -> Iterator[tuple[MainWindow, QWidget | None]]:
        over = None
        try:
            over = shot.take(Scene(window, look, props))
            QTest.qWait(250)
            missing = set(shot.shows) - visible_classes()
            if missing:
                raise ValueError(f"{shot.name} does not show {', '.join(sorted(missing))}")
            yield window, over
        finally:
            if over is not None:
                over.close()
            self._close(window)

    def _open(self, shot: Shot, look: Look, home: Path) -> MainWindow:
        """A window whose engine has greeted it; with the real one, everything is read."""
        self.wear(look)
        if shot.real:
            shutil.copytree(self._read_library(), home)
        home.mkdir(exist_ok=True)
        paths = places(home)
        choose(paths, look)
        if shot.arrange is not None:
            shot.arrange(paths)
        return self._show(paths, shot)

    def _show(self, paths: Paths, shot: Shot) -> MainWindow:
        engine = (
            None
            if shot.real
            else [sys.executable, str(FAKE_ENGINE), "--store", str(paths.data_dir), *shot.flags]
        )
        folder = str(paths.sample_dir) if shot.real else None
        window = make_window(paths, self._theme, folder, engine)
        window.resize(*SIZE)
        window.show()
        client = window.parts.client
        told: list[LibraryStatus] = []
        client.library_changed.connect(lambda notice: told.append(notice.status))
        client.start()
        wait(lambda: client.info is not None, "the engine's greeting")
        if shot.real:
            wait(lambda: bool(told) and settled(told[-1]), "the sample library")
        QTest.qWait(200)
        return window

    def _close(self, window: MainWindow) -> None:
        ended: list[bool] = []
        window.parts.client.closed.connect(lambda: ended.append(True))
        window.close()
        wait(lambda: bool(ended), "the engine's end")
        for left in QApplication.topLevelWidgets():
            if left is not window and left.isVisible():
                left.close()
        window.deleteLater()
        QTest.qWait(1)

    def wear(self, look: Look) -> None:
        """Language, theme and size of the text, from now on."""
        self._speech.speak(look.language)
        QLocale.setDefault(QLocale(look.language))
        self._theme.scale_text(round(look.scale * 100))
        self._theme.fix(Qt.ColorScheme.Dark if look.dark else Qt.ColorScheme.Light)

    def _read_library(self) -> Path:
        """A data directory in which the sample library is read and learned."""
        if self._library is None:
            self._library = self._desk / "library"
            self._library.mkdir()
            window = self._show(places(self._library), Shot("", lambda _scene: None, (), real=True))
            self._close(window)
        return self._library


def places(home: Path) -> Paths:
    """Everything of one library in one folder."""
    return Paths(home, home, home, RESOURCES, ROOT / "models" / "catalog.toml")


def choose(paths: Paths, look: Look) -> None:
    """Write the look into the settings, as a person who chose it."""
    store = SettingsStore(paths.settings_file)
    settings = store.load().settings
    for setting, value in (
        (THEME, "dark" if look.dark else "light"),
        (LANGUAGE, look.language),
        (TEXT_SIZE, round(look.scale * 100)),
    ):
        settings = settings.with_value(setting, value)
    store.save(settings)


def visible_classes() -> set[str]:
    """Names of the classes, and what they derive from, of every widget that can be seen."""
    return {
        base.__name__
        for widget in QApplication.allWidgets()
        if widget.isVisible()
        for base in type(widget).__mro__
    }


def open_dialog(kind: type[QWidget]) -> QWidget:
    """The window of that class that is open."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    return next(one for one in found if one.isVisible())


def lay_over(picture: QPixmap, dialog: QWidget) -> None:
    """Draw a dialog in the middle, as the desktop would, the window behind it dimmed."""
    card = dialog.grab()
    ratio = picture.devicePixelRatio()
    whole = QRectF(0, 0, picture.width() / ratio, picture.height() / ratio)
    place = QRectF(0, 0, card.width() / ratio, card.height() / ratio)
    place.moveCenter(whole.center())
    painter = QPainter(picture)
    painter.fillRect(whole, QColor(0, 0, 0, 70))
    painter.drawPixmap(place.topLeft(), card)
    painter.end()


def settled(status: LibraryStatus) -> bool:
    """Whether everything is read and learned."""
    at_rest = status.progress.activity is Activity.IDLE
    return at_rest and status.documents > 0 and status.queued == 0


def wait(condition: Callable[[], bool], what: str) -> None:
    """Run the event loop until `condition` holds."""
    until = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"waited in vain for {what}")
        QTest.qWait(20)
