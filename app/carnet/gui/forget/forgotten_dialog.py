"""The list of what is forgotten, each to be taken in again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.elided_label import ElidedLabel

SHOWN = 100


class ForgottenDialog(QDialog):
    """Shows paths; taking one in again is the window's work."""

    recall_wanted = Signal(str)  # path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Forgotten"))
        self.resize(560, 360)
        title = QLabel(self.tr("Carnet was told to forget these"))
        title.setProperty("role", "heading")
        said = QLabel(self.tr("They are not read, although they lie in a folder of the library."))
        said.setWordWrap(True)
        said.setProperty("role", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._rows.setContentsMargins(0, 0, 8, 0)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._rows)
        inner.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from button to button
        scroll.setWidget(page)
        done = WordButton(self.tr("Done"), Rank.PRIMARY)
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(said)
        column.addWidget(scroll, 1)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)

    def show_paths(self, paths: Sequence[str]) -> None:
        """Replace the list; an empty one closes the dialog."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for path in paths[:SHOWN]:
            self._rows.addWidget(self._row(path))
        if len(paths) > SHOWN:
            self._rows.addWidget(QLabel(self.tr("and %Ln more", "", len(paths) - SHOWN)))
        if not paths:
            self.accept()

    def _row(self, path: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(PurePath(path).name))
        place = ElidedLabel(str(PurePath(path).parent))
        place.setProperty("role", "small")
        words.addWidget(place)
        again = WordButton(self.tr("Take in again"), Rank.PLAIN)
        again.setAccessibleName(self.tr("Take in again") + f": {PurePath(path).name}")
        again.clicked.connect(lambda: self.recall_wanted.emit(path))
        line.addLayout(words, 1)
        line.addWidget(again)
        return row
