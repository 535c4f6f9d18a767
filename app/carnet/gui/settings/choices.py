"""What the person chose, as the window holds it: one for all windows of the process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from carnet.domain.errors import ErrorInfo, KnownError
from carnet.settings.schema import SCHEMA
from carnet.settings.setting import Setting
from carnet.settings.store import SettingsStore
from carnet.settings.values import Settings

T = TypeVar("T")


class Choices(QObject):
    """Holds at once; saved at once. What could not be saved holds as long as the window runs.

    `problems` is what was wrong with what was chosen: a broken file, a value that cannot be used, a
    language without a translation. Each window tells them; `set_aside` and `invalid` as in
    `LoadedSettings`.
    """

    changed = Signal(object)  # frozenset of keys
    failed = Signal(object)  # ErrorInfo: a choice could not be saved

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        loaded = store.load()
        self.settings = loaded.settings
        self.problems: tuple[ErrorInfo, ...] = loaded.problems
        self.set_aside = loaded.set_aside
        self.invalid = loaded.invalid
        self._unsaved: dict[str, object] = {}

    def get(self, setting: Setting[T]) -> T:
        """The value that holds."""
        return self.settings.get(setting)

    @property
    def unsaved(self) -> Mapping[str, object]:
        """By key, as JSON holds them: choices that the file does not hold."""
        return self._unsaved

    def choose(self, setting: Setting[T], value: T) -> None:
        """Change one. Raises ValueError for a value that is not allowed."""
        self.choose_all({setting: value})

    def choose_all(self, values: Mapping[Setting[Any], Any]) -> None:
        """Change some together."""
        settings = self._latest()
        for setting, value in values.items():
            settings = settings.with_value(setting, value)
        self._hold(settings, values)

    def reset(self, settings: Iterable[Setting[Any]]) -> None:
        """Back to their defaults."""
        settings = tuple(settings)
        self._hold(self._latest().without(settings), settings)

    def reread(self) -> None:
        """Another process may have written the file: the one that installs models does."""
        self._take(self._latest())

    def _latest(self) -> Settings:
        loaded = self._store.load()
        if any(problem.code == "settings-broken" for problem in loaded.problems):
            return self.settings  # broken while we run: it is written anew, nothing is lost
        return loaded.settings.with_stored(SCHEMA, self._unsaved)

    def _hold(self, settings: Settings, chosen: Iterable[Setting[Any]]) -> None:
        try:
            self._store.save(settings)
            self._unsaved = {}
        except KnownError as error:
            self._unsaved |= {one.key: one.write(settings.get(one)) for one in chosen}
            self._take(settings)
            self.failed.emit(error.info)
        else:
            self._take(settings)

    def _take(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        changed = frozenset(one.key for one in SCHEMA if before.get(one) != settings.get(one))
        if changed:
            self.changed.emit(changed)
