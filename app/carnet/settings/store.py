"""Settings on disk: one JSON file that a person may read, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carnet.domain.errors import ErrorInfo, KnownError
from carnet.settings.atomic import write_private
from carnet.settings.schema import SCHEMA
from carnet.settings.setting import Setting
from carnet.settings.values import Settings

# Each takes the values of one version to the next: the first those of version 1 to version 2.
# The values may be anything that JSON can hold; a person may have written them.
Migration = Callable[[dict[str, object]], dict[str, object]]
MIGRATIONS: tuple[Migration, ...] = ()

_LARGEST_BYTES = 1_000_000
_MOST_SET_ASIDE = 1_000


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings that hold, and what was wrong with the file (shown once, calmly).

    `set_aside` is the path a broken file is kept under; `invalid` are keys of settings whose value
    cannot be used.
    """

    settings: Settings
    problems: tuple[ErrorInfo, ...] = ()
    set_aside: str = ""
    invalid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stored:
    version: int
    values: dict[str, object]


class SettingsStore:
    """Reads and writes the settings file. The window is its only writer."""

    def __init__(
        self,
        file: Path,
        schema: Sequence[Setting[Any]] = SCHEMA,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        self._file = file
        self._schema = {setting.key: setting for setting in schema}
        self._migrations = migrations
        self._version = len(migrations) + 1

    def load(self) -> LoadedSettings:
        """What the file says. Never raises: a broken file is set aside and defaults hold."""
        try:
            stored = self._read()
        except (OSError, ValueError, RecursionError) as error:
            kept = self._set_aside()
            return LoadedSettings(Settings(), (_broken(error, kept),), kept)
        return self._understood(stored) if stored else LoadedSettings(Settings())

    def save(self, settings: Settings) -> None:
        """Write what was chosen; the old file stays whole until the new one is.

        Raises `KnownError` "settings-not-saved".
        """
        values = dict(sorted({**settings.unknown, **settings.chosen}.items()))
        text = json.dumps(
            {"version": max(self._version, settings.version), "values": values},
            ensure_ascii=False,
            indent=2,
        )
        try:
            # A lone surrogate can come from the file; as an escape it can go back into it.
            write_private(self._file, (text + "\n").encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise KnownError(
                "settings-not-saved",
                "The settings could not be saved.",
                f"Free some space, or give yourself the right to write in {self._file.parent}.",
                str(error),
            ) from error

    def _read(self) -> _Stored | None:
        try:
            with self._file.open("rb") as file:
                data = file.read(_LARGEST_BYTES + 1)
        except FileNotFoundError:
            return None
        if len(data) > _LARGEST_BYTES:
            raise ValueError("larger than a settings file can be")
        stored = json.loads(data.decode("utf-8-sig"))
        if not isinstance(stored, dict) or not isinstance(stored.get("values"), dict):
            raise ValueError('there is no "values"')
        version = stored.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            version = self._version  # written by hand, for the program at hand
        return _Stored(version, stored["values"])

    def _understood(self, stored: _Stored) -> LoadedSettings:
        values = stored.values
        for migration in self._migrations[stored.version - 1 :]:
            values = migration(values)
        problems = [_NEWER] if stored.version > self._version else []
        invalid: list[str] = []
        chosen: dict[str, object] = {}
        unknown: dict[str, object] = {}
        for key, value in values.items():
            setting = self._schema.get(key)
            if setting is None:
                unknown[key] = value
                continue
            try:
                read = setting.read(value)
            except ValueError as error:
                problems.append(_invalid(key, value, str(error)))
                invalid.append(key)
                continue
            if read != setting.default:
                chosen[key] = setting.write(read)
        settings = Settings(chosen, unknown, stored.version)
        return LoadedSettings(settings, tuple(problems), invalid=tuple(invalid))

    def _set_aside(self) -> str:
        """Give the file another name, and return it; "" when that cannot be done."""
        for number in range(1, _MOST_SET_ASIDE):
            kept = self._file.with_name(f"{self._file.stem}.broken-{number}{self._file.suffix}")
            if not os.path.lexists(kept):
                with suppress(OSError):
                    self._file.rename(kept)
                    return str(kept)
                break
        return ""


def _broken(error: Exception, kept: str) -> ErrorInfo:
    advice = "Choose again what you had chosen"
    return ErrorInfo(
        "settings-broken",
        "The settings file could not be read, so the defaults are used.",
        f"{advice}; the old file is kept as {kept}." if kept else f"{advice}.",
        str(error),
    )


_NEWER = ErrorInfo(
    "settings-newer",
    "The settings were written by a newer Carnet; what this one does not know is left alone.",
    "Update Carnet to use them all.",
)


def _invalid(key: str, value: object, expected: str) -> ErrorInfo:
    return ErrorInfo(
        "setting-invalid",
        f"The setting {key} has a value that cannot be used, so its default is used.",
        "Choose it again in the settings.",
        f"{value!r:.100} instead of: {expected}",
    )
