"""How wide the panes are at least: larger text wants wider ones."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from carnet.gui.look.theme import Theme

# At the system's text size, and what of it grows with the text: at 200 % three of them fill a
# window of 1280 pixels.
LEAST_PX = (200, 360, 300)
GROWS = (0.9, 0.2, 0.2)


class PaneWidths(QObject):
    """Follows the theme for one splitter."""

    def __init__(self, theme: Theme, splitter: QSplitter) -> None:
        super().__init__(splitter)
        self._theme = theme
        self._splitter = splitter
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        larger = max(0.0, self._theme.factor - 1.0)
        for number, (least, grows) in enumerate(zip(LEAST_PX, GROWS, strict=True)):
            pane = self._splitter.widget(number)
            if pane is not None:
                pane.setMinimumWidth(round(least * (1.0 + grows * larger)))
