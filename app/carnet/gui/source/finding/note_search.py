"""Finding words in the note that is shown, through all parts of a long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from carnet.gui.source.drawing.note_places import scroll_for
from carnet.gui.source.finding.note_finder import NoteFinder, fold_evenly

if TYPE_CHECKING:
    from carnet.gui.source.note_view import NoteView


class NoteSearch(QObject):
    """Belongs to one view, which paints what `finder` found."""

    changed = Signal()

    def __init__(self, view: NoteView) -> None:
        super().__init__(view)
        self._view = view
        self.finder = NoteFinder()

    def look_for(self, words: str) -> None:
        """Mark every place of `words` and go to the first from where the reader is."""
        current = self.finder.current
        near = self._view.cursorForPosition(QPoint(0, 0)).position()
        self.finder.search(self._text(), words, near if current is None else current[0])
        self._show()

    def step(self, by: int) -> None:
        """To the next place or the one before; beyond a part's last to the next that has one."""
        if not self.finder.step(by):
            other = self._part_with(by)
            if other != self._view.part:
                self._view.show_part(other)
            self.finder.go(to_last=by < 0)
        self._show()

    def clear(self) -> None:
        """Mark nothing; before another drawing."""
        self.finder.found = []

    def again(self, scroll: bool) -> None:
        """The note was drawn anew."""
        if self.finder.words:
            self.finder.search(self._text(), self.finder.words, 0)
            self._show(scroll)

    def _text(self) -> str:
        return self._view.document().toRawText()

    def _show(self, scroll: bool = True) -> None:
        current = self.finder.current
        if current is not None and scroll:
            block = self._view.document().findBlock(current[0])
            self._view.verticalScrollBar().setValue(
                scroll_for(self._view, block, current[0], False)
            )
        self._view.viewport().update()
        self.changed.emit()

    def _part_with(self, by: int) -> int:
        view, wanted = self._view, fold_evenly(self.finder.words)
        count = len(view.parts)
        others = ((view.part + by * step) % count for step in range(1, count))
        with_it = (n for n in others if wanted in fold_evenly(view.parts[n].text))
        return next(with_it, view.part)
