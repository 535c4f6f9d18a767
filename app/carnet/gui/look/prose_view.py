"""A read-only text view as tall as its text: answers, questions, small explanations."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextFragment, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from carnet.gui.look.inline_marks import REPLACEMENT, InlineMarks, label_of
from carnet.gui.look.theme import Theme


class ProseView(QTextBrowser):
    """Grows with its text, never scrolls, never loads anything, copies marks as text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on to the buttons below
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.marks = InlineMarks(theme, self.document())
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing is ever loaded into prose."""
        return None

    def sizeHint(self) -> QSize:
        """As wide as it is given, as tall as its text."""
        return QSize(super().sizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width makes a new height."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page around it scrolls."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """A new theme or text size: draw again."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.redraw()

    def redraw(self) -> None:
        """Rebuild the text with the theme in force. Subclasses that colour text override it."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text with marks written out: `[1]`."""
        mime = QMimeData()
        mime.setText(plain_text(self.textCursor()))
        return mime

    def _height(self) -> int:
        return math.ceil(self.document().size().height()) + 2

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())


def plain_text(cursor: QTextCursor) -> str:
    """The selected text, with every inline mark as `label_of` writes it."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    lines: list[str] = []
    block = document.findBlock(first)
    while block.isValid() and block.position() <= last:
        line = ""
        iterator = block.begin()
        while not iterator.atEnd():
            line += _piece(iterator.fragment(), first, last)
            iterator += 1
        lines.append(line)
        block = block.next()
    return "\n".join(lines).replace("\u2028", "\n").replace("\u00a0", " ")


def _piece(fragment: QTextFragment, first: int, last: int) -> str:
    start = fragment.position()
    text = fragment.text()[max(0, first - start) : max(0, last - start)]
    return text.replace(REPLACEMENT, label_of(fragment.charFormat()))
