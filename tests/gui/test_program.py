"""The look and the language are chosen while the window runs; nothing that was there is lost."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.conftest import end
from tests.gui.settings.using import settings_of

from carnet.gui.app import make_parts
from carnet.gui.forget.subject import Subject
from carnet.gui.importing.given import Given
from carnet.gui.look.theme import Theme
from carnet.gui.look.tokens import DARK
from carnet.gui.program import Look, Program
from carnet.gui.settings.settings_dialog import SettingsDialog
from carnet.gui.window.main_window import MainWindow
from carnet.settings.paths import Paths
from carnet.settings.schema import (
    KEEP_CONVERSATIONS,
    LANGUAGE,
    MOTION,
    TEXT_SIZE,
    THEME,
)

pytestmark = pytest.mark.gui


@pytest.fixture
def look(qapp: QApplication, gui_paths: Paths, theme: Theme) -> Iterator[Look]:
    before = QLocale()
    look = Look(qapp, gui_paths, theme)
    yield look
    for translator in look.speech.installed:
        qapp.removeTranslator(translator)
    theme.set_motion("system")
    theme.scale_text(100)
    theme.fix(Qt.ColorScheme.Light)
    QLocale.setDefault(before)
    look.deleteLater()


@pytest.fixture
def program(
    look: Look, gui_paths: Paths, engine_command: Callable[..., list[str]], qtbot: QtBot
) -> Iterator[Program]:
    parts = make_parts(gui_paths, look.theme, None, engine_command(), look.choices)
    program = Program(look, parts)
    program.window.resize(1_100, 720)
    program.window.show()
    client = program.window.parts.client
    client.start()
    qtbot.waitUntil(lambda: client.info is not None)
    yield program
    end(qtbot, client, program.window)
    program.window.deleteLater()


@pytest.fixture
def speak(program: Program, look: Look, qtbot: QtBot) -> Callable[[str], MainWindow]:
    def choose(code: str) -> MainWindow:
        with qtbot.waitSignal(program.window_changed):
            look.choices.choose(LANGUAGE, code)
        return program.window

    return choose


def answers(window: MainWindow) -> list[str]:
    return [card.answer.question for card in window.conversation.cards if card.answer]


def test_theme_text_size_and_motion_hold_at_once(program: Program, look: Look) -> None:
    usual = look.theme.font().pointSizeF()
    look.choices.choose_all({THEME: "dark", TEXT_SIZE: 150, MOTION: "reduced"})
    assert look.theme.tokens is DARK
    assert look.theme.font().pointSizeF() == pytest.approx(1.5 * usual)
    assert not look.theme.moves
    assert DARK.sidebar in QApplication.instance().styleSheet()


def test_another_language_is_spoken_at_once_on_the_same_engine(
    program: Program, speak: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    old = program.window
    engine = old.parts.client.process_id
    new = speak("fr")
    assert new is not old
    assert new.isVisible()
    assert new.parts.client.process_id == engine
    qtbot.waitUntil(lambda: new.library.notes.model().rowCount() > 0)
    assert new.header.search.placeholderText() == "Chercher dans vos notes"
    assert QLocale().language() is QLocale.Language.French
    assert not new.engine_banner.isVisible()


def test_the_old_window_is_gone_and_hears_nothing(
    program: Program, speak: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    gone: list[bool] = []
    program.window.destroyed.connect(lambda: gone.append(True))
    new = speak("fr")
    qtbot.waitUntil(lambda: gone == [True])
    new.library.progress.pause_wanted.emit()
    asked: list[Any] = []
    new.asker.finished.connect(asked.append)
    new.asker.ask("boiler?")
    qtbot.waitUntil(lambda: len(asked) == 1)


@pytest.mark.parametrize("keeps", [True, False])
def test_the_conversation_goes_on_where_it_was(
    program: Program, look: Look, speak: Callable[[str], MainWindow], qtbot: QtBot, keeps: bool
) -> None:
    look.choices.choose(KEEP_CONVERSATIONS, keeps)
    window = program.window
    for question in ("boiler?", "tatin?"):
        window.asker.ask(question)
        qtbot.waitUntil(lambda: not window.asker.running)
    window.conversation.begin("and the")
    current = window.desk.current
    assert (current > 0) is keeps
    new = speak("fr")
    assert answers(new) == ["boiler?", "tatin?"]
    assert new.conversation.composer.field.toPlainText() == "and the"
    assert new.desk.current == current
    new.asker.ask("sintra?")
    qtbot.waitUntil(lambda: not new.asker.running)
    assert answers(new) == ["boiler?", "tatin?", "sintra?"]
    assert new.desk.current == current


def test_an_answer_under_way_is_finished_in_the_new_window(
    program: Program, speak: Callable[[str], MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    old = program.window
    seen: list[Any] = []
    old.asker.advanced.connect(seen.append)
    old.asker.ask("hold on")
    qtbot.waitUntil(lambda: len(seen) == 2)
    new = speak("fr")
    assert new.asker.running
    assert new.conversation.bubbles[-1].text == "hold on"
    new.asker.stop()
    qtbot.waitUntil(lambda: not new.asker.running)
    assert answers(new) == ["hold on"]
    assert len(engine_log.params("answers/ask")) == 1


def test_an_import_under_way_tells_its_report_in_the_new_window(
    program: Program, speak: Callable[[str], MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    program.window.importer.take(Given(("/home/ines/held.pdf", "/home/ines/lease.pdf")))
    qtbot.waitUntil(lambda: len(engine_log.params("library/import")) == 1)
    new = speak("fr")
    importer = new.importer
    assert importer.dialog is not None
    assert importer.dialog.isVisible()
    assert importer.dialog.name.toolTip() == "held.pdf" or "held.pdf" in importer.dialog.name.text()
    importer.cancel()
    qtbot.waitUntil(lambda: importer.report is not None)
    assert len(importer.dialog.rows) == 1
    newer = speak("en")
    assert newer.importer.dialog is not None
    assert newer.importer.dialog.isVisible()
    assert len(newer.importer.dialog.rows) == 1


def test_a_forgetting_under_way_tells_its_proof_in_the_new_window(
    program: Program, speak: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    engine = program.window.parts.client.process_id
    assert engine is not None
    forgetter = program.window.forgetter
    forgetter.ask(Subject("/home/ines/Notes/House/Boiler.md", "Boiler"))
    assert forgetter.dialog is not None
    os.kill(engine, signal.SIGSTOP)  # it takes its time
    try:
        forgetter.dialog.action.click()
        new = speak("fr")
        dialog = new.forgetter.dialog
        assert dialog is not None
        assert dialog.isVisible()
        assert dialog.title.text() == "Oubli de «\u202fBoiler\u202f»"
    finally:
        os.kill(engine, signal.SIGCONT)
    qtbot.waitUntil(lambda: dialog.title.text() == "Oublié")
    newer = speak("en")
    assert newer.forgetter.dialog is not None
    assert newer.forgetter.dialog.title.text() == "Forgotten"


def test_panes_fields_and_the_open_note_are_as_they_were(
    program: Program, speak: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    window = program.window
    qtbot.waitUntil(lambda: window.library.notes.model().rowCount() > 0)
    window.library.notes.activated.emit(window.library.notes.model().index(0, 0))
    qtbot.waitUntil(lambda: window.source.note is not None)
    path = window.source.note.path
    window.side.show_conversations()
    window.library.filter.setText("po")
    size = window.size()
    new = speak("fr")
    qtbot.waitUntil(lambda: new.source.note is not None)
    assert new.source.note.path == path
    assert new.source.isVisible()
    assert new.side.talks.isChecked()
    assert new.library.filter.text() == "po"
    assert new.size() == size


def test_the_settings_screen_is_open_again_where_it_was(
    program: Program, speak: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    settings_of(program.window).open("power")
    first = settings_of(program.window).dialog
    assert first is not None
    first.setGeometry(40, 30, 700, 500)
    place = first.geometry()
    new = speak("fr")
    dialog = settings_of(new).dialog
    assert isinstance(dialog, SettingsDialog)
    assert dialog.isVisible()
    assert dialog.group == "power"
    assert dialog.geometry() == place
    assert dialog.windowTitle() == "Réglages"


def test_a_third_language_is_added_by_one_file(
    program: Program, gui_paths: Paths, speak: Callable[[str], MainWindow]
) -> None:
    folder = gui_paths.config_dir / "translations"
    folder.mkdir()
    (folder / "carnet_de.ts").write_text(
        '<?xml version="1.0" encoding="utf-8"?><TS version="2.1" language="de"><context>'
        "<name>SearchField</name><message><source>Search your notes</source>"
        "<translation>Notizen durchsuchen</translation></message></context></TS>",
        encoding="utf-8",
    )
    settings_of(program.window).open()
    dialog = settings_of(program.window).dialog
    box = dialog.rows[LANGUAGE.key].editor.field
    offered = [box.itemText(row) for row in range(box.count())]
    assert offered == ["Same as the system", "Deutsch", "English", "Français"]
    new = speak("de")
    assert new.header.search.placeholderText() == "Notizen durchsuchen"
    assert new.windowTitle() == "Carnet"  # what is not translated stays English


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("de", None, "There is no translation for the language “de”"),
        ("de", "<TS><broken", "carnet_de.ts cannot be read"),
        ("de", "", "carnet_de.ts cannot be read"),
    ],
)
def test_a_language_that_cannot_be_spoken_is_told_calmly_in_english(
    program: Program,
    gui_paths: Paths,
    speak: Callable[[str], MainWindow],
    code: str,
    text: str | None,
    told: str,
) -> None:
    speak("fr")
    if text is not None:
        folder = gui_paths.config_dir / "translations"
        folder.mkdir()
        (folder / f"carnet_{code}.ts").write_text(text)
    new = speak(code)
    assert new.header.search.placeholderText() == "Search your notes"
    assert settings_of(new).banner.isVisible()
    assert told in settings_of(new).banner.title.text()
    assert "Choose another language" in settings_of(new).banner.text.text()


def test_going_back_to_english_leaves_no_french(
    program: Program, speak: Callable[[str], MainWindow]
) -> None:
    speak("fr")
    new = speak("en")
    assert new.header.search.placeholderText() == "Search your notes"
    assert new.library.tr("%Ln forgotten", "", 2) == "2 forgotten"


def test_the_program_says_in_the_terminal_what_was_wrong(tmp_path: Path) -> None:
    import subprocess

    home = tmp_path / "carnet"
    home.mkdir()
    (home / "settings.json").write_text("{")
    code = (
        "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtCore import QTimer\n"
        "import carnet.gui.app as app\n"
        "from carnet.settings.paths import resolve_paths\n"
        "make = app.make_application\n"
        "def quick():\n"
        "    made = make(); QTimer.singleShot(0, made.quit); return made\n"
        "app.make_application = quick\n"
        f"app.run(resolve_paths({str(home)!r}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert "The settings file could not be read" in done.stderr
    assert "settings.broken-1.json" in done.stderr
