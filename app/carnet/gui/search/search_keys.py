"""The field's keys steer the list below it, which never has the focus itself."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

PAGE_ROWS = 6


class Steered(Protocol):
    """What the keys need of the panel."""

    def steps(self) -> int:
        """How many rows there are to choose from; 0 when nothing is offered."""

    def step(self, steps: int) -> None:
        """Choose a row so many below the chosen one; the ends are ends."""

    def take(self) -> None:
        """Open what is chosen."""

    def remove(self) -> bool:
        """Forget the chosen recent search; False when there is none."""

    def ask(self) -> None:
        """Ask the typed words as a question."""

    def open(self) -> None:
        """Show what there is for the field as it is."""


class SearchKeys(QObject):
    """Home and End belong to the text until a row has been chosen with the arrows."""

    def __init__(self, field: QLineEdit, panel: Steered, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self.choosing = False  # whether a row was chosen since the words were typed
        field.installEventFilter(self)
        field.textEdited.connect(lambda _text: self._leave())

    def eventFilter(self, _field: QObject, event: QEvent) -> bool:
        """True for keys that were taken."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _leave(self) -> None:
        self.choosing = False

    def _key(self, event: QKeyEvent) -> bool:
        key, keys, panel = Qt.Key(event.key()), Qt.Key, self._panel
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (keys.Key_Return, keys.Key_Enter):
            panel.ask() if control else panel.take()
            return True
        if not panel.steps():
            if key == keys.Key_Down:
                panel.open()
            return key == keys.Key_Down
        far = panel.steps()
        steps = {
            keys.Key_Down: 1,
            keys.Key_Up: -1,
            keys.Key_PageDown: PAGE_ROWS,
            keys.Key_PageUp: -PAGE_ROWS,
        }
        if self.choosing or control:
            steps |= {keys.Key_Home: -far, keys.Key_End: far}
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or key not in steps:
            if key == keys.Key_Delete and self.choosing:
                return panel.remove()
            if key in (keys.Key_Left, keys.Key_Right):
                self.choosing = False
            return False
        self.choosing = True
        panel.step(steps[key])
        return True
