"""Where the window is too narrow for three panes, the one shown last stays beside the middle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter, QWidget


class Folding(QObject):
    """Watches one window. A pane that was folded comes back when there is room."""

    def __init__(self, window: QWidget, splitter: QSplitter, left: QWidget, right: QWidget) -> None:
        super().__init__(window)
        self._splitter, self._left, self._right = splitter, left, right
        self._folded: QWidget | None = None
        self._working = False
        for watched in (splitter, left, right):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks; changes no event."""
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._splitter:
            self._fit(self._left)
        elif kind == QEvent.Type.ShowToParent and not self._working:
            if watched is self._folded:
                self._folded = None  # a person wants it after all
            self._fit(self._right if watched is self._left else self._left)
        return False

    def _fit(self, gives_way: QWidget) -> None:
        """Fold `gives_way` when both sides do not fit; unfold when they do."""
        self._working = True
        both = not self._left.isHidden() and not self._right.isHidden()
        if both and self._splitter.width() < self._needed():
            self._folded = gives_way
            gives_way.hide()
        elif self._folded is not None and self._splitter.width() >= self._needed():
            self._folded.show()
            self._folded = None
        self._working = False

    def _needed(self) -> int:
        found = (self._splitter.widget(number) for number in range(self._splitter.count()))
        panes = [pane for pane in found if pane is not None]
        handles = self._splitter.handleWidth() * (len(panes) - 1)
        return handles + sum(
            max(pane.minimumWidth(), pane.minimumSizeHint().width()) for pane in panes
        )
