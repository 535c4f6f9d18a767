"""Makes a dialog as large as its words need."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def fit_to_words(dialog: QDialog, least_width_px: int) -> None:
    """Words that wrap make a dialog higher, which Qt does not see by itself.

    It is no larger than its screen.
    """
    layout = dialog.layout()
    if layout is None:
        return
    dialog.ensurePolished()
    layout.activate()
    room = dialog.screen().availableGeometry().size() * 0.96
    if (parent := dialog.parentWidget()) is not None:
        room = room.expandedTo(parent.window().size())
    width = min(max(least_width_px, layout.minimumSize().width()), room.width())
    height = max(layout.minimumSize().height(), layout.totalHeightForWidth(width))
    dialog.setMinimumSize(width, min(height, room.height()))
    dialog.resize(dialog.minimumSize())
