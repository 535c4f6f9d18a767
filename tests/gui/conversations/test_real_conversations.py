"""The real window and engine, without models: kept, saved as a note, shown again, forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.conftest import end

from carnet.domain.library import Activity
from carnet.gui.app import make_window
from carnet.gui.conversations.conversation_model import CONVERSATION
from carnet.gui.forget.subject import Subject
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.settings.paths import Paths

pytestmark = pytest.mark.gui

PATIENCE_MS = 120_000  # two cores that may be busy with other tests
NAME = "Abelardine"
KITCHEN = f"# Kitchen\n\nThe oven was repaired by Mrs {NAME} on 3 March for 120 euros.\n"
GARDEN = "# Garden\n\nThe quince tree was planted behind the shed in November.\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "Notes"
    folder.mkdir()
    (folder / "kitchen.md").write_text(KITCHEN, encoding="utf-8")
    (folder / "garden.md").write_text(GARDEN, encoding="utf-8")
    return folder


@pytest.fixture
def start(
    gui_paths: Paths, theme: Theme, qtbot: QtBot, notes: Path
) -> Iterator[Callable[[], MainWindow]]:
    """A window whose library is read; one at a time."""
    made: list[MainWindow] = []

    def stop() -> None:
        for window in made:
            end(qtbot, window.parts.client, window)
            window.deleteLater()
        made.clear()

    def make() -> MainWindow:
        stop()
        window = make_window(gui_paths, theme, str(notes))
        made.append(window)
        window.show()
        window.parts.client.start()
        qtbot.waitUntil(lambda: is_read(window), timeout=PATIENCE_MS)
        return window

    yield make
    stop()


def is_read(window: MainWindow) -> bool:
    status = window.status
    at_rest = status is not None and status.progress.activity is Activity.IDLE
    return at_rest and status is not None and status.documents > 0


def ask(window: MainWindow, qtbot: QtBot) -> None:
    window.asker.ask("Who repaired the oven?")
    qtbot.waitUntil(lambda: not window.asker.running, timeout=PATIENCE_MS)


def test_a_conversation_outlives_the_window_but_not_its_note(
    start: Callable[[], MainWindow], qtbot: QtBot, notes: Path, gui_paths: Paths
) -> None:
    window = start()
    ask(window, qtbot)
    talk = window.talks.index(0).data(CONVERSATION)
    window.conversations.save_wanted.emit(talk, str(notes))
    saved = notes / "Carnet" / "Who repaired the oven.md"
    qtbot.waitUntil(saved.exists, timeout=PATIENCE_MS)
    text = saved.read_text(encoding="utf-8")
    assert "generated: carnet" in text
    assert "[^1]: Kitchen, `" in text
    ask(window, qtbot)
    answer = window.conversation.cards[-1].answer
    assert answer is not None
    assert {citation.title for citation in answer.citations} == {"Kitchen"}

    window = start()
    qtbot.waitUntil(lambda: len(window.conversation.cards) == 2, timeout=PATIENCE_MS)
    card = window.conversation.cards[0]
    assert NAME in card.text.toPlainText()
    saved.unlink()  # it holds the name as well, and is the person's own file
    window.library.menus.rescan_wanted.emit()
    qtbot.waitUntil(lambda: window.documents.rowCount() == 2, timeout=PATIENCE_MS)
    window.forgetter.ask(Subject(str(notes / "kitchen.md"), "Kitchen"))
    dialog = window.forgetter.dialog
    assert dialog is not None
    dialog.action.click()
    qtbot.waitUntil(lambda: not dialog.bar.isVisible(), timeout=PATIENCE_MS)
    assert dialog.title.text() == "Forgotten"
    dialog.action.click()
    assert NAME not in card.text.toPlainText()
    data = gui_paths.data_dir
    holding = [p for p in data.rglob("*") if p.is_file() and NAME.encode() in p.read_bytes()]
    assert holding == []

    window = start()
    qtbot.waitUntil(lambda: len(window.conversation.cards) == 2, timeout=PATIENCE_MS)
    shown = window.conversation.cards[0]
    assert NAME not in shown.text.toPlainText()
    assert shown.heading.text() == "Without what came from a forgotten note"
