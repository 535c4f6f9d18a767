"""Eight tasks of a new user, one after the other, on the real window and the real engine.

Each step leaves a picture in build/walk: start, add a folder, ask, open the source, import a PDF,
find by typing, change language and theme, forget a note. Keys and buttons are pressed as a person
would; only the system's own file choosers are answered from here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.importing.test_real_documents import make_pdf

from carnet.domain.library import Activity
from carnet.gui.app import make_parts
from carnet.gui.forget.forget_dialog import ForgetDialog
from carnet.gui.look.theme import Theme
from carnet.gui.program import Look, Program
from carnet.gui.settings.settings_dialog import SettingsDialog
from carnet.gui.start.welcome_page import Step
from carnet.gui.window.main_window import MainWindow
from carnet.settings.paths import Paths
from carnet.settings.schema import LANGUAGE, THEME

pytestmark = [pytest.mark.models, pytest.mark.gui]

ROOT = Path(__file__).resolve().parents[3]
PICTURES = ROOT / "build" / "walk"
SAMPLE = ROOT / "resources" / "sample"
PATIENCE_MS = 180_000
Kind = TypeVar("Kind", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier
LEASE = (
    "Lease of the flat at 12 Mill Street.\n\nThe rent is due on the first of every month.",
    "Deposit.\n\nThe deposit is 1,450 euros and is paid back within forty days after the keys "
    "are returned.",
)


class Person:
    """Somebody before the program, who sees it and presses what is there."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.steps = 0

    @property
    def window(self) -> MainWindow:
        return self.program.window

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def look(self, name: str, widget: QWidget | None = None) -> None:
        """Keep what is seen."""
        QTest.qWait(300)
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.steps += 1
        (widget or self.window).grab().save(str(PICTURES / f"{self.steps:02}-{name}.png"))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """A key, wherever the focus is."""
        self.qtbot.keyClick(self.focus, key, modifier or Qt.KeyboardModifier.NoModifier)

    def write(self, text: str) -> None:
        self.qtbot.keyClicks(self.focus, text)

    @property
    def focus(self) -> QWidget:
        """Where keys go: a platform without a window manager activates no window by itself."""
        front = QApplication.activeModalWidget() or self.window
        if not front.isActiveWindow():
            front.activateWindow()
            QApplication.processEvents()
        return front.focusWidget() or front

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), "nobody can press what is not there"
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def dialog(self, kind: type[Kind]) -> Kind:
        """The one of its class that is open."""

        def found() -> list[Kind]:
            windows = QApplication.topLevelWidgets()
            return [one for one in windows if isinstance(one, kind) and one.isVisible()]

        self.wait(found)
        return found()[0]

    def settled(self, documents: int) -> bool:
        """Whether so many are read, and every passage learned."""
        status = self.window.status
        if status is None or status.documents != documents or status.queued:
            return False
        return status.progress.activity is Activity.IDLE


