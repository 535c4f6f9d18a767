"""What can be done with the note that is shown: one menu, at its button and at the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from carnet.gui.source.drawing.note_layout import Heading

MOST_HEADINGS = 200
_DEEPER = "\u2003"  # before a heading, for each level below the first
_LONGEST = 60  # characters of a heading in the menu


@dataclass(frozen=True, slots=True)
class Spot:
    """What lies under the pointer: a link, a block of code."""

    link: str = ""
    code: str = ""
    selected: bool = False


class NoteMenu(QMenu):
    """Says what is wanted; `at` shows it for a place in the note."""

    link_wanted = Signal(str)
    code_wanted = Signal(str)
    heading_wanted = Signal(object)  # Heading

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._spot = Spot()
        self.follow = self._add(self.tr("Follow the link"))
        self.follow.triggered.connect(lambda: self.link_wanted.emit(self._spot.link))
        self.copy = self._add(self.tr("Copy"), "Ctrl+C")
        self.copy_code = self._add(self.tr("Copy the code"))
        self.copy_code.triggered.connect(lambda: self.code_wanted.emit(self._spot.code))
        self.quote = self._add(self.tr("Copy as a quote with its reference"), "Ctrl+Alt+C")
        self.link = self._add(self.tr("Copy a link to this place"))
        self.select_all = self._add(self.tr("Select all"), "Ctrl+A")
        self.addSeparator()
        self.look = self._add(self.tr("Find in this note"), "Ctrl+F")
        self.outline = self.addMenu(self.tr("Headings"))
        self.outline.setToolTipsVisible(True)
        self.addSeparator()
        self.edit = self._add(self.tr("Open in your editor"), "Ctrl+Shift+E")
        self.reveal = self._add(self.tr("Show in its folder"))
        self.addSeparator()
        self.forget = self._add(self.tr("Forget this note…"))
        self._place(Spot())
        self.show_headings(())
        self.aboutToHide.connect(self._settle)

    def at(self, where: QPoint, spot: Spot) -> None:
        """Show it for what lies there."""
        self._place(spot)
        self.popup(where)

    def enable(self, file: bool, known: bool) -> None:
        """Whether there is a file to do things with, and whether its name is known at least."""
        for action in (self.quote, self.link, self.select_all, self.look, self.edit, self.reveal):
            action.setEnabled(file)
        self.forget.setEnabled(known)

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """The note's headings, to be gone to."""
        self.outline.clear()
        top = min((heading.level for heading in headings), default=1)
        for heading in headings[:MOST_HEADINGS]:
            words = heading.text.replace("&", "&&")
            short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
            action = self.outline.addAction(_DEEPER * (heading.level - top) + short)
            action.triggered.connect(lambda _on=False, h=heading: self.heading_wanted.emit(h))
        if not headings:
            self.outline.addAction(self.tr("This note has no headings")).setEnabled(False)

    def _place(self, spot: Spot) -> None:
        self._spot = spot
        self.follow.setVisible(bool(spot.link))
        self.copy.setVisible(spot.selected)
        self.copy_code.setVisible(bool(spot.code))

    def _settle(self) -> None:
        """At its button it is about the whole note again; after what was chosen has been done."""
        spot = self._spot
        self._place(Spot())
        self._spot = spot

    def _add(self, text: str, keys: str = "") -> QAction:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        return self.addAction(f"{text}\t{shown}" if keys else text)
