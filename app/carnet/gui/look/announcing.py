"""Says something to a screen reader while the focus stays where it is."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_POLITENESS = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, text: str, urgent: bool = False) -> None:
    """What is being read is read to its end first, unless this is `urgent`.

    Nothing happens where no screen reader listens.
    """
    if QAccessible.isActive() and text.strip():
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(_POLITENESS.Assertive if urgent else _POLITENESS.Polite)
        QAccessible.updateAccessibility(event)
