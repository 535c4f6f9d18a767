"""What was looked for when that is not what was asked, and changing it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from carnet.domain.answers import Answer
from carnet.gui.look.buttons import IconButton
from carnet.gui.look.icons import Icons


class _Field(QLineEdit):
    """Esc gives up."""

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        """The window's own Esc waits while something is written here."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the words as they were, and goes no further."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class SearchedFor(QWidget):
    """A line of small print with a pencil; the pencil makes a field of it."""

    changed = Signal(str)  # other words to look for

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._words = ""
        self.label = QLabel(wordWrap=True)
        self.label.setProperty("role", "small")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = IconButton(icons, "edit")
        self.edit.describe(self.tr("Change what is searched for"))
        self.edit.clicked.connect(self._begin)
        self.field = _Field()
        self.field.setAccessibleName(self.tr("What to search for"))
        self.field.returnPressed.connect(self._entered)
        self.field.given_up.connect(self._end)
        self.field.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.label, 1)
        row.addWidget(self.field, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)

    def show_words(self, answer: Answer) -> None:
        """Say what was looked for, when it is not what was asked."""
        self._words = answer.searched_for
        self.label.setText(self.tr("Searched for: {words}").format(words=self._words))
        self._end()
        self.setVisible(self._words not in ("", answer.question))

    def _begin(self) -> None:
        self.field.setText(self._words)
        self.label.hide()
        self.edit.hide()
        self.field.show()
        self.field.setFocus()
        self.field.selectAll()

    def _end(self) -> None:
        self.field.hide()
        self.label.show()
        self.edit.show()

    def _entered(self) -> None:
        words = " ".join(self.field.text().split())
        self._end()
        if words and words != self._words:
            self.changed.emit(words)
