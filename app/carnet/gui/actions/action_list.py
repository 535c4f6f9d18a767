"""The one list of what can be done, each with its section, its keys and its drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Section(Enum):
    """What an action is about; the order is that of the shortcut sheet."""

    ASK = auto()
    SEARCH = auto()
    LIBRARY = auto()
    NOTE = auto()
    VIEW = auto()
    PROGRAM = auto()


@dataclass(frozen=True, slots=True)
class Listed:
    """An action of the list. `name` is stable ("note.back"), `drawing` an icon's name or "".

    `possible` says whether it would do anything now.
    """

    name: str
    section: Section
    action: QAction
    drawing: str = ""
    possible: Callable[[], bool] = lambda: True


class ActionList(QObject):
    """Actions of one window. A shortcut may be given once."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._listed: dict[str, Listed] = {}

    def add(
        self,
        name: str,
        section: Section,
        text: str,
        do: Callable[[], object],
        keys: str = "",
        drawing: str = "",
        possible: Callable[[], bool] = lambda: True,
    ) -> QAction:
        """List an action and let its keys work in the whole window.

        Raises ValueError when the name or the keys are taken.
        """
        sequence = QKeySequence(keys)
        if name in self._listed:
            raise ValueError(f"there is an action {name!r} already")
        if keys and any(one.action.shortcut() == sequence for one in self.all()):
            raise ValueError(f"{keys} is taken")
        action = QAction(text, self._window)
        action.setObjectName(name)
        action.setShortcut(sequence)
        action.triggered.connect(lambda _checked=False: do())
        self._window.addAction(action)
        self._listed[name] = Listed(name, section, action, drawing, possible)
        return action

    def all(self) -> tuple[Listed, ...]:
        """In the order they were added."""
        return tuple(self._listed.values())

    def __getitem__(self, name: str) -> QAction:
        """The action of that name."""
        return self._listed[name].action
