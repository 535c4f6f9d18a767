"""Keeps a drawn note fitting: its column, its tables, the theme and text size it is drawn in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from carnet.gui.look.theme import Theme
from carnet.gui.source.drawing.note_places import fit_column
from carnet.gui.source.drawing.table_builder import USUAL_WIDTH_PX

if TYPE_CHECKING:
    from carnet.gui.source.note_view import NoteView

SETTLE_MS = 150  # after the last resize tables are fitted again
NEARLY_PX = 24  # for less they stay as they are


class NoteFit(QObject):
    """Belongs to one view; `side_px` and `below_px` of nothing are beside and below its text."""

    def __init__(self, view: NoteView, theme: Theme, side_px: int, below_px: int) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._side_px, self._below_px = side_px, below_px
        self._dress: object = None  # what the note was drawn in
        self._width = USUAL_WIDTH_PX  # that tables were fitted into
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._fit_tables)

    def begin(self) -> int:
        """The note is drawn now: the width of its text, in pixels."""
        self._dress, self._width = self._look(), self._text_width()
        fit_column(self._view, self._theme, self._side_px, self._below_px)
        return self._width

    def resized(self) -> None:
        """Keep the column readable, and its tables when that has settled."""
        fit_column(self._view, self._theme, self._side_px, self._below_px)
        if self._view.layout_map.tables:
            self._settle.start()

    def restyled(self) -> None:
        """Qt tells of many changes; draw again when one changes anything here."""
        QTimer.singleShot(0, self, self._redress)

    def _redress(self) -> None:
        if self._dress != self._look():
            self._view.redraw()

    def _look(self) -> tuple[object, str]:
        return self._theme.tokens, self._theme.font().toString()

    def _text_width(self) -> int:
        shown = self._view.isVisible()
        return self._view.viewport().width() - 2 * self._side_px if shown else USUAL_WIDTH_PX

    def _fit_tables(self) -> None:
        if abs(self._text_width() - self._width) > NEARLY_PX:
            self._view.redraw()
