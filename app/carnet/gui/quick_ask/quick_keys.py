"""What the keys mean in the quick window."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class QuickKey(Enum):
    """What a person wants with a key."""

    ASK = auto()
    GO_ON = auto()  # in the large window
    DOWN = auto()
    UP = auto()
    LEAVE = auto()
    OTHER = auto()


_KEYS = {
    Qt.Key.Key_Down: QuickKey.DOWN,
    Qt.Key.Key_Up: QuickKey.UP,
    Qt.Key.Key_Escape: QuickKey.LEAVE,
}


def quick_key(event: QKeyEvent) -> QuickKey:
    """The meaning of one key press."""
    key = event.key()
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return QuickKey.GO_ON if held else QuickKey.ASK
    return _KEYS.get(Qt.Key(key), QuickKey.OTHER)
