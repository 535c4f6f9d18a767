"""Whether conversations are kept: the person's choice, in the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject

from carnet.gui.settings.choices import Choices
from carnet.settings.schema import KEEP_CONVERSATIONS


class Keeping(QObject):
    """Holds for the answers to come; what is kept already stays until it is deleted."""

    def __init__(self, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices

    @property
    def wanted(self) -> bool:
        """Whether answers are kept from now on."""
        return self._choices.get(KEEP_CONVERSATIONS)

    def choose(self, wanted: bool) -> None:
        """Keep the answers from now on, or keep none."""
        if wanted != self.wanted:
            self._choices.choose(KEEP_CONVERSATIONS, wanted)
