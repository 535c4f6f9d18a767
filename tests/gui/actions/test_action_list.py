from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carnet.gui.actions.action_list import ActionList, Section


@pytest.fixture
def actions(qtbot: QtBot) -> ActionList:
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionList(window)
    actions.keep = window  # type: ignore[attr-defined]  # Qt owns the list, this the window
    return actions


def test_an_action_does_its_work(actions: ActionList) -> None:
    done: list[str] = []
    actions.add("note.back", Section.NOTE, "Back", lambda: done.append("back"), "Alt+Left")
    actions["note.back"].trigger()
    assert done == ["back"]


def test_keys_are_given_once(actions: ActionList) -> None:
    actions.add("note.back", Section.NOTE, "Back", lambda: None, "Alt+Left")
    with pytest.raises(ValueError, match=r"Alt\+Left is taken"):
        actions.add("view.back", Section.VIEW, "Back", lambda: None, "Alt+Left")


def test_a_name_is_given_once(actions: ActionList) -> None:
    actions.add("note.back", Section.NOTE, "Back", lambda: None)
    with pytest.raises(ValueError, match="already"):
        actions.add("note.back", Section.NOTE, "Back", lambda: None)


def test_actions_without_keys_live_side_by_side(actions: ActionList) -> None:
    actions.add("a", Section.VIEW, "A", lambda: None)
    actions.add("b", Section.VIEW, "B", lambda: None)
    assert [one.name for one in actions.all()] == ["a", "b"]
