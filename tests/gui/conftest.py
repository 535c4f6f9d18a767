"""A real window, offscreen, on a scripted engine process."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from carnet.gui.app import make_window
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words.speech import Speech
from carnet.settings.paths import Paths

PROJECT = Path(__file__).resolve().parents[2]
FAKE_ENGINE = Path(__file__).with_name("fakes") / "fake_engine.py"
HARMLESS = ("propagateSizeHints", "support raise()", "the keyboard", "systemTrayWindow")


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> None:
    """Numbers and plurals as an English person reads them."""
    Speech(qapp, [PROJECT / "resources" / "translations"]).speak("en")
    QLocale.setDefault(QLocale("en_GB"))


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, PROJECT / "resources" / "styles", Qt.ColorScheme.Light)


@pytest.fixture(scope="session")
def icons(theme: Theme) -> Icons:
    return Icons(theme, PROJECT / "resources" / "icons")


@pytest.fixture(autouse=True)
def no_qt_warnings(qtlog: Any) -> Iterator[None]:
    """Qt's own complaints fail a test, as Python's warnings do."""
    yield
    said = [record.message for record in qtlog.records if record.type.name != "QtDebugMsg"]
    assert [text for text in said if not any(word in text for word in HARMLESS)] == []


@pytest.fixture(autouse=True)
def nothing_left_to_delete(qapp: QApplication) -> Iterator[None]:
    """Widgets that are done with go now: each that stays makes the next change of style dearer.

    Outside of a running loop Qt keeps what is to be deleted later.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def english_again(english: None) -> Iterator[None]:
    """A test that spoke another language leaves the next one English."""
    yield
    assert QCoreApplication.translate("", "Never") == "Never"
    assert QLocale().language() == QLocale.Language.English


@pytest.fixture
def gui_paths(tmp_path: Path) -> Paths:
    home = tmp_path / "carnet"
    home.mkdir()
    return Paths(
        home, home / "models", home, PROJECT / "resources", PROJECT / "models" / "catalog.toml"
    )


class EngineLog:
    """What the scripted engine was asked, as it wrote it down."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def messages(self, method: str) -> list[dict[str, Any]]:
        if not self.file.exists():
            return []
        lines = self.file.read_text(encoding="utf-8").split("\n")[:-1]  # the last may be half
        found = [json.loads(line) for line in lines]
        return [message for message in found if message["method"] == method]

    def params(self, method: str) -> list[dict[str, Any]]:
        return [message["params"] for message in self.messages(method)]


@pytest.fixture
def engine_log(tmp_path: Path) -> EngineLog:
    return EngineLog(tmp_path / "engine.jsonl")


@pytest.fixture
def engine_command(engine_log: EngineLog) -> Callable[..., list[str]]:
    def command(*flags: str) -> list[str]:
        return [sys.executable, str(FAKE_ENGINE), "--log", str(engine_log.file), *flags]

    return command


@pytest.fixture
def make_client(
    qtbot: QtBot, engine_command: Callable[..., list[str]]
) -> Iterator[Callable[..., EngineClient]]:
    """A client on the scripted engine; ended properly whatever the test did."""
    made: list[EngineClient] = []

    def make(*flags: str, greeted: bool = True, command: list[str] | None = None) -> EngineClient:
        client = EngineClient(command or engine_command(*flags), backoff_ms=(10, 20))
        made.append(client)
        client.start()
        if greeted:
            qtbot.waitUntil(lambda: client.info is not None)
        return client

    yield make
    for client in made:
        end(qtbot, client)


@pytest.fixture
def make_main_window(
    qtbot: QtBot,
    gui_paths: Paths,
    theme: Theme,
    engine_command: Callable[..., list[str]],
) -> Iterator[Callable[..., MainWindow]]:
    """The whole window, shown, its engine greeted."""
    made: list[MainWindow] = []

    def make(
        *flags: str, folder: str | None = None, greeted: bool = True, resize: bool = True
    ) -> MainWindow:
        window = make_window(gui_paths, theme, folder, engine_command(*flags))
        if resize:
            window.resize(1280, 800)
        made.append(window)
        window.show()
        window.parts.client.start()
        if greeted:
            qtbot.waitUntil(lambda: window.parts.client.info is not None)
        return window

    yield make
    for window in made:
        client = window.parts.client
        end(qtbot, client, window)
        window.deleteLater()


def end(qtbot: QtBot, client: EngineClient, window: MainWindow | None = None) -> None:
    ended: list[bool] = []
    client.closed.connect(lambda: ended.append(True))
    already = client.state.value == "closed" and client.process_id is None
    if window is not None:
        window.close()
    client.close()
    if not already:
        qtbot.waitUntil(lambda: bool(ended))


@pytest.fixture
def press(qtbot: QtBot) -> Callable[[str], None]:
    """Wait for the question the window asks, and press one of its buttons."""

    def press_button(text: str) -> None:
        def boxes() -> list[QMessageBox]:
            found = QApplication.topLevelWidgets()
            return [w for w in found if isinstance(w, QMessageBox) and w.isVisible()]

        qtbot.waitUntil(lambda: bool(boxes()))
        button = next(b for b in boxes()[0].buttons() if b.text().replace("&", "") == text)
        button.click()

    return press_button


@pytest.fixture(autouse=True)
def no_dialog_left(qapp: QApplication) -> Iterator[None]:
    """A question left open by one test must not answer another."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()
