"""What a person has chosen, at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from carnet.settings.setting import Setting

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """An immutable set of choices; what was not chosen has its default.

    `unknown` is what a newer Carnet, or a person, wrote into the file: kept as it is. `version`
    is that of the file they come from (0: none), so that a newer one is not called older.
    """

    chosen: Mapping[str, object] = field(default_factory=dict)
    unknown: Mapping[str, object] = field(default_factory=dict)
    version: int = 0

    def get(self, setting: Setting[T]) -> T:
        """The value that holds."""
        return (
            setting.read(self.chosen[setting.key]) if self.is_chosen(setting) else setting.default
        )

    def is_chosen(self, setting: Setting[Any]) -> bool:
        """Whether it differs from its default."""
        return setting.key in self.chosen

    def with_value(self, setting: Setting[T], value: T) -> Settings:
        """These choices with one changed. Raises ValueError for a value that is not allowed."""
        value = setting.read(setting.write(value))
        if value == setting.default:
            return self.without([setting])
        return replace(self, chosen={**self.chosen, setting.key: setting.write(value)})

    def with_stored(self, schema: Iterable[Setting[Any]], stored: Mapping[str, object]) -> Settings:
        """These choices with others over them, as JSON holds them; what cannot be used is not."""
        settings = self
        for setting in schema:
            if setting.key in stored:
                with suppress(ValueError):
                    settings = settings.with_value(setting, setting.read(stored[setting.key]))
        return settings

    def without(self, settings: Iterable[Setting[Any]]) -> Settings:
        """These choices with some back at their defaults."""
        keys = {setting.key for setting in settings}
        chosen = {key: value for key, value in self.chosen.items() if key not in keys}
        return replace(self, chosen=chosen)
