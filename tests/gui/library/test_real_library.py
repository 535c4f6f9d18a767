"""The real window on the real engine: a disk that goes and comes back, and a note forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.conftest import end

from carnet.domain.library import Activity
from carnet.gui.app import make_window
from carnet.gui.forget.subject import Subject
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.settings.paths import Paths

pytestmark = [pytest.mark.models, pytest.mark.gui]

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
def window(
    models_dir: Path, gui_paths: Paths, theme: Theme, qtbot: QtBot, notes: Path
) -> Iterator[MainWindow]:
    """Everything read and learned."""
    made = make_window(gui_paths, theme, str(notes))
    made.show()
    made.parts.client.start()

    def done() -> bool:
        status = made.status
        at_rest = status is not None and status.progress.activity is Activity.IDLE
        return at_rest and status is not None and status.documents == 2 and not status.queued

    qtbot.waitUntil(done, timeout=PATIENCE_MS)
    yield made
    end(qtbot, made.parts.client, made)
    made.deleteLater()


def ask(window: MainWindow, qtbot: QtBot) -> None:
    window.asker.ask("Who repaired the oven?")
    qtbot.waitUntil(lambda: not window.asker.running, timeout=PATIENCE_MS)


def test_a_folder_goes_offline_and_its_note_opens_when_it_is_back(
    window: MainWindow, qtbot: QtBot, notes: Path
) -> None:
    ask(window, qtbot)
    row = window.conversation.cards[-1].sources.rows[0]
    away = notes.with_name("Unplugged")
    notes.rename(away)
    window.library.menus.rescan_wanted.emit()
    qtbot.waitUntil(lambda: "offline" in row.accessibleName(), timeout=PATIENCE_MS)
    said, expected = window.library.progress.title, "Up to date, except what is offline"
    qtbot.waitUntil(lambda: said.text().startswith(expected), timeout=PATIENCE_MS)
    row.click()
    qtbot.waitUntil(window.source.absent.isVisible, timeout=PATIENCE_MS)
    assert NAME in window.source.absent.text.text()
    away.rename(notes)
    window.library.menus.rescan_wanted.emit()
    qtbot.waitUntil(lambda: window.source.note is not None, timeout=PATIENCE_MS)
    assert "offline" not in row.accessibleName()


def test_a_forgotten_note_is_nowhere_in_the_data_and_nowhere_in_the_window(
    window: MainWindow, qtbot: QtBot, notes: Path, gui_paths: Paths
) -> None:
    ask(window, qtbot)
    card = window.conversation.cards[-1]
    assert NAME in card.text.document().toRawText()
    window.forgetter.ask(Subject(str(notes / "kitchen.md"), "Kitchen"))
    dialog = window.forgetter.dialog
    assert dialog is not None
    dialog.action.click()
    assert NAME not in card.text.document().toRawText()
    qtbot.waitUntil(lambda: not dialog.bar.isVisible(), timeout=PATIENCE_MS)
    assert dialog.title.text() == "Forgotten"
    dialog.action.click()
    data = gui_paths.data_dir
    holding = [p for p in data.rglob("*") if p.is_file() and NAME.encode() in p.read_bytes()]
    assert holding == []
    assert (notes / "kitchen.md").read_text(encoding="utf-8") == KITCHEN
    qtbot.waitUntil(window.library.forgotten.isVisible, timeout=PATIENCE_MS)

    window.library.menus.rescan_wanted.emit()
    ask(window, qtbot)
    assert NAME not in window.conversation.cards[-1].text.document().toRawText()
    window.forgetter.recall(str(notes / "kitchen.md"))
    qtbot.waitUntil(lambda: window.documents.rowCount() == 2, timeout=PATIENCE_MS)
