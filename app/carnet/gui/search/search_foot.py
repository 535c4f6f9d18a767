"""The line under the results: how many, how they were found, and what can be said of one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons

RIGHT_KEYS = "Ctrl+J"
WHY_KEYS = "Ctrl+Shift+I"


class SearchFoot(QWidget):
    """`show_result` says whether the chosen note was called the right one."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.line = QLabel(wordWrap=True)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setProperty("role", "small")
        self.hint = QLabel(wordWrap=True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setProperty("role", "small")
        self.right = WordButton("", Rank.QUIET, icons, "check")
        self.why = WordButton("", Rank.QUIET, icons, "info")
        self.clear = WordButton(self.tr("Clear recent searches"), Rank.QUIET)
        for button in (self.right, self.why, self.clear):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.right.setToolTip(
            self.tr(
                "Remembers on this machine that this note answers these words.\n"
                "“carnet eval --own” then tells how well your own searches work. "
                "Nothing leaves the machine."
            )
            + f"  ({_keys(RIGHT_KEYS)})"
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.line)
        words.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(4)
        row.addLayout(words, 1)
        for button in (self.right, self.why, self.clear):
            row.addWidget(button)
        self.show_why(False)
        self.show_nothing()

    def show_result(self, is_right: bool) -> None:
        """A result is chosen."""
        self.hint.setText(self.tr("↑ ↓ to choose, Enter to open, Ctrl+Enter to ask"))
        self.right.reword(
            self.tr("The right note · undo") if is_right else self.tr("This was the right note"),
            "check",
        )
        self.right.show()
        self.why.show()
        self.clear.hide()

    def show_recent(self) -> None:
        """Recent searches are offered."""
        self.line.setText(self.tr("Recent searches"))
        self.hint.setText(self.tr("↑ ↓ to choose, Enter to search, Delete to remove"))
        self.right.hide()
        self.why.hide()
        self.clear.show()

    def show_nothing(self) -> None:
        """There is nothing to choose."""
        self.hint.setText(self.tr("Ctrl+Enter to ask"))
        for button in (self.right, self.why, self.clear):
            button.hide()

    def show_why(self, shown: bool) -> None:
        """Whether the reasons are on view."""
        self.why.reword(self.tr("Hide why") if shown else self.tr("Why this result"), "info")
        self.why.setToolTip(
            self.tr("Which words, which ranks, which weights") + f"  ({_keys(WHY_KEYS)})"
        )


def _keys(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
