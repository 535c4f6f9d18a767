"""The privacy panel on the real engine: the real attempts, a real export, and nothing left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from carnet.domain.data import DataKind
from carnet.domain.library import LibraryStatus
from carnet.gui.app import make_window
from carnet.gui.look.theme import Theme
from carnet.gui.privacy.erase_dialog import EraseDialog
from carnet.gui.privacy.privacy_desk import PrivacyDesk
from carnet.gui.privacy.privacy_panel import PrivacyPanel
from carnet.gui.start.welcome_page import Step
from carnet.gui.window.main_window import MainWindow
from carnet.settings.paths import Paths

pytestmark = pytest.mark.gui

PATIENCE_MS = 120_000
CANARY = "quetzalcoatlus"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "Notes"
    folder.mkdir()
    (folder / "bird.md").write_text(f"# Bird\n\nThe {CANARY} was seen above the boiler house.\n")
    return folder


@pytest.fixture
def window(
    gui_paths: Paths, theme: Theme, qtbot: QtBot, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """On the real engine without models, its folder read, one question asked."""
    monkeypatch.setenv("CARNET_MODELS_DIR", str(gui_paths.models_dir))
    made = make_window(gui_paths, theme, str(notes))
    seen: list[LibraryStatus] = []
    made.parts.client.library_changed.connect(lambda notice: seen.append(notice.status))
    made.show()
    made.parts.client.start()
    qtbot.waitUntil(lambda: bool(seen) and seen[-1].documents == 1, timeout=PATIENCE_MS)
    made.asker.ask(f"Where was the {CANARY} seen?")
    qtbot.waitUntil(lambda: not made.asker.running, timeout=PATIENCE_MS)
    yield made
    with qtbot.waitSignal(made.parts.client.closed, timeout=PATIENCE_MS):
        made.leave()
    made.deleteLater()


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> PrivacyPanel:
    window.action_list["privacy"].trigger()
    panel = window.findChild(PrivacyPanel)
    assert isinstance(panel, PrivacyPanel)
    qtbot.waitUntil(
        lambda: bool(panel.data.rows) and panel.network.again.isEnabled(), timeout=PATIENCE_MS
    )
    return panel


def holders(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [file.name for file in files if CANARY.encode() in file.read_bytes()]


def test_the_engine_is_cut_off_and_the_sizes_are_those_on_the_disk(
    panel: PrivacyPanel, gui_paths: Paths
) -> None:
    assert panel.network.title.text() == "The engine cannot reach the network"
    assert all(row.verdict.text() == "refused" for row in panel.network.probes.rows.values())
    assert all(row.words.text() for row in panel.network.probes.rows.values())
    assert panel.data.rows[DataKind.DATABASE].path.toolTip() == str(gui_paths.database)
    assert panel.data.rows[DataKind.TEXT].amount.text() != "nothing"
    assert panel.forget.talks_button.isEnabled()


def test_everything_is_exported_and_then_deleted_without_a_trace(
    window: MainWindow,
    panel: PrivacyPanel,
    gui_paths: Paths,
    notes: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window.searches.add(CANARY)
    desk = window.findChild(PrivacyDesk)
    assert isinstance(desk, PrivacyDesk)
    desk.export(str(tmp_path / "copy"), archive=False)
    qtbot.waitUntil(lambda: not panel.leave.show_it.isHidden(), timeout=PATIENCE_MS)
    [talk] = (tmp_path / "copy" / "conversations").iterdir()
    assert f"Where was the {CANARY} seen?" in talk.read_text()
    [row] = json.loads((tmp_path / "copy" / "documents.json").read_text())
    assert row["path"] == str(notes / "bird.md")

    assert holders(gui_paths.data_dir)
    panel.leave.delete.click()
    question = panel.findChild(EraseDialog)
    assert isinstance(question, EraseDialog)
    qtbot.keyClicks(question.field, "delete")
    with qtbot.waitSignal(window.parts.client.greeted, timeout=PATIENCE_MS):
        question.action.click()
    assert window.engine_banner.title.text() == "Everything is deleted"
    qtbot.waitUntil(window.welcome.isVisible)
    assert window.conversation.cards == []
    assert window.welcome.step is Step.ABOUT
    qtbot.waitUntil(lambda: window.talks.rowCount() == 0)
    assert holders(gui_paths.data_dir) == []
    assert (notes / "bird.md").is_file()
