"""Keys as this system writes them: `Ctrl+K`, or the signs of a Mac."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def native(keys: QKeySequence | str) -> str:
    """Empty for no keys."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
