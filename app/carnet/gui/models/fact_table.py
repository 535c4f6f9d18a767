"""A few facts, each with what it is a fact of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from carnet.gui.look.roles import set_role


@dataclass(frozen=True, slots=True)
class Fact:
    """`tip` says more; a `warning` is coloured, and says so in its words."""

    label: str
    value: str
    tip: str = ""
    warning: bool = False


class FactTable(QWidget):
    """Labels left, values right; values can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self.facts: tuple[Fact, ...] = ()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these, and only these."""
        facts = tuple(fact for fact in facts if fact.value)
        if facts == self.facts:
            return
        self.facts = facts
        while len(self._rows) < len(facts):
            self._add_row()
        for number, (label, value) in enumerate(self._rows):
            shown = number < len(facts)
            label.setVisible(shown)
            value.setVisible(shown)
            if shown:
                fact = facts[number]
                label.setText(fact.label)
                value.setText(fact.value)
                value.setToolTip(fact.tip)
                value.setAccessibleName(f"{fact.label}: {fact.value}")
                set_role(value, "warning" if fact.warning else "")

    def _add_row(self) -> None:
        row = len(self._rows)
        label, value = QLabel(), QLabel(wordWrap=True)
        label.setProperty("role", "muted")
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, top)
        self._grid.addWidget(value, row, 1, top)
        self._rows.append((label, value))
