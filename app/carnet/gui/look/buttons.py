"""The two buttons of the window: a drawing, and a word (with a drawing if wanted)."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from carnet.gui.look.icons import SIDE_PX, WORD_SIDE_PX, Icons
from carnet.gui.look.roles import set_role

QUIET_PX = 10  # before the word of a quiet button, as the style sheet pads it
WORD_GAP_PX = 4  # between drawing and word, more than Qt's own
_REDRESS = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)  # other inks, another size


class IconButton(QToolButton):
    """A quiet square button. Its name is read by screen readers and shown as its tip."""

    def __init__(
        self, icons: Icons, name: str, ink: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._name = name
        self._ink = ink
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._dress()

    def describe(self, text: str, shortcut: QKeySequence | None = None) -> None:
        """Name it, for the tip and for screen readers."""
        self.setAccessibleName(text)
        keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
        self.setToolTip(f"{text}  ({keys})" if keys else text)

    def draw(self, name: str, ink: str = "muted") -> None:
        """Change the drawing."""
        self._name = name
        self._ink = ink
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Take the theme's ink when the theme changes."""
        super().changeEvent(event)
        if event.type() in _REDRESS:
            self._dress()

    def _dress(self) -> None:
        side = self._icons.px(SIDE_PX)
        self.setIconSize(QSize(side, side))
        self.setIcon(self._icons.icon(self._name, self._ink))


class Rank(StrEnum):
    """How much a word button asks for attention; the style sheet reads it."""

    PRIMARY = "primary"  # the one thing to do here
    PLAIN = "plain"
    QUIET = "quiet"  # looks like a link


class Tone(StrEnum):
    """A colour other than the rank's own; the style sheet reads it."""

    OWN = ""
    MUTED = "muted"
    WARNING = "warning"


class WordButton(QPushButton):
    """A button with a word on it."""

    _INK = {Rank.PRIMARY: "on_accent", Rank.PLAIN: "text", Rank.QUIET: "accent"}  # noqa: RUF012

    def __init__(
        self,
        text: str,
        rank: Rank = Rank.PLAIN,
        icons: Icons | None = None,
        drawing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icons = icons
        self._drawing = drawing
        self._ink = self._INK[rank]
        self._own_ink = self._ink
        self.setProperty("rank", rank.value)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._dress()

    def reword(self, text: str, drawing: str = "") -> None:
        """Change the word and the drawing."""
        self.setText(text)
        self.setAccessibleName(text)
        self._drawing = drawing
        self._dress()

    def set_tone(self, tone: Tone) -> None:
        """Colour it otherwise than its rank does."""
        self._ink = tone.value or self._own_ink
        set_role(self, tone.value, "tone")
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Take the theme's ink when the theme changes."""
        super().changeEvent(event)
        if event.type() in _REDRESS:
            self._dress()

    def _dress(self) -> None:
        if self._icons is not None and self._drawing:
            side = self._icons.px(WORD_SIDE_PX)
            self.setIconSize(QSize(side + WORD_GAP_PX, side))
            self.setIcon(self._icons.icon(self._drawing, self._ink, WORD_GAP_PX))
