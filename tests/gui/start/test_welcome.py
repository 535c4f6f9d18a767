"""The three steps of the first start: walked, skipped, and taken up again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from carnet.domain.models import (
    InstalledModel,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
    ModelState,
)
from carnet.gui.look.icons import Icons
from carnet.gui.privacy.privacy_panel import PrivacyPanel
from carnet.gui.start.likely_folders import Kind, LikelyFolder
from carnet.gui.start.models_step import ModelsStep
from carnet.gui.start.welcome_page import Step
from carnet.gui.window.main_window import MainWindow
from carnet.gui.wiring.start_wiring import StartWiring

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


def said(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(labels)


@pytest.fixture
def first(make_main_window: MakeWindow, tmp_path: Path) -> Callable[..., MainWindow]:
    """A window at its first start, on a machine whose home holds nothing."""

    def make(*flags: str, greeted: bool = True) -> MainWindow:
        window = make_main_window("--empty", *flags, greeted=greeted)
        wiring = window.findChild(StartWiring)
        assert isinstance(wiring, StartWiring)
        wiring.finder.home = wiring.finder.documents = tmp_path / "home"
        return window

    return make


def test_the_first_step_teaches_and_proves_its_privacy(first: Callable[..., MainWindow]) -> None:
    welcome = first().welcome
    assert welcome.isVisible()
    assert welcome.step is Step.ABOUT
    assert welcome.next.hasFocus()
    proof = welcome.about.proof
    assert proof.line.text() == "Network denied by the kernel (seccomp), tried just now"
    assert {label.text() for label in proof.verdicts.values()} == {
        "An IPv4 connection: refused",
        "An IPv6 connection: refused",
        "Looking up a name: refused",
        "A connection from a child process: refused",
    }
    assert "Nothing leaves this machine." in said(welcome.about)
    assert "Every sentence points at the line it came from." in said(welcome.about)


def test_until_the_engine_was_heard_it_is_being_tried(
    first: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    welcome = first(greeted=False).welcome
    assert all("trying…" in label.text() for label in welcome.about.proof.verdicts.values())
    welcome.next.click()
    assert welcome.step is Step.FOLDER  # the steps work without it


def test_what_could_not_be_denied_is_told_honestly(first: Callable[..., MainWindow]) -> None:
    proof = first("--unsealed").welcome.about.proof
    assert proof.line.text() == "The network could not be closed on this system"
    assert proof.line.property("role") == "warning"
    assert "nothing keeps it from doing so" in said(proof)


def test_what_the_proof_means_is_one_press_away(first: Callable[..., MainWindow]) -> None:
    window = first()
    window.welcome.privacy.click()
    panel = window.findChild(PrivacyPanel)
    assert isinstance(panel, PrivacyPanel)
    assert panel.isVisible()


def test_where_one_is_stands_in_words(first: Callable[..., MainWindow]) -> None:
    welcome = first().welcome
    seen = [welcome.dots.words.text()]
    welcome.next.click()
    seen.append(welcome.dots.words.text())
    welcome.later.click()
    seen.append(welcome.dots.words.text())
    assert seen == ["Step 1 of 3", "Step 2 of 3", "Step 3 of 3"]
    welcome.back.click()
    assert welcome.step is Step.FOLDER


def test_the_steps_are_walked_by_keyboard(first: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = first()
    welcome = window.welcome
    qtbot.keyClick(welcome.next, Qt.Key.Key_Space)
    assert welcome.choose.hasFocus()
    qtbot.keyClick(welcome.later, Qt.Key.Key_Space)
    assert welcome.next.hasFocus()
    assert welcome.next.text() == "Begin"
    qtbot.keyClick(welcome.next, Qt.Key.Key_Space)
    assert not welcome.isVisible()


def test_nothing_is_looked_for_before_the_second_step(
    first: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    vault = tmp_path / "home" / "Second brain"
    (vault / ".obsidian").mkdir(parents=True)
    (vault / "a.md").write_text("a")
    window = first()
    assert window.welcome.folder.rows == {}
    window.welcome.next.click()
    qtbot.waitUntil(lambda: bool(window.welcome.folder.rows))
    assert list(window.welcome.folder.rows) == [str(vault)]
    qtbot.waitUntil(lambda: "Obsidian vault · 1 file" in said(window.welcome.folder))


def test_where_no_folder_is_likely_that_is_said(
    first: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = first()
    window.welcome.next.click()
    looking = window.welcome.folder.looking
    qtbot.waitUntil(lambda: looking.text().startswith("No folder here"))


def test_a_likely_folder_is_added_with_one_press_and_leads_to_the_models(
    first: Callable[..., MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    window = first()
    window.welcome.next.click()
    looking = window.welcome.folder.looking
    qtbot.waitUntil(lambda: looking.text().startswith("No folder here"))
    folder = LikelyFolder("/home/ines/Wiki", Kind.NOTES, 12)
    window.welcome.folder.show_likely([folder])
    window.welcome.folder.buttons[folder.path].click()
    qtbot.waitUntil(lambda: window.welcome.step is Step.MODELS)
    assert engine_log.params("library/addFolder") == [{"path": "/home/ines/Wiki"}]
    assert window.welcome.isVisible()
    window.welcome.back.click()
    button = window.welcome.folder.buttons[folder.path]
    assert (button.text(), button.isEnabled()) == ("Added", False)
    assert window.welcome.next.isVisible()


def test_what_is_read_and_left_out_is_said(first: Callable[..., MainWindow]) -> None:
    text = said(first().welcome.folder)
    assert "Read: notes" in text
    assert "Left out: hidden folders" in text


def test_the_last_step_leads_into_the_window(
    first: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = first()
    window.welcome.next.click()
    window.welcome.sample.click()
    qtbot.waitUntil(lambda: window.welcome.step is Step.MODELS)
    window.welcome.next.click()
    assert not window.welcome.isVisible()
    assert window.header.isVisible()
    assert window.conversation.composer.field.hasFocus()


def test_the_offer_of_models_is_where_the_person_is(
    first: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = first("--models-flag", str(tmp_path / "installed"))
    window.welcome.next.click()
    window.welcome.later.click()
    qtbot.waitUntil(window.models_banner.isVisible)
    assert window.welcome.models.isAncestorOf(window.models_banner)
    line = "Finding by meaning: not installed yet"
    qtbot.waitUntil(lambda: line in said(window.welcome.models))
    window.welcome.next.click()
    assert not window.welcome.models.isAncestorOf(window.models_banner)
    assert window.models_banner.isVisible()


def test_skipping_blocks_nothing_and_the_window_says_how_to_begin(
    first: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = first()
    window.welcome.skip.click()
    assert not window.welcome.isVisible()
    empty = window.conversation.empty
    assert "Add a folder of notes, or drop one on this window." in said(empty)
    assert empty.add.isVisible()
    assert not empty.starts
    empty.sample.click()
    qtbot.waitUntil(lambda: bool(window.roots))
    assert not window.welcome.isVisible()
    qtbot.waitUntil(lambda: bool(empty.starts))
    assert not empty.add.isVisible()


def test_a_library_that_is_there_is_never_kept_waiting(make_main_window: MakeWindow) -> None:
    assert not make_main_window().welcome.isVisible()


def test_the_steps_can_be_walked_again(make_main_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_main_window()
    window.action_list["start.tour"].trigger()
    assert window.welcome.isVisible()
    assert window.welcome.step is Step.ABOUT
    window.welcome.next.click()
    assert window.welcome.next.isVisible()  # there is a folder already
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.welcome.isVisible()


def model(title: str, memory: int, starter: bool = False, ready: bool = False) -> InstalledModel:
    source = ModelSource("a", "0" * 64, 1, "a==1", "m")
    spec = ModelSpec(
        title.lower(), title, ModelRole.GENERATOR, ModelFormat.GGUF, "MIT",
        ("en", "fr", "de", "es", "it"), 2_000_000_000, memory, source, starter,
    )  # fmt: skip
    return InstalledModel(spec, ModelState.READY if ready else ModelState.MISSING, "")


def test_better_models_are_those_that_fit_the_machines_memory(
    qtbot: QtBot, icons: Icons, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carnet.gui.start.models_step.machine_memory", lambda: 8_000_000_000)
    step = ModelsStep(icons)
    qtbot.addWidget(step)
    step.show_models(
        [
            model("Starter", 300_000_000, starter=True, ready=True),
            model("Fits", 4_000_000_000),
            model("Too big", 7_000_000_000),
        ]
    )
    lines = [label.text() for label in step.lines]
    assert "Wording answers: ready" in lines
    assert "Fits" in lines
    assert "Too big" not in lines
    assert "Wording answers · 2.0\u00a0GB · English, French and 3 more · MIT" in lines
