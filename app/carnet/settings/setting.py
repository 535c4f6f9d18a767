"""The kinds of settings: each says which values it takes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_LONGEST_TEXT = 1_000
_MOST_NAMES = 1_000
_LONGEST_COUNT = 9  # digits


@dataclass(frozen=True, slots=True)
class Setting(ABC, Generic[T]):
    """One thing a person can choose. `key` is "group.name", stable: it is what is stored.

    The window shows it under `group` and takes label and help from its translations by key.
    """

    key: str
    default: T

    @property
    def group(self) -> str:
        """Settings of one group are shown together."""
        return self.key.partition(".")[0]

    @property
    def help_key(self) -> str:
        """Names the sentence that explains the setting."""
        return f"settings.{self.key}.help"

    @abstractmethod
    def read(self, stored: object) -> T:
        """The value of what JSON holds. Raises ValueError that says what would be right."""

    def write(self, value: T) -> object:
        """What JSON holds for a value; `read` gives the value back."""
        return value


@dataclass(frozen=True, slots=True)
class Flag(Setting[bool]):
    """Yes or no."""

    def read(self, stored: object) -> bool:
        """True or false, nothing else."""
        if not isinstance(stored, bool):
            raise ValueError("true or false")
        return stored


@dataclass(frozen=True, slots=True)
class Whole(Setting[int]):
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def read(self, stored: object) -> int:
        """A number of the range; 20.0 is 20."""
        if isinstance(stored, float) and stored.is_integer():
            stored = int(stored)
        if isinstance(stored, bool) or not isinstance(stored, int):
            raise ValueError("a whole number")
        if not self.least <= stored <= self.most:
            raise ValueError(f"from {self.least} to {self.most}")
        return stored


@dataclass(frozen=True, slots=True)
class Choice(Setting[str]):
    """One of a few words."""

    choices: tuple[str, ...]

    def read(self, stored: object) -> str:
        """One of `choices`."""
        if not isinstance(stored, str) or stored not in self.choices:
            raise ValueError(", ".join(self.choices))
        return stored


@dataclass(frozen=True, slots=True)
class Text(Setting[str]):
    """A name or a path; may be empty."""

    def read(self, stored: object) -> str:
        """A text of at most 1,000 characters on one line."""
        if not isinstance(stored, str) or len(stored) > _LONGEST_TEXT or not _on_one_line(stored):
            raise ValueError("one line of text")
        return stored


@dataclass(frozen=True, slots=True)
class ChoiceOrCount(Choice):
    """One of a few words, or a whole number from 0, kept as a text."""

    def read(self, stored: object) -> str:
        """One of `choices`, or digits."""
        if isinstance(stored, int) and not isinstance(stored, bool) and stored >= 0:
            stored = str(stored)
        if isinstance(stored, str) and stored.isascii() and stored.isdecimal():
            return str(int(stored[:_LONGEST_COUNT]))
        try:
            return Choice.read(self, stored)
        except ValueError as error:
            raise ValueError(f"{error} or a number") from error


@dataclass(frozen=True, slots=True)
class Names(Setting[tuple[str, ...]]):
    """A list of names or patterns."""

    def read(self, stored: object) -> tuple[str, ...]:
        """Distinct texts of one line each, in order, blank ones left out."""
        if not isinstance(stored, list | tuple) or len(stored) > _MOST_NAMES:
            raise ValueError("a list of names")
        if not all(isinstance(name, str) and _on_one_line(name) for name in stored):
            raise ValueError("a list of names")
        return tuple(dict.fromkeys(name.strip() for name in stored if name.strip()))

    def write(self, value: tuple[str, ...]) -> object:
        """A list."""
        return list(value)


def _on_one_line(text: str) -> bool:
    return not any(char in text for char in "\n\r\0")
