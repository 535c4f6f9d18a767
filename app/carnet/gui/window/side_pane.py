"""The pane at the left: notes or conversations, with a switch above."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

PADDING_PX, BORDER_PX = 8, 2  # as the style sheet has them


class SegmentButton(QPushButton):
    """One of a few beside each other; the chosen one is written bold, and that is wider."""

    def minimumSizeHint(self) -> QSize:
        """Of the bold word."""
        hint = super().minimumSizeHint()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        wide = QFontMetrics(bold).horizontalAdvance(self.text())
        return QSize(max(hint.width(), wide + 2 * (PADDING_PX + BORDER_PX)), hint.height())


class SidePane(QWidget):
    """Two panes in one place; the switch says which is shown."""

    def __init__(self, library: QWidget, conversations: QWidget) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stack = QStackedWidget()
        self.stack.setProperty("look", "bare")
        self.stack.addWidget(library)
        self.stack.addWidget(conversations)
        self._library, self._conversations = library, conversations
        switch = QFrame()
        switch.setProperty("role", "switch")
        row = QHBoxLayout(switch)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self.notes = self._button(self.tr("Notes"), "Ctrl+1")
        self.talks = self._button(self.tr("Conversations"), "Ctrl+2")
        group = QButtonGroup(self)
        for button in (self.notes, self.talks):
            group.addButton(button)
            row.addWidget(button, 1)
        self.notes.setChecked(True)
        self.notes.clicked.connect(self.show_library)
        self.talks.clicked.connect(self.show_conversations)
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 4)
        head.addWidget(switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def show_library(self) -> None:
        """Folders and notes."""
        self.notes.setChecked(True)
        self.stack.setCurrentWidget(self._library)
        self.show()

    def show_conversations(self) -> None:
        """What was asked."""
        self.talks.setChecked(True)
        self.stack.setCurrentWidget(self._conversations)
        self.show()

    def _button(self, text: str, keys: str) -> QPushButton:
        button = SegmentButton(text)
        button.setCheckable(True)
        button.setProperty("rank", "segment")
        button.setAccessibleName(text)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{text}  ({native})")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button
