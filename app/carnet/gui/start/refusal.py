"""What keeps the window from opening, for who started it from a menu and sees no terminal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from carnet.domain.errors import ErrorInfo
from carnet.gui.words.error_text import explain


def refusal_box(error: ErrorInfo) -> QMessageBox:
    """What happened, what to do, and the engine's own words where these are a translation."""
    text = explain(error)
    box = QMessageBox()
    box.setWindowTitle("Carnet")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    box.setText(text.message)
    box.setInformativeText("\n\n".join(part for part in (text.advice, text.detail) if part))
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    return box
