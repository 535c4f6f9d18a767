"""The manager of models: what is listed, told, chosen, checked, added and removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.models.conftest import MakeWindow, Stage

from carnet.domain.models import ModelRole
from carnet.gui.models.model_details import Deed
from carnet.gui.models.model_list import ModelList, arrange
from carnet.gui.models.model_questions import models_of

pytestmark = pytest.mark.gui


def test_models_stand_by_what_they_are_for_with_adapters_below_theirs(
    stage: Callable[..., Stage],
) -> None:
    entries = stage().manager.rows.entries
    assert [entry.title for entry in entries if entry.model is None] == [
        "Write answers", "Find by meaning", "Put results in a better order",
    ]  # fmt: skip
    names = [entry.name for entry in entries]
    assert names[1:3] == ["tiny-writer", "short-answers"]
    assert entries[2].nested


def test_the_list_keeps_qts_rules(stage: Callable[..., Stage]) -> None:
    ready = stage()
    rows = ModelList()
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    entries = arrange(ready.manager.models)
    rows.take(entries)
    rows.take(entries[:4])
    rows.take([])
    rows.take(entries)
    assert rows.rowCount() == len(entries)
    assert not rows.flags(rows.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_a_row_that_says_something_else_is_not_a_new_list(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    manager = stage().manager
    manager.standing.checking.add("tiny-writer")
    entries = [manager.standing.dress(entry) for entry in arrange(manager.models)]
    with (
        qtbot.assertNotEmitted(manager.rows.modelReset),
        qtbot.waitSignal(manager.rows.dataChanged) as changed,
    ):
        manager.rows.take(entries)
    assert changed.args[0].row() == manager.rows.row_of("tiny-writer")


def test_the_model_in_use_is_told_at_length(stage: Callable[..., Stage]) -> None:
    ready = stage()
    ready.choose("tiny-writer")
    assert ready.dialog.details.state.text() == "In use"
    facts = ready.facts()
    assert facts["Size"] == "243\u00a0MB on disk"
    assert facts["Memory"] == "about 350\u00a0MB of 8.0\u00a0GB · fits"
    assert facts["Speed here"] == "reads 459, writes 153 tokens a second"
    assert facts["Self-test"].startswith("English: 3 of 5 · French: 2 of 5\n")
    assert facts["Computes on"] == "processor (AVX-512)"
    assert facts["Comes from"] == "PyPI"
    assert ready.deeds() == {Deed.VERIFY}


def test_this_machines_memory_decides_what_fits(stage: Callable[..., Stage]) -> None:
    ready = stage()
    assert ready.line("middle-writer") == "1.1\u00a0GB · fits"
    assert ready.line("large-writer") == "2.5\u00a0GB · tight"
    assert ready.line("huge-writer") == "9.0\u00a0GB · too big"
    ready.choose("huge-writer")
    assert "more memory than this computer has" in ready.facts()["Memory"]
    assert ready.dialog.room.toolTip().startswith("This computer has 8.0\u00a0GB of memory")


def test_another_finder_is_told_to_prepare_the_notes_anew(
    stage: Callable[..., Stage], engine_log: Any
) -> None:
    ready = stage()
    ready.choose("many-finder")
    ready.press(Deed.USE)
    said = ready.agree()
    assert said.startswith("Change to Many Languages Finder?")
    assert "72 passages" in said
    ready.wait(lambda: bool(engine_log.messages("models/use")))


def test_a_change_of_finder_shows_how_far_it_is_and_a_way_back(
    stage: Callable[..., Stage], engine_log: Any
) -> None:
    ready = stage("--rebuild", "--rebuild-model", "many-finder")
    ready.choose("many-finder")
    ready.wait(lambda: ready.deeds() == {Deed.KEEP})
    assert ready.line("many-finder") == "your notes are prepared"
    assert ready.dialog.details.progress.line.text().startswith("1,312 of 5,000 passages prepared")
    ready.press(Deed.KEEP)
    ready.agree()
    ready.wait(lambda: bool(engine_log.messages("library/cancelRebuild")))


def test_checking_reads_it_again_and_says_that_all_is_well(
    stage: Callable[..., Stage], engine_log: Any
) -> None:
    ready = stage()
    ready.choose("english-finder")
    ready.press(Deed.VERIFY)
    assert ready.line("english-finder") == "checking its files"
    ready.wait(ready.dialog.details.notice.isVisible)
    assert ready.dialog.details.notice.title.text() == "Every file is as it should be."
    assert engine_log.params("models/verify") == [{"name": "english-finder"}]


def test_a_damaged_model_can_be_repaired(stage: Callable[..., Stage]) -> None:
    ready = stage()
    ready.choose("broken-finder")
    assert ready.dialog.details.state.text() == "Damaged"
    assert ready.dialog.details.notice.title.text() == "The files of Broken Finder are damaged."
    assert ready.deeds() == {Deed.REPAIR, Deed.REMOVE}


def test_removing_says_what_it_frees_and_leaves_the_one_in_use(
    stage: Callable[..., Stage], engine_log: Any
) -> None:
    ready = stage()
    ready.choose("my-writer")
    ready.press(Deed.REMOVE)
    said = ready.agree()
    assert "This frees 700\u00a0MB" in said
    assert "a file of yours, which stays where it is" in said
    ready.wait(lambda: ready.manager.rows.row_of("my-writer") < 0)
    assert engine_log.params("models/remove") == [{"name": "my-writer"}]
    used = [entry.model for entry in ready.manager.rows.entries if entry.model]
    for model in used:
        needed = model.spec.role in (ModelRole.GENERATOR, ModelRole.EMBEDDER)
        if model.in_use and needed:
            ready.choose(model.spec.name)
            assert Deed.REMOVE not in ready.deeds()


def test_a_reranker_can_be_used_and_left(stage: Callable[..., Stage], engine_log: Any) -> None:
    ready = stage()
    ready.choose("sorter")
    ready.press(Deed.USE)
    ready.wait(lambda: Deed.LEAVE in ready.deeds())
    ready.press(Deed.LEAVE)
    ready.wait(lambda: Deed.USE in ready.deeds())
    assert engine_log.params("models/use")[-1] == {"name": "sorter", "wanted": False}


def test_a_file_that_is_dropped_is_added_without_a_connection(
    stage: Callable[..., Stage], tmp_path: Path, qtbot: QtBot
) -> None:
    ready = stage()
    ready.behave("good")
    file = tmp_path / "mine.gguf"
    file.write_bytes(b"GGUF")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(5, 5), copy, data, Qt.MouseButton.LeftButton, none)
    hosts: list[str] = []
    ready.window.downloads.advanced.connect(
        lambda _step: hosts.append(ready.window.parts.installer.host)
    )
    with qtbot.waitSignal(ready.window.downloads.finished, timeout=20_000) as finished:
        ready.dialog.dropEvent(drop)
    assert finished.args == [f"file:{file}", ("my-writer",)]
    assert set(hosts) == {""}
    ready.wait(lambda: ready.dialog.name == "my-writer")


def test_a_file_that_is_no_model_is_told_with_its_name(
    stage: Callable[..., Stage], tmp_path: Path
) -> None:
    ready = stage()
    ready.behave("offline")
    ready.manager.add_files([str(tmp_path / "letter.gguf")])
    ready.wait(lambda: any(b.isVisible() for b in ready.dialog.findChildren(QMessageBox)))
    [box] = [one for one in ready.dialog.findChildren(QMessageBox) if one.isVisible()]
    assert "letter.gguf" in box.informativeText()
    box.close()


def test_everything_can_be_reached_and_is_named(stage: Callable[..., Stage]) -> None:
    ready = stage()
    assert ready.dialog.list.hasFocus()
    assert ready.dialog.list.accessibleName() == "Models"
    for button in ready.dialog.findChildren(QPushButton):
        assert button.accessibleName()
    row = ready.manager.rows.row_of("tiny-writer")
    spoken = ready.manager.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tiny Writer 135M, in use"


def test_headings_are_passed_over_by_the_keyboard(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    ready = stage()
    ready.choose("huge-writer")
    qtbot.keyClick(ready.dialog.list, Qt.Key.Key_Down)
    assert ready.dialog.name == "english-finder"


def test_the_manager_is_in_the_list_of_actions(make_main_window: MakeWindow) -> None:
    window = make_main_window("--models")
    assert window.action_list["models"].shortcut().toString() == "Ctrl+M"


def test_weights_that_lie_in_a_folder_mean_the_folder() -> None:
    paths = ["/m/a.gguf", "/m/finder/model.safetensors", "/m/finder/other.safetensors"]
    assert models_of(paths) == ["/m/a.gguf", "/m/finder"]
