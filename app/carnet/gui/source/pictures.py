"""Which pictures a note may show: raster files inside the library, nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

KEY = "picture:"
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")


class Pictures:
    """Decides for one note at `path` of a library made of `roots`."""

    def __init__(self, path: str, roots: tuple[str, ...]) -> None:
        self._folder = Path(path).parent
        self._roots = [Path(root).resolve() for root in roots]
        self._files: list[str] = []

    def find(self, source: str) -> str | None:
        """A key for an image source; None refuses it (remote, outside, missing, not a picture)."""
        if not source or _SCHEME.match(source) or "\0" in source:
            return None
        target = Path(unquote(source.partition("#")[0]))
        try:
            file = (target if target.is_absolute() else self._folder / target).resolve()
            inside = any(file.is_relative_to(root) for root in self._roots)
            if not inside or file.suffix.lower() not in SUFFIXES or not file.is_file():
                return None
        except OSError:
            return None
        self._files.append(str(file))
        return f"{KEY}{len(self._files) - 1}"

    def file(self, key: str) -> str | None:
        """The file behind a key that `find` gave; None for anything else."""
        number = key.removeprefix(KEY)
        if not key.startswith(KEY) or not number.isdigit() or int(number) >= len(self._files):
            return None
        return self._files[int(number)]
