"""The line above a note in which words of it are looked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from carnet.gui.look.buttons import IconButton
from carnet.gui.look.icons import Icons
from carnet.gui.source.finding.note_finder import MOST
from carnet.gui.words import phrases


class FindBar(QWidget):
    """Says what is looked for; shows how often it was found."""

    wanted = Signal(str)
    stepped = Signal(int)  # 1 next, -1 the one before
    closed = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in this note"))
        self.field.setAccessibleName(self.tr("Find in this note"))
        self.field.setClearButtonEnabled(False)
        self.field.textChanged.connect(self.wanted)
        self.count = QLabel()
        self.count.setProperty("role", "small")
        self.before = IconButton(icons, "previous")
        self.before.describe(self.tr("The one before"), QKeySequence("Shift+F3"))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.next = IconButton(icons, "next")
        self.next.describe(self.tr("The next one"), QKeySequence("F3"))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        close = IconButton(icons, "cross")
        close.describe(self.tr("Stop looking"), QKeySequence("Esc"))
        close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for part in (self.count, self.before, self.next, close):
            row.addWidget(part)

    def begin(self, words: str) -> None:
        """Look for something; `words` are selected in the note."""
        self.show()
        if words and "\n" not in words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()

    def show_count(self, at: int, found: int) -> None:
        """Which of how many is looked at; `at` from 0."""
        if not self.field.text():
            self.count.setText("")
        elif not found:
            self.count.setText(self.tr("not found"))
        else:
            said = self.tr("more than {number}") if found >= MOST else "{number}"
            total = said.format(number=phrases.number(found))
            place = self.tr("{number} of {total}")
            self.count.setText(place.format(number=phrases.number(at + 1), total=total))
        self.before.setEnabled(found > 0)
        self.next.setEnabled(found > 0)

    def event(self, event: QEvent) -> bool:
        """Esc ends looking, whatever else it does in the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc ends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
