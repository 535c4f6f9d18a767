"""Every list of the window keeps the rules of Qt's models; a new one belongs into the table."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

import carnet.gui
from carnet.domain.conversations import Conversation
from carnet.domain.documents import Folder, FolderState
from carnet.domain.search import Passage
from carnet.gui.actions.entry import Entry
from carnet.gui.actions.palette_model import PaletteModel
from carnet.gui.conversations.conversation_model import ConversationModel
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.library.document_model import DocumentModel
from carnet.gui.library.folder_model import FolderModel
from carnet.gui.models.model_list import Entry as ModelEntry
from carnet.gui.models.model_list import ModelList
from carnet.gui.search.recent_list import RecentModel
from carnet.gui.search.result_list import ResultModel

pytestmark = pytest.mark.gui

Client = Callable[..., EngineClient]


def passage(n: int) -> Passage:
    return Passage(f"/n/{n}.md", f"Note {n}", "", 1, 1, None, 0, 4, "text", 1.0 / n, n, None)


def fill_palette(model: PaletteModel, _qtbot: QtBot) -> Iterator[int]:
    entries = [Entry(str(n), f"Do {n}", "About", lambda: None) for n in range(5)]
    for rows in (entries, entries[:2], [], entries):
        model.show_entries(rows)
        yield len(rows)


def fill_folders(model: FolderModel, _qtbot: QtBot) -> Iterator[int]:
    folders = [Folder(n, f"/n/{n}", FolderState.CURRENT, n) for n in range(1, 4)]
    for rows in (folders, folders[1:], [], folders):
        model.show_folders(rows, 6)
        yield model.rowCount()


def fill_results(model: ResultModel, _qtbot: QtBot) -> Iterator[int]:
    passages = [passage(n) for n in range(1, 6)]
    for rows in (passages, passages[:1], [], passages):
        model.show_passages("text", rows)
        yield len(rows)
    model.drop(lambda path: path == "/n/3.md")
    yield 4


def fill_recent(model: RecentModel, _qtbot: QtBot) -> Iterator[int]:
    for rows in (["a", "b"], [], ["c"]):
        model.show_queries(rows)
        yield len(rows)


def fill_models(model: ModelList, _qtbot: QtBot) -> Iterator[int]:
    entries = [ModelEntry(f"Heading {n}") for n in range(3)]
    for rows in (entries, entries[:1], [], entries):
        model.take(rows)
        yield len(rows)


def fill_documents(model: DocumentModel, qtbot: QtBot) -> Iterator[int]:
    model.narrow(None, "")
    qtbot.waitUntil(lambda: model.rowCount() == 8)
    yield 8
    model.drop(lambda path: path.endswith("Boiler.md"))
    yield 7
    model.refresh()
    qtbot.waitUntil(lambda: not model.busy)
    yield 8
    model.narrow(None, "nothing is called so")
    qtbot.waitUntil(lambda: not model.busy)
    yield 0


def fill_conversations(model: ConversationModel, qtbot: QtBot) -> Iterator[int]:
    model.search("")
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    yield 3
    model.take(Conversation(1, "First", 0.0, 9e9, 41))
    yield 3
    model.take(Conversation(77, "New", 0.0, 9.1e9, 1))
    yield 4
    model.drop(2)
    yield 3


FILLED: dict[type[QAbstractItemModel], Callable[..., Iterator[int]]] = {
    PaletteModel: fill_palette,
    FolderModel: fill_folders,
    ResultModel: fill_results,
    RecentModel: fill_recent,
    ModelList: fill_models,
    DocumentModel: fill_documents,
    ConversationModel: fill_conversations,
}


def models_of_the_window() -> set[type[QAbstractItemModel]]:
    found: set[type[QAbstractItemModel]] = set()
    for module in pkgutil.walk_packages(carnet.gui.__path__, "carnet.gui."):
        for value in vars(importlib.import_module(module.name)).values():
            own = isinstance(value, type) and value.__module__.startswith("carnet.gui.")
            if own and issubclass(value, QAbstractItemModel):
                found.add(value)
    return found


def test_no_model_is_left_out() -> None:
    assert models_of_the_window() == set(FILLED)


@pytest.mark.parametrize("kind", FILLED, ids=lambda kind: kind.__name__)
def test_a_model_keeps_qts_rules_while_its_rows_come_and_go(
    kind: type[Any], make_client: Client, qtbot: QtBot
) -> None:
    needs_engine = kind in (DocumentModel, ConversationModel)
    model = kind(make_client("--conversations", "3")) if needs_engine else kind()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in FILLED[kind](model, qtbot):
        assert model.rowCount() == rows
        for row in range(rows):
            model.index(row).data()
    assert tester.model() is model
