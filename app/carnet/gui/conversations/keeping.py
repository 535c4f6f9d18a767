"""Whether conversations are kept: the person's choice, in the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from carnet.domain.errors import KnownError
from carnet.settings.schema import KEEP_CONVERSATIONS
from carnet.settings.store import SettingsStore


class Keeping(QObject):
    """Holds for the answers to come; what is kept already stays until it is deleted."""

    failed = Signal(object)  # ErrorInfo: the choice could not be saved

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.wanted = store.load().settings.get(KEEP_CONVERSATIONS)

    def choose(self, wanted: bool) -> None:
        """Keep the answers from now on, or keep none."""
        if wanted == self.wanted:
            return
        self.wanted = wanted
        try:
            self._store.save(self._store.load().settings.with_value(KEEP_CONVERSATIONS, wanted))
        except KnownError as error:
            self.failed.emit(error.info)
