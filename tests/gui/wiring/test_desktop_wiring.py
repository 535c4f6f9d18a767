"""Later starts, notifications, and what was written down of a crash, in the whole window."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import ImportedFile, ImportOutcome, ImportReport, Problem
from carnet.engine.protocol import EngineNotice, EnginePhase
from carnet.gui.crash.recorder import Recorder
from carnet.gui.crash.run_file import FAULT, PREFIX
from carnet.gui.instance.start_wish import StartWish
from carnet.gui.notices.notice_policy import Occasion
from carnet.gui.window.main_window import MainWindow
from carnet.gui.window.window_state import WindowState
from carnet.gui.wiring.crash_wiring import CrashWiring
from carnet.gui.wiring.desktop_wiring import DesktopWiring
from carnet.gui.wiring.notice_wiring import NoticeWiring
from carnet.settings.paths import Paths
from carnet.settings.schema import NOTIFY

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


def desktop_of(window: MainWindow) -> DesktopWiring:
    found = window.findChild(DesktopWiring)
    assert found is not None
    return found


class Said:
    """In the place of the desktop's notifications."""

    def __init__(self) -> None:
        self.all: list[tuple[str, str]] = []

    def say(self, title: str, text: str) -> None:
        self.all.append((title, text))


@pytest.fixture
def unseen(
    make_main_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> tuple[MainWindow, Said]:
    """A window that is not in front, and what the desktop was told."""
    window = make_main_window()
    monkeypatch.setattr(QApplication, "activeWindow", staticmethod(lambda: None))
    notices = desktop_of(window).notices
    notices.messenger = Said()  # type: ignore[assignment]
    notices.policy.looked()
    return window, notices.messenger  # type: ignore[return-value]


# -- later starts -----------------------------------------------------------------------------


def test_a_later_start_brings_the_window_back(make_main_window: MakeWindow) -> None:
    window = make_main_window()
    window.showMinimized()
    desktop_of(window).take(StartWish())
    assert window.isVisible()
    assert not window.isMinimized()


def test_a_folder_of_a_later_start_is_added(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any, tmp_path: Path
) -> None:
    window = make_main_window()
    desktop_of(window).take(StartWish((str(tmp_path),)))
    qtbot.waitUntil(lambda: bool(engine_log.params("library/addFolder")))
    assert engine_log.params("library/addFolder") == [{"path": str(tmp_path)}]


def test_a_file_of_a_later_start_is_imported(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any, tmp_path: Path
) -> None:
    file = tmp_path / "lease.pdf"
    file.write_bytes(b"%PDF-1.4")
    window = make_main_window()
    desktop_of(window).take(StartWish((str(file),)))
    qtbot.waitUntil(lambda: bool(engine_log.params("library/import")))
    assert engine_log.params("library/import")[0]["paths"] == [str(file)]


def test_what_the_first_start_asks_for_waits_for_the_engine(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any, tmp_path: Path
) -> None:
    window = make_main_window(greeted=False)
    desktop_of(window).take(StartWish((str(tmp_path),), "Where is the key?"))
    qtbot.waitUntil(lambda: bool(engine_log.params("library/addFolder")))
    qtbot.waitUntil(lambda: not window.asker.running)
    assert window.conversation.cards[0].answer is not None


def test_a_later_start_may_ask_in_the_small_window(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window()
    window.hide()
    desktop = desktop_of(window)
    desktop.take(StartWish(question="Where is the key?", quick=True))
    assert not window.isVisible()
    quick = desktop.quick
    assert quick is not None
    qtbot.waitUntil(lambda: quick.answer.card is not None and not quick.asker.running)
    quick.hide()


def test_a_later_start_may_begin_a_new_conversation(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window()
    window.asker.ask("Where is the key?")
    qtbot.waitUntil(lambda: not window.asker.running)
    desktop_of(window).take(StartWish(fresh=True))
    assert window.conversation.cards == []


# -- notifications ----------------------------------------------------------------------------


def test_problems_of_an_import_are_told_without_a_name(unseen: tuple[MainWindow, Said]) -> None:
    window, said = unseen
    failed = ImportedFile("/home/ines/Divorce.pdf", ImportOutcome.FAILED)
    window.importer.finished.emit(ImportReport((failed,)))
    assert said.all == [
        ("Some documents could not be imported", "Open Carnet to see which, and why.")
    ]
    assert "Divorce" not in str(said.all)


def test_an_import_that_went_well_is_not_told(unseen: tuple[MainWindow, Said]) -> None:
    window, said = unseen
    added = ImportedFile("/home/ines/a.pdf", ImportOutcome.ADDED, "/imports/a.pdf")
    window.importer.finished.emit(ImportReport((added,)))
    assert said.all == []


def test_a_full_disk_and_an_engine_that_is_gone_are_told_once(
    unseen: tuple[MainWindow, Said],
) -> None:
    window, said = unseen
    client = window.parts.client
    full = Problem("", ErrorInfo("disk-full", "The disk is full."))
    for _ in range(3):
        client.engine_changed.emit(EngineNotice(EnginePhase.READY, full))
        client.failed.emit(ErrorInfo("engine-stopped", "It stopped."))
    assert [title for title, _ in said.all] == ["The disk is full", "The engine has stopped"]


def test_a_quick_answer_is_not_told(unseen: tuple[MainWindow, Said], qtbot: QtBot) -> None:
    window, said = unseen
    window.asker.ask("Where is the key?")
    qtbot.waitUntil(lambda: not window.asker.running)
    assert said.all == []


def test_whoever_does_not_want_them_is_told_nothing(unseen: tuple[MainWindow, Said]) -> None:
    window, said = unseen
    window.parts.choices.choose(NOTIFY, False)
    desktop_of(window).notices.occur(Occasion.LONG_ANSWER)
    assert said.all == []


def test_looking_at_the_window_lets_the_same_be_told_again(
    unseen: tuple[MainWindow, Said],
) -> None:
    window, said = unseen
    notices: NoticeWiring = desktop_of(window).notices
    notices.occur(Occasion.DISK_FULL)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    notices.occur(Occasion.DISK_FULL)
    assert len(said.all) == 2


# -- crashes ----------------------------------------------------------------------------------


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    made = Recorder(tmp_path / "logs")
    yield made
    made.run.close()


def crashed(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    said = f"Carnet 0\n{FAULT}\nFatal Python error: Segmentation fault\n"
    (folder / f"{PREFIX}1.txt").write_text(said, encoding="utf-8")


def test_a_crash_is_told_at_the_next_start_and_can_be_read_copied_and_deleted(
    make_main_window: MakeWindow, tmp_path: Path
) -> None:
    crashed(tmp_path / "logs")
    recorder = Recorder(tmp_path / "logs")
    window = make_main_window()
    wiring = CrashWiring(window, recorder)
    assert wiring.banner.isVisible()
    assert wiring.banner.title.text() == "Carnet closed unexpectedly last time"
    wiring.banner.action.click()
    dialog = wiring.dialog
    assert dialog is not None
    assert "Segmentation fault" in dialog.text.toPlainText()
    dialog.copy.click()
    assert "Segmentation fault" in QGuiApplication.clipboard().text()
    report = next((tmp_path / "logs").glob("window-report-*"))
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    dialog.delete.click()
    assert not report.exists()
    assert not wiring.banner.isVisible()
    recorder.run.close()


def test_after_a_clean_end_nothing_is_told(
    make_main_window: MakeWindow, recorder: Recorder
) -> None:
    wiring = CrashWiring(make_main_window(), recorder)
    assert not wiring.banner.isVisible()


def test_an_exception_is_told_once_and_the_window_goes_on(
    make_main_window: MakeWindow, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    window = make_main_window()
    wiring = CrashWiring(window, recorder)
    told: list[bool] = []
    recorder.failed.connect(lambda: told.append(True))
    for _ in range(3):
        try:
            raise ValueError("Dear Ines, the biopsy")
        except ValueError:
            kind, error, trace = sys.exc_info()
            assert kind is not None
            assert error is not None
            recorder.hear_exception(kind, error, trace)
    assert told == [True]
    assert wiring.banner.title.text() == "Something went wrong in the window"
    wiring.banner.action.click()
    assert wiring.dialog is not None
    text = wiring.dialog.text.toPlainText()
    assert "ValueError" in text
    assert "biopsy" not in text
    wiring.dialog.close()
    capsys.readouterr()


def test_actions_are_noted_by_name(make_main_window: MakeWindow, recorder: Recorder) -> None:
    window = make_main_window()
    CrashWiring(window, recorder)
    window.action_list["view.conversations"].trigger()
    assert recorder.run.text().rstrip().endswith("view.conversations")


def test_a_display_that_goes_away_is_said_clearly_and_is_no_crash(
    recorder: Recorder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved: list[bool] = []
    recorder.display_lost = lambda: saved.append(True)
    context = type("Context", (), {"category": "default"})()
    message = "The Wayland connection broke. Did the Wayland compositor die?"
    recorder._hear_qt(QtMsgType.QtWarningMsg, context, message)
    assert saved == [True]
    assert "the display went away" in capsys.readouterr().err
    assert list((tmp_path / "logs").iterdir()) == []


# -- typing before the engine is there --------------------------------------------------------


def test_what_is_typed_into_the_search_before_the_engine_greets_is_found(
    make_main_window: MakeWindow, qtbot: QtBot, gui_paths: Paths
) -> None:
    state = WindowState(gui_paths.window_state)
    state.had_folders, state.conversation = True, 1  # the last one is shown again when it greets
    state.flush()
    window = make_main_window("--conversations", "3", greeted=False)
    window.header.search.setFocus()
    window.header.search.setText("boiler")
    qtbot.waitUntil(lambda: window.desk.current == 1)
    qtbot.waitUntil(lambda: window.search.model.rowCount() > 0)
    assert window.header.search.text() == "boiler"
    assert window.search.isVisible()
