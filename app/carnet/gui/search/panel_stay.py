"""How long the search panel stays: while the field or something of its own has the focus."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class PanelStay(QObject):
    """Watches the focus and the window around `panel`."""

    opened = Signal()  # the field was entered
    left = Signal()  # the focus, or a click, went elsewhere
    resized = Signal()

    def __init__(self, panel: QWidget, field: QWidget, window: QWidget) -> None:
        super().__init__(panel)
        self.neighbours: tuple[QWidget, ...] = ()  # outside the panel, and yet part of it
        self._panel = panel
        self._field = field
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def order(self, stops: Sequence[QWidget]) -> None:
        """The Tab key goes from the field and its neighbours through `stops`, then on."""
        chain = [self._field, *self.neighbours, *stops]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """The window's size moves the panel; a click beside it, where nothing listens, ends it."""
        if event.type() == QEvent.Type.Resize:
            self.resized.emit()
        elif (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and not self._panel.geometry().contains(event.position().toPoint())
        ):
            self.left.emit()
        return False

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return  # another program has the keyboard for a while
        if new is self._field:
            if old is not None and not self._belongs(old):
                self.opened.emit()
        elif not self._belongs(new):
            self.left.emit()

    def _belongs(self, widget: QWidget) -> bool:
        known = (self._field, *self.neighbours)
        return widget in known or self._panel.isAncestorOf(widget)
