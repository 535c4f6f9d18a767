"""How big a dialog opens: by the size of its text, and no bigger than the window behind it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_USUAL_LINE_PX = 16  # the height of a line at which the wanted size is meant
_EDGE_PX = 40
_LEAST = QSize(320, 280)


def open_size(dialog: QWidget, width: int, height: int) -> QSize:
    """`width` and `height` in pixels at the usual text size."""
    dialog.ensurePolished()
    scale = max(1.0, dialog.fontMetrics().height() / _USUAL_LINE_PX)
    wanted = QSize(round(width * scale), round(height * scale))
    parent = dialog.parentWidget()
    if parent is not None:
        room = parent.window().size() - QSize(_EDGE_PX, _EDGE_PX)
        wanted = wanted.boundedTo(room)
    return wanted.expandedTo(_LEAST)
