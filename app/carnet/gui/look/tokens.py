"""The colours of both themes, in one place, and which of them carry text on which."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Every value is `#rrggbb`; the style sheet and the painters use nothing else."""

    dark: bool
    window: str  # behind the conversation and the note
    sidebar: str  # behind the library
    surface: str  # raised things: fields, cards, menus
    hover: str  # a row or a quiet button under the pointer
    selected: str  # the chosen row
    border: str  # hairlines between panes
    border_strong: str  # edges of fields, which must be seen
    text: str
    muted: str  # second lines, captions
    accent: str  # links, the main button, focus
    accent_hover: str
    on_accent: str  # text on `accent`
    tint: str  # the question's bubble, citation numbers
    on_tint: str
    marker: str  # the quoted words in a note
    band: str  # the cited lines around them
    on_marker: str
    code: str  # behind code and tables' heads
    warning: str  # words that warn
    warning_tint: str  # behind them
    danger: str
    good: str
    scroll: str  # the handle of a scroll bar at rest
    shadow: str


LIGHT = Tokens(
    dark=False,
    window="#fdfcfa",
    sidebar="#f4f2ed",
    surface="#ffffff",
    hover="#ebe8e1",
    selected="#dfe9e6",
    border="#e5e1d9",
    border_strong="#8e877a",
    text="#24221e",
    muted="#645f56",
    accent="#0f6660",
    accent_hover="#0b524d",
    on_accent="#ffffff",
    tint="#e4efec",
    on_tint="#0d4f4a",
    marker="#ffe27a",
    band="#fff8dd",
    on_marker="#24221e",
    code="#f3f1ec",
    warning="#7d4d00",
    warning_tint="#fdf1d8",
    danger="#a3281e",
    good="#22693a",
    scroll="#cdc7bb",
    shadow="#000000",
)

DARK = Tokens(
    dark=True,
    window="#1d1c1a",
    sidebar="#171614",
    surface="#272623",
    hover="#2e2c29",
    selected="#263835",
    border="#33312d",
    border_strong="#7d776c",
    text="#ebe8e1",
    muted="#aaa498",
    accent="#7fcfc4",
    accent_hover="#9adcd3",
    on_accent="#0c2623",
    tint="#24403c",
    on_tint="#c4ebe5",
    marker="#6b5814",
    band="#2f2b1c",
    on_marker="#fff6d6",
    code="#282724",
    warning="#f0c271",
    warning_tint="#3a2f18",
    danger="#f2a096",
    good="#93d3a4",
    scroll="#46433d",
    shadow="#000000",
)

# (ink, ground) as they are used: text needs 4.5:1 ...
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("text", "window"),
    ("text", "sidebar"),
    ("text", "surface"),
    ("text", "hover"),
    ("text", "selected"),
    ("text", "code"),
    ("text", "band"),
    ("text", "tint"),
    ("muted", "window"),
    ("muted", "sidebar"),
    ("muted", "surface"),
    ("muted", "hover"),
    ("muted", "selected"),
    ("muted", "code"),
    ("accent", "window"),
    ("accent", "sidebar"),
    ("accent", "surface"),
    ("accent", "hover"),
    ("accent", "band"),
    ("accent", "code"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_tint", "tint"),
    ("on_marker", "marker"),
    ("warning", "window"),
    ("warning", "sidebar"),
    ("warning", "surface"),
    ("warning", "warning_tint"),
    ("text", "warning_tint"),
    ("danger", "window"),
    ("danger", "surface"),
    ("good", "window"),
    ("good", "surface"),
)
# ... and edges, icons and focus rings 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    ("border_strong", "window"),
    ("border_strong", "sidebar"),
    ("border_strong", "surface"),
    ("accent", "window"),
    ("accent", "sidebar"),
    ("accent", "surface"),
    ("warning", "warning_tint"),
)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