@pytest.fixture
def person(
    qapp: QApplication, theme: Theme, models_dir: Path, gui_paths: Paths, qtbot: QtBot
) -> Iterator[Person]:
    look = Look(qapp, gui_paths)
    look.choices.choose(LANGUAGE, "en")
    program = Program(look, make_parts(gui_paths, look.theme, choices=look.choices))
    program.window.resize(1280, 800)
    program.window.show()
    program.window.parts.client.start()
    yield Person(qtbot, program)
    client = program.window.parts.client
    with qtbot.waitSignal(client.closed, timeout=PATIENCE_MS):
        program.window.close()
    program.window.deleteLater()
    look.speech.speak("en")
    look.theme.deleteLater()
    look.deleteLater()
    theme.fix(Qt.ColorScheme.Light)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """The sample library, as somebody's own folder."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "Notes"))


def number_of(folder: Path) -> int:
    return sum(1 for file in folder.rglob("*") if file.is_file())


def test_a_new_user_finds_the_way(person: Person, notes: Path, tmp_path: Path) -> None:
    start(person)
    add_a_folder(person, notes)
    ask_and_open_the_source(person)
    import_a_pdf(person, tmp_path, number_of(notes))
    find_by_typing(person)
    change_language_and_theme(person)
    forget_a_note(person, number_of(notes) + 1)


def start(person: Person) -> None:
    window = person.window
    person.look("start")
    person.wait(lambda: window.parts.client.info)
    person.look("privacy-proof")
    assert person.focus is window.welcome.next
    person.press(Qt.Key.Key_Space)
    assert window.welcome.step is Step.FOLDER
    person.look("which-folder")


def add_a_folder(person: Person, notes: Path) -> None:
    window = person.window
    person.click(window.welcome.choose)
    chooser = person.dialog(QFileDialog)
    chooser.fileSelected.emit(str(notes))
    chooser.reject()
    person.wait(lambda: window.welcome.step is Step.MODELS)
    person.look("models")
    person.click(window.welcome.next)
    person.wait(window.conversation.isVisible)
    person.look("reading")
    person.wait(lambda: person.settled(number_of(notes)))
    person.look("read")


def ask_and_open_the_source(person: Person) -> None:
    window = person.window
    assert person.focus is window.conversation.composer.field  # a person may type at once
    person.write("What colour did we paint the kitchen walls?")
    person.look("question")
    person.press(Qt.Key.Key_Return)
    person.wait(lambda: window.asker.running)
    person.look("answering")
    person.wait(lambda: not window.asker.running)
    person.look("answer")
    card = window.conversation.cards[-1]
    assert card.answer is not None
    assert not card.answer.abstained
    person.click(card.sources.rows[0])
    person.wait(lambda: window.source.view.band)
    person.look("source")


def import_a_pdf(person: Person, folder: Path, there: int) -> None:
    window = person.window
    lease = folder / "lease.pdf"
    make_pdf(lease, LEASE)
    person.press(Qt.Key.Key_I, CONTROL)
    chooser = person.dialog(QFileDialog)
    chooser.filesSelected.emit([str(lease)])
    chooser.reject()
    person.wait(lambda: window.importer.report)
    person.look("imported", window.importer.dialog)
    if window.importer.dialog is not None:
        window.importer.dialog.accept()
    person.wait(lambda: person.settled(there + 1))
    person.press(Qt.Key.Key_L, CONTROL)
    person.write("How many euros is the deposit of the flat?")
    person.press(Qt.Key.Key_Return)
    person.wait(lambda: window.asker.running)
    person.wait(lambda: not window.asker.running)
    person.click(window.conversation.cards[-1].sources.rows[0])
    person.wait(lambda: window.source.reader.canvas.boxes)
    person.look("page")


def find_by_typing(person: Person) -> None:
    window = person.window
    person.press(Qt.Key.Key_K, CONTROL)
    person.write("chaudiere")
    person.wait(lambda: window.search.model.rowCount() and not window.session.waiting)
    person.look("found")
    person.press(Qt.Key.Key_Return)
    person.wait(lambda: not window.search.isVisible())
    note = window.source
    person.wait(lambda: note.note is not None and note.note.title == "La chaudière")
    person.look("found-note")


def change_language_and_theme(person: Person) -> None:
    before = person.window
    person.press(Qt.Key.Key_Comma, CONTROL)
    settings = person.dialog(SettingsDialog)
    person.look("settings", settings)
    choose(person, settings, THEME.key, "dark")
    person.look("dark", settings)
    choose(person, settings, LANGUAGE.key, "fr")
    person.wait(lambda: person.window is not before and person.window.isVisible())
    person.wait(lambda: person.window.documents.rowCount() > 0)
    person.look("french")
    assert person.window.conversation.cards[-1].sources.rows[0].place.where.startswith("Import")
    assert person.window.conversation.composer.field.placeholderText() == "Interrogez vos notes"
    assert person.window.parts.theme.tokens.dark


def choose(person: Person, settings: SettingsDialog, key: str, value: str) -> None:
    """Open a box with the keyboard and go to a row of it."""
    box = settings.rows[key].editor.field
    box.setFocus()
    rows = {box.itemData(row): row for row in range(box.count())}  # type: ignore[attr-defined]
    steps = rows[value] - box.currentIndex()  # type: ignore[attr-defined]
    for _step in range(abs(steps)):
        person.qtbot.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def forget_a_note(person: Person, there: int) -> None:
    window = person.window
    for left in QApplication.topLevelWidgets():
        if isinstance(left, SettingsDialog) and left.isVisible():
            left.close()
    person.press(Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    person.write("oublier cette")
    person.look("palette", QApplication.activeModalWidget())
    person.press(Qt.Key.Key_Return)
    dialog = person.dialog(ForgetDialog)
    person.look("forget", dialog)
    person.click(dialog.action)
    person.wait(lambda: not dialog.bar.isVisible())
    person.look("forgotten", dialog)
    dialog.accept()
    person.wait(lambda: person.settled(there - 1))
    person.press(Qt.Key.Key_K, CONTROL)
    person.window.header.search.clear()
    person.write("chaudiere")
    person.wait(lambda: not window.session.waiting)
    person.look("gone")
    titles = [
        window.search.model.index(row).data() for row in range(window.search.model.rowCount())
    ]
    assert "La chaudière" not in titles
