"""A group of settings on the page: its title and its rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from carnet.gui.settings.groups import Group, title_of
from carnet.gui.settings.setting_row import Row
from carnet.gui.words.matching import fold


class Section(QWidget):
    """Rows with hairlines between them; a search leaves some."""

    def __init__(self, group: Group, rows: Sequence[Row]) -> None:
        super().__init__()
        self.group = group
        self.rows = tuple(rows)
        title = QLabel(title_of(group), wordWrap=True)
        title.setProperty("role", "heading")
        self._lines: list[QFrame] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(0)
        column.addWidget(title)
        column.addSpacing(4)
        for row in self.rows:
            line = QFrame()
            line.setProperty("role", "hairline")
            line.setFixedHeight(1)
            self._lines.append(line)
            column.addWidget(line)
            column.addWidget(row)

    def narrow(self, words: Sequence[str]) -> int:
        """Show the rows in which every (folded) word occurs; how many those are."""
        title = fold(title_of(self.group))
        found = 0
        for row, line in zip(self.rows, self._lines, strict=True):
            text = f"{title} {fold(row.words)}"
            meant = all(word in text for word in words)
            row.setVisible(meant)
            line.setVisible(meant and found > 0)
            found += meant
        self.setVisible(found > 0)
        return found
