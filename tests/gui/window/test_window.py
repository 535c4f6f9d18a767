from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from carnet.gui.app import make_window
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.settings.paths import Paths

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]
HEAVY = ("lancedb", "pyarrow", "torch", "llama_cpp", "sentence_transformers", "numpy", "watchdog")


def test_the_windows_process_loads_no_engine_library() -> None:
    code = (
        "import json, sys, carnet.gui.app, carnet.gui.source.note_view;"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert loaded.isdisjoint(HEAVY)
    assert "PySide6" in loaded


def test_nothing_of_the_network_is_loaded_into_the_window() -> None:
    code = "import sys, carnet.gui.app; print('PySide6.QtNetwork' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("flag", ["--empty", "--problems"])
def test_every_control_that_takes_the_focus_has_a_name(
    make_main_window: MakeWindow, flag: str
) -> None:
    window = make_main_window(flag)
    window.source.show()
    nameless = []
    for widget in window.findChildren(QWidget):
        control = isinstance(widget, QAbstractButton | QLineEdit)
        focusable = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        inner = widget.objectName().startswith("qt_") or isinstance(
            widget.parentWidget(), QLineEdit
        )
        named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
        shown = widget.isVisibleTo(window)
        if (control or focusable) and shown and not inner and not named:
            nameless.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    assert nameless == []


def test_the_tab_key_walks_from_the_header_through_the_panes(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window()
    window.show_source()
    window.header.library.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [
        window.header.library,
        window.header.search,
        window.header.source,
        window.library.folders,
        window.library.filter,
        window.library.notes,
        window.conversation.composer.field,
        window.conversation.composer.button,
    ]
    places = [seen.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_the_shortcuts_lead_where_they_say(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window("--problems")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_K, control)
    assert window.header.search.hasFocus()
    window.library.problems.click()
    qtbot.keyClick(window, Qt.Key.Key_L, control)
    assert window.conversation.composer.field.hasFocus()
    assert window.middle.currentWidget() is window.conversation
    qtbot.keyClick(window, Qt.Key.Key_B, control)
    assert not window.library.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_B, control)
    assert window.library.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_B, control | Qt.KeyboardModifier.ShiftModifier)
    assert window.source.isVisible()


def test_control_o_adds_a_folder(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window()
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialogs = [w for w in QApplication.topLevelWidgets() if w.inherits("QFileDialog")]
    assert any(dialog.isVisible() for dialog in dialogs)


def test_sizes_are_kept_from_one_start_to_the_next(
    make_main_window: MakeWindow, gui_paths: Paths, qtbot: QtBot
) -> None:
    window = make_main_window()
    window.resize(780, 600)  # the offscreen screen is small
    window.splitter.setSizes([260, 520, 0])
    left = window.splitter.sizes()[0]
    with qtbot.waitSignal(window.parts.client.closed):
        window.close()
    again = make_main_window(resize=False)
    assert (again.width(), again.height()) == (780, 600)
    assert again.splitter.sizes()[0] == left
    assert gui_paths.window_state.is_file()


def test_a_broken_state_file_is_as_good_as_none(
    make_main_window: MakeWindow, gui_paths: Paths
) -> None:
    gui_paths.window_state.write_bytes(b"[window]\ngeometry=@ByteArray(\x00\xff")
    window = make_main_window(resize=False)
    assert window.width() >= window.minimumWidth()
    assert window.isVisible()


def test_a_small_screen_is_enough(make_main_window: MakeWindow) -> None:
    window = make_main_window()
    window.show_source()
    window.resize(1_024, 600)
    assert (window.width(), window.height()) == (1_024, 600)
    assert window.conversation.composer.geometry().bottom() <= window.conversation.height()


def test_on_a_small_screen_nothing_lies_over_anything_else(make_main_window: MakeWindow) -> None:
    window = make_main_window("--long", "--rebuild", "--problems", "--indexing", "embedding")
    window.resize(900, 600)
    QApplication.processEvents()
    library = window.library
    parts = [library.folders, library.filter, library.notes, library.problems, library.progress]
    edges = [(part.geometry().top(), part.geometry().bottom()) for part in parts]
    assert all(above[1] < below[0] for above, below in pairwise(edges))
    assert library.folders.verticalScrollBar().maximum() > 0
    starts = [start for start in window.conversation.empty.starts if start.isVisible()]
    right = starts[-1].mapTo(window, starts[-1].rect().topRight()).x()
    assert right < window.width()


def test_an_engine_killed_at_rest_is_told_calmly_and_the_window_stays(
    make_main_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_main_window()
    client = window.parts.client
    said: list[str] = []
    client.crashed.connect(lambda _error: said.append(window.engine_banner.title.text()))
    with qtbot.waitSignal(client.greeted):
        assert client.process_id is not None
        os.kill(client.process_id, signal.SIGKILL)
    assert said == ["The engine stopped and is being started again"]
    assert window.engine_banner.title.text() == "The engine is running again"


def test_a_status_that_comes_before_the_greeting_is_no_restart(
    make_main_window: MakeWindow,
) -> None:
    window = make_main_window()
    assert window.status is not None
    window.parts.client.greeted.emit(window.parts.client.info)
    assert not window.engine_banner.isVisible()


def test_closing_the_window_ends_the_engine(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window()
    with qtbot.waitSignal(window.parts.client.closed):
        window.close()
    assert window.parts.client.process_id is None


def test_a_named_library_is_named_to_its_children_and_the_systems_own_is_not(
    gui_paths: Paths, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    own = Paths(
        gui_paths.data_dir,
        gui_paths.models_dir,
        tmp_path,
        gui_paths.resources_dir,
        gui_paths.catalog,
    )
    for paths, named in ((gui_paths, True), (own, False)):
        window = make_window(paths, theme)
        qtbot.addWidget(window)
        for command in (window.parts.client.command, window.parts.installer.command):
            assert ("--data-dir" in command) is named


def test_a_theme_change_reaches_every_widget(
    make_main_window: MakeWindow, theme: Theme, qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window("--problems")
    window.asker.ask("boiler?")
    qtbot.waitUntil(lambda: not window.asker.running)
    window.conversation.cards[-1].sources.rows[0].click()
    qtbot.waitUntil(lambda: bool(window.source.view.band))
    light = window.grab().toImage()
    try:
        theme.fix(Qt.ColorScheme.Dark)
        qtbot.waitUntil(lambda: bool(window.source.view.band))
        dark = window.grab().toImage()
        for x in range(8, light.width(), 64):
            for y in range(8, light.height(), 64):
                was, now = light.pixelColor(x, y), dark.pixelColor(x, y)
                if was.lightness() > 200:  # a ground, not a letter
                    assert now.lightness() < 128, (x, y)
    finally:
        theme.fix(Qt.ColorScheme.Light)
        qtbot.waitUntil(lambda: bool(window.source.view.band))
