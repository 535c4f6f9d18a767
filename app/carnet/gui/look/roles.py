"""Roles of the style sheet: a property that Qt reads only when a widget is polished again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_role(widget: QWidget, role: str, name: str = "role") -> None:
    """Give `widget` a role of carnet.qss, whether or not it has been shown."""
    if widget.property(name) != role:
        widget.setProperty(name, role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
