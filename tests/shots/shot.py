"""What a picture is of, and the looks it is taken in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from carnet.gui.window.main_window import MainWindow
from carnet.settings.paths import Paths


@dataclass(frozen=True, slots=True)
class Look:
    """Theme, language and size of the text of one picture; `scale` 2.0 is 200 %."""

    dark: bool = False
    language: str = "en"
    scale: float = 1.0

    @property
    def name(self) -> str:
        """As it ends a file's name: `dark-fr`, `light-fr-200`."""
        size = "" if self.scale == 1.0 else f"-{self.scale * 100:.0f}"
        return f"{'dark' if self.dark else 'light'}-{self.language}{size}"


LIGHT = Look()
DARK = Look(dark=True)
FRENCH = Look(language="fr")
# Every theme, language and size, each with each of the others once.
EVERY_LOOK = (
    LIGHT,
    Look(dark=True, language="fr"),
    Look(language="fr", scale=2.0),
    Look(dark=True, scale=2.0),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A window that is ready: its engine has greeted it.

    `folder` is empty and of this scene alone: what it needs on disk goes there.
    """

    window: MainWindow
    look: Look
    folder: Path

    def say(self, english: str, french: str) -> str:
        """The words of the picture's language."""
        return french if self.look.language == "fr" else english


@dataclass(frozen=True, slots=True)
class Shot:
    """One screen in one state.

    `take` brings the window there and returns what lies over it: None, a dialog, or (with `alone`)
    another window that is taken instead. `shows` names the classes of `carnet.gui` that must be
    visible then. Flags go to the scripted engine; `real` uses the real one on the sample library.
    `chosen` are the pictures of docs/images: file name and look.
    """

    name: str
    take: Callable[[Scene], QWidget | None]
    shows: tuple[str, ...]
    flags: tuple[str, ...] = ()
    real: bool = False
    alone: bool = False
    arrange: Callable[[Paths], None] | None = None
    chosen: tuple[tuple[str, Look], ...] = ()
