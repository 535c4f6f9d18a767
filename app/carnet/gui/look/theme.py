"""Puts the tokens on the application: palette, style sheet, sizes; follows the system live."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from carnet.gui.look.tokens import DARK, LIGHT, Tokens

GRID_PX = 8  # every margin and gap is a multiple of half of this
READING_WIDTH_EM = 46  # of the widest column of prose, about 80 characters


class Theme(QObject):
    """The look in force. Painters ask it for colours and fonts when they paint."""

    changed = Signal()

    def __init__(self, app: QApplication, styles_dir: Path, scheme: Qt.ColorScheme | None = None):
        """`scheme` None follows the system; a value fixes it (the settings, screenshots)."""
        super().__init__(app)
        self._app = app
        self._template = Template((styles_dir / "carnet.qss").read_text(encoding="utf-8"))
        self._fixed = scheme
        self._percent = 100
        self._motion = "system"
        self.tokens = LIGHT
        app.setStyle("Fusion")  # the same bones everywhere; the style sheet dresses them
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        self._wear(scheme if scheme is not None else hints.colorScheme())

    def fix(self, scheme: Qt.ColorScheme | None) -> None:
        """Choose light or dark, or follow the system again with None."""
        self._fixed = scheme
        self._wear(scheme if scheme is not None else self._app.styleHints().colorScheme())

    def scale_text(self, percent: int) -> None:
        """Make everything that is read this large, in percent of the system's text size."""
        if percent != self._percent:
            self._percent = percent
            self._app.setStyleSheet(self._sheet())
            self.changed.emit()

    def set_motion(self, motion: str) -> None:
        """ "full", "reduced", or "system": as the desktop wants it."""
        self._motion = motion
        self.changed.emit()

    @property
    def moves(self) -> bool:
        """Whether things may move and blink."""
        if self._motion == "system":
            return self._app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        return self._motion == "full"

    @property
    def factor(self) -> float:
        """How large text is, 1.0 being the system's size."""
        return self._percent / 100

    def px(self, length: float) -> int:
        """A length that goes with the text: an icon beside it, a column of it, a row."""
        return round(length * self.factor)

    def color(self, name: str) -> QColor:
        """A token by name."""
        return QColor(getattr(self.tokens, name))

    def paper(self, name: str) -> QColor:
        """A token of the light theme: for what lies on white pages, in either theme."""
        return QColor(getattr(LIGHT, name))

    def font(self, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The system's font at the size that text has, times `scale`."""
        font = QFont(self._app.font())
        font.setPointSizeF(font.pointSizeF() * scale * self.factor)
        font.setWeight(weight)
        return font

    def mono(self, scale: float = 1.0) -> QFont:
        """The system's fixed-width font."""
        font = self.font(scale)
        font.setFamilies(["monospace", "Menlo", "Consolas"])
        font.setStyleHint(QFont.StyleHint.Monospace)
        return font

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._fixed is None:
            self._wear(scheme)

    def _wear(self, scheme: Qt.ColorScheme) -> None:
        self.tokens = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(self._sheet())
        self.changed.emit()

    def _sheet(self) -> str:
        base = self._app.font().pointSizeF() * self.factor
        values: dict[str, object] = {
            name: value for name, value in dataclasses.asdict(self.tokens).items() if name != "dark"
        }
        sizes = {"small": 0.9, "body": 1.0, "reading": 1.1, "heading": 1.3, "title": 2.0}
        values |= {f"pt_{name}": f"{base * scale:.2f}pt" for name, scale in sizes.items()}
        return self._template.substitute(values)


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sidebar,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Mid: tokens.border,
        role.Dark: tokens.border_strong,
    }
    for name, value in colours.items():
        palette.setColor(name, QColor(value))
    off = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(off, name, QColor(tokens.muted))
    return palette
