"""The real window on the real engine with the starter models: from nothing to a cited line."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from carnet.domain.library import Activity, LibraryStatus
from carnet.gui.app import make_window
from carnet.gui.conversation.answer_card import AnswerCard
from carnet.gui.look.inline_marks import REPLACEMENT
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.settings.paths import Paths

pytestmark = [pytest.mark.models, pytest.mark.gui]

PATIENCE_MS = 120_000  # two cores that may be busy with other tests
NOTES = {
    "kitchen.md": (
        "# Kitchen\n\n## Repairs\n\nThe fridge was bought new in 2019.\n\n"
        "The oven was repaired by Mrs Abelard on 3 March for 120 euros.\n\n"
        "The tap still drips.\n"
    ),
    "garden.md": "# Garden\n\nThe quince tree was planted behind the shed in November.\n",
    "velo.md": "# Vélo\n\nLe vélo rouge est rangé dans la cave de la rue des Lilas.\n",
}
ANSWER = "The oven was repaired by Mrs Abelard on 3 March for 120 euros."


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "Notes"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def window(models_dir: Path, gui_paths: Paths, theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    made = make_window(gui_paths, theme)
    made.show()
    made.parts.client.start()
    yield made
    with qtbot.waitSignal(made.parts.client.closed, timeout=PATIENCE_MS):
        made.close()
    made.deleteLater()


@pytest.fixture
def settled(window: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    """Wait until every note is read and every passage learned."""
    seen: list[LibraryStatus] = []
    window.parts.client.library_changed.connect(lambda notice: seen.append(notice.status))

    def done() -> bool:
        if not seen:
            return False
        status = seen[-1]
        at_rest = status.progress.activity is Activity.IDLE and not status.queued
        return at_rest and status.documents == len(NOTES)

    return lambda: qtbot.waitUntil(done, timeout=PATIENCE_MS)


def choose(window: MainWindow, folder: Path) -> None:
    window.welcome.choose.click()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(folder))
    dialog.reject()


def ask(window: MainWindow, qtbot: QtBot, question: str) -> AnswerCard:
    field = window.conversation.composer.field
    qtbot.keyClicks(field, question)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.asker.running, timeout=PATIENCE_MS)
    return window.conversation.cards[-1]


def test_choose_a_folder_ask_and_see_the_cited_line(
    window: MainWindow, notes: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    qtbot.waitUntil(lambda: window.parts.client.info is not None, timeout=PATIENCE_MS)
    assert window.parts.client.info is not None
    assert window.parts.client.info.isolation.sealed
    choose(window, notes)
    settled()
    assert window.library.progress.title.text().startswith("Up to date · indexed")
    qtbot.waitUntil(lambda: window.documents.rowCount() == 3, timeout=PATIENCE_MS)

    card = ask(window, qtbot, "Who repaired the oven?")
    assert card.answer is not None
    assert "Abelard" in card.answer.answer
    assert card.coverage.text() == "Looked through 3 notes"

    # Click the citation that stands in the text.
    raw = card.text.document().toRawText()
    cursor = QTextCursor(card.text.document())
    cursor.setPosition(raw.index(REPLACEMENT))
    at = card.text.cursorRect(cursor).center()
    at.setX(at.x() + 12)
    qtbot.mouseClick(card.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    view = window.source.view
    qtbot.waitUntil(lambda: bool(view.marked), timeout=PATIENCE_MS)
    assert window.source.note is not None
    assert Path(window.source.note.path) == notes / "kitchen.md"
    band = [view.document().findBlockByNumber(number).text() for number in view.band]
    assert ANSWER in band
    start, end = view.marked[0]
    assert view.document().toRawText()[start:end] in ANSWER


def test_the_engine_is_killed_in_mid_answer_and_the_next_question_is_answered(
    window: MainWindow, notes: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    client = window.parts.client
    qtbot.waitUntil(lambda: client.info is not None, timeout=PATIENCE_MS)
    choose(window, notes)
    settled()
    field = window.conversation.composer.field
    qtbot.keyClicks(field, "Who repaired the oven, and what did it cost?")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert client.process_id is not None
    os.kill(client.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: not window.asker.running, timeout=PATIENCE_MS)
    error = window.conversation.cards[-1].error
    assert error is not None
    assert error.code == "engine-stopped"
    assert window.isVisible()
    card = ask(window, qtbot, "Who repaired the oven?")
    assert card.answer is not None
    assert "Abelard" in card.answer.answer


def test_words_are_found_as_they_are_typed_and_opened_at_their_line(
    window: MainWindow, notes: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    qtbot.waitUntil(lambda: window.parts.client.info is not None, timeout=PATIENCE_MS)
    choose(window, notes)
    settled()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.header.search, "quince")
    qtbot.waitUntil(lambda: window.search.model.rowCount() > 0, timeout=PATIENCE_MS)
    assert window.search.model.index(0).data() == "Garden"
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    view = window.source.view
    qtbot.waitUntil(lambda: bool(view.marked), timeout=PATIENCE_MS)
    start, end = view.marked[0]
    assert view.document().toRawText()[start:end] == "quince"


def test_a_search_is_narrowed_explained_and_judged(
    window: MainWindow, notes: Path, gui_paths: Paths, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    qtbot.waitUntil(lambda: window.parts.client.info is not None, timeout=PATIENCE_MS)
    choose(window, notes)
    settled()
    panel, session = window.search, window.session

    def search(words: str) -> None:
        window.header.search.setFocus()
        window.header.search.setText(words)
        qtbot.waitUntil(lambda: panel.model.query == words, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: not session.waiting, timeout=PATIENCE_MS)

    search("oven lang:fr")
    assert [chip.text() for chip in panel.chips.chips] == ["language: French"]
    titles = {panel.model.index(row).data() for row in range(panel.model.rowCount())}
    assert titles <= {"Vélo"}
    panel.chips.chips[0].click()
    assert window.header.search.text() == "oven"
    qtbot.waitUntil(lambda: panel.model.query == "oven", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not session.waiting, timeout=PATIENCE_MS)
    assert panel.chips.chips == []
    assert panel.model.index(0).data() == "Kitchen"

    panel.toggle_why()
    why = panel.parts.why
    qtbot.waitUntil(lambda: "In it: oven" in why.said, timeout=PATIENCE_MS)
    passage = panel.results.passage
    assert passage is not None
    assert passage.explanation is not None
    shares = sum(part.value for part in passage.explanation.parts)
    assert shares == pytest.approx(passage.score, abs=0.01)

    panel.toggle_right()

    def said() -> list[tuple[str, str]]:
        with closing(sqlite3.connect(gui_paths.data_dir / "carnet.sqlite")) as database:
            rows = "SELECT query, path FROM judgement JOIN document ON document.id = document_id"
            return database.execute(rows).fetchall()

    qtbot.waitUntil(lambda: bool(said()), timeout=PATIENCE_MS)
    assert said() == [("oven", str(notes / "kitchen.md"))]
