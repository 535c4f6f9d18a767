"""A list of names or patterns: what is in it, and a field to add one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from carnet.gui.look.buttons import IconButton, WordButton
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.icons import Icons
from carnet.gui.look.tab_chain import lead_through, stop_before, stops
from carnet.gui.settings.editors.editor import Editor


class NamesEditor(Editor):
    """Of a `Names`. `browse` lets a person choose a folder instead of typing its path."""

    def __init__(
        self,
        icons: Icons,
        placeholder: str,
        browse: Callable[[Callable[[str], None]], None] | None = None,
    ) -> None:
        super().__init__()
        self._icons = icons
        self._names: tuple[str, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.returnPressed.connect(self._add_typed)
        self.add = WordButton(self.tr("Add"))
        self.add.clicked.connect(self._add_typed)
        self.add.setEnabled(False)
        self.add.setAutoDefault(False)
        self.edit.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.edit, 1)
        if browse is not None:
            search = IconButton(icons, "folder")
            search.describe(self.tr("Choose a folder"))
            search.clicked.connect(lambda: browse(self._add))
            foot.addWidget(search)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addLayout(foot)

    @property
    def field(self) -> QWidget:
        """Where a name is typed."""
        return self.edit

    @property
    def names(self) -> tuple[str, ...]:
        """What is in the list."""
        return self._names

    def show_value(self, value: Sequence[str]) -> None:
        """Show these names."""
        if tuple(value) == self._names:
            return
        self._names = tuple(value)
        gone: list[QWidget] = []
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                gone += stops(old)
                old.hide()
                old.deleteLater()
        rows = [self._row(name) for name in self._names]
        for row in rows:
            self._rows.addWidget(row)
        new = [stop for row in rows for stop in stops(row)]
        before = stop_before(self.edit, [*gone, *new])
        lead_through([*([before] if before is not None else []), *new, self.edit])

    def remove(self, name: str) -> None:
        """Take one out of the list."""
        self._choose(tuple(other for other in self._names if other != name))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, name: str) -> QWidget:
        row = QWidget()
        remove = IconButton(self._icons, "cross")
        remove.describe(self.tr("Remove “{name}”").format(name=name))
        remove.clicked.connect(lambda: self.remove(name))
        line = QHBoxLayout(row)
        line.setContentsMargins(10, 0, 0, 0)
        line.addWidget(ElidedLabel(name), 1)
        line.addWidget(remove)
        return row

    def _add_typed(self) -> None:
        name = self.edit.text().strip()
        if name:
            self.edit.clear()
            self._add(name)

    def _add(self, name: str) -> None:
        if name not in self._names:
            self._choose((*self._names, name))

    def _choose(self, names: tuple[str, ...]) -> None:
        self.show_value(names)
        self.chosen.emit(names)
