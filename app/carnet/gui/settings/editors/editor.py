"""What every control of a setting has in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Editor(QWidget):
    """Shows a value and lets a person choose another one."""

    chosen = Signal(object)  # the new value

    @property
    def field(self) -> QWidget:
        """What takes the focus, and is called after the setting."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show what holds; nothing is chosen by that."""
        raise NotImplementedError

    def describe(self, label: str, help_text: str) -> None:
        """Tell screen readers what it is for."""
        self.field.setAccessibleName(label)
        self.field.setAccessibleDescription(help_text)
