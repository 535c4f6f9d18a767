"""Names that are never notes: hidden ones, tools' folders, systems' litter, editors' leftovers."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Collection
from pathlib import PurePath

_FOLDERS = frozenset({
    "node_modules", "__pycache__", "__macosx", "$recycle.bin", "system volume information",
    "lost+found", "@eadir", "venv", "site-packages",
})  # fmt: skip
_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
_LEFTOVER_ENDINGS = ("~", ".tmp", ".swp", ".swo", ".bak", ".part", ".crdownload")


def ignored_folder(name: str) -> bool:
    """Whether nothing below a folder of this name is looked at."""
    return name.startswith(".") or name.casefold() in _FOLDERS


def ignored_file(name: str) -> bool:
    """Whether a file of this name is an editor's or a system's, not a person's."""
    folded = name.casefold()
    return (
        folded in _FILES
        or folded.startswith((".", "~$"))
        or folded.endswith(_LEFTOVER_ENDINGS)
        or (folded.startswith("#") and folded.endswith("#"))
    )


def readable_name(name: str, formats: Collection[str]) -> bool:
    """Whether a file of this name is one that some parser reads. `formats`: ".md", ".txt" ..."""
    return not ignored_file(name) and PurePath(name).suffix.casefold() in formats


def matching_names(patterns: Collection[str]) -> re.Pattern[str]:
    """One expression for shell patterns of names, whatever their case; none matches nothing."""
    return re.compile("|".join(map(fnmatch.translate, patterns)) or r"(?!)", re.IGNORECASE)


def ignored_inside(path: str, root: str) -> bool:
    """Whether `path` is, or lies in, an ignored folder below `root`. Never for other paths."""
    top = root.rstrip(os.sep) + os.sep
    return path.startswith(top) and any(
        ignored_folder(part) for part in PurePath(path[len(top) :]).parts
    )
