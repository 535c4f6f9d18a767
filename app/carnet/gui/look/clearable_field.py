"""A line to type in, with the project's cross to empty it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from carnet.gui.look.icons import Icons


class ClearableField(QLineEdit):
    """The cross is there only when there is something to clear."""

    def __init__(self, icons: Icons, lens: bool = False, parent: QWidget | None = None) -> None:
        """`lens` draws the search glass at its beginning."""
        super().__init__(parent)
        self._icons = icons
        position = QLineEdit.ActionPosition
        self._lens = (
            self.addAction(icons.icon("search"), position.LeadingPosition) if lens else None
        )
        self._cross = self.addAction(icons.icon("cross"), position.TrailingPosition)
        self._cross.setToolTip(self.tr("Clear"))
        self._cross.triggered.connect(self.clear)
        self._cross.setVisible(False)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))

    def changeEvent(self, event: QEvent) -> None:
        """Tint the drawings."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_cross"):
            self._cross.setIcon(self._icons.icon("cross"))
            if self._lens is not None:
                self._lens.setIcon(self._icons.icon("search"))
