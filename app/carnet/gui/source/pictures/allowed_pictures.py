"""Which pictures a note may show: raster files inside the library, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtGui import QTextCharFormat, QTextFormat, QTextImageFormat, QTextLength

KEY = "picture:"
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"})
# Where programs for notes put what was pasted into one.
_FOLDERS = ("", "attachments", "Attachments", "assets", "images", "media", "files", "_resources")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
_SIZE = re.compile(r"\|?[ \t]*(\d{1,4})(?:x\d{1,4})?[ \t]*$")
_WIDEST_PX = 4_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A source in a note. `embed`: named as wikilinks name notes, it may lie elsewhere."""

    key: str
    source: str
    embed: bool


class Pictures:
    """Decides for one note at `path` of a library made of `roots`."""

    def __init__(self, path: str, roots: tuple[str, ...]) -> None:
        self._folder = Path(path).parent
        self._given = tuple(roots)
        self._found: list[Picture] = []

    def find(self, source: str, embed: bool = False) -> Picture | None:
        """A picture to look for; None refuses the source (remote, not a picture).

        Nothing is read: whether there is such a file inside the library, `file` says.
        """
        if not source or _SCHEME.match(source) or "\0" in source:
            return None
        if Path(unquote(source.partition("#")[0])).suffix.lower() not in SUFFIXES:
            return None
        picture = Picture(f"{KEY}{len(self._found)}", source, embed)
        self._found.append(picture)
        return picture

    def file(self, picture: Picture) -> str | None:
        """The file behind it, if it lies in the library. Looks at the disk: call it in a thread."""
        roots = [Path(root).resolve() for root in self._given]
        for target in self._candidates(picture, roots):
            try:
                file = target.resolve()
                if file.is_file() and any(file.is_relative_to(root) for root in roots):
                    return str(file) if file.suffix.lower() in SUFFIXES else None
            except OSError:
                continue
        return None

    def _candidates(self, picture: Picture, roots: list[Path]) -> Iterator[Path]:
        target = Path(unquote(picture.source.partition("#")[0]))
        if target.is_absolute():
            yield target
            return
        yield self._folder / target
        if not picture.embed:
            return
        for folder in (self._folder, *self._folder.parents):
            if not any(folder.resolve().is_relative_to(root) for root in roots):
                return
            for name in _FOLDERS:
                yield folder / name / target


def picture_format(key: str, words: str, width_px: int, style: QTextCharFormat) -> QTextImageFormat:
    """An image of the document, no wider than its text; `width_px` 0 is its own width."""
    image = QTextImageFormat()
    image.setName(key)
    image.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    image.setProperty(QTextFormat.Property.ImageAltText.value, words)
    if style.isAnchor():
        image.setAnchor(True)
        image.setAnchorHref(style.anchorHref())
    if words:
        image.setToolTip(words)
    if width_px:
        image.setWidth(min(width_px, _WIDEST_PX))
    return image


def split_size(words: str) -> tuple[str, int]:
    """`alt|300` and `300x200` as the words and the width in pixels, 0 when it names none."""
    match = _SIZE.search(words)
    if match is None or (match.start() and not match[0].startswith("|")):
        return words, 0
    return words[: match.start()].rstrip(), int(match[1])
