"""Folders on this machine in which people keep notes: looked for by name, never opened.

Nothing is read: only names of folders and files are seen, and no more than a few thousand.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_MARKS = {".obsidian": "obsidian", "logseq": "logseq", ".zettlr": "zettlr", ".zk": "zk"}
_NAMES = (
    "Notes", "notes", "Notizen", "Zettelkasten", "Journal", "Nextcloud/Notes", "Nextcloud/notes",
    "ownCloud/Notes", "Dropbox/Notes", "Sync/Notes", "Dropbox/Apps/Obsidian",
)  # fmt: skip
_SUFFIXES = (".md", ".markdown", ".txt", ".org", ".pdf", ".docx", ".odt", ".eml", ".tex", ".rst")
_SKIPPED = frozenset(
    {"node_modules", "Library", "Applications", "Pictures", "Music", "Videos", "snap", "go"}
)
_DEPTH = 3  # below the home directory
_MOST_FOLDERS = 1_500
_MOST_FILES = 2_000
_SECONDS = 2.0
MOST = 5


class Kind(StrEnum):
    """Which program's notes they are, as far as a name tells."""

    OBSIDIAN = "obsidian"
    LOGSEQ = "logseq"
    ZETTLR = "zettlr"
    ZK = "zk"
    NOTES = "notes"  # by the folder's name
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class LikelyFolder:
    """`files` could be read; `more`: counting stopped there."""

    path: str
    kind: Kind
    files: int
    more: bool = False


def likely_folders(
    home: Path,
    documents: Path,
    stopped: Callable[[], bool] = lambda: False,
    clock: Callable[[], float] = time.monotonic,
) -> list[LikelyFolder]:
    """The likeliest first, `MOST` at the most; none without a file that could be read."""
    deadline = clock() + _SECONDS
    over = lambda: stopped() or clock() > deadline  # noqa: E731
    found: dict[Path, Kind] = {}
    for folder, kind in _marked((home, documents), over):
        found.setdefault(folder, kind)
    for name in _NAMES:
        folder = home / name
        if folder.is_dir() and not _around(folder, found):
            found.setdefault(_real(folder), Kind.NOTES)
    if documents.is_dir() and documents != home and not _around(documents, found):
        found.setdefault(_real(documents), Kind.DOCUMENTS)
    counted = [_counted(folder, kind, over) for folder, kind in found.items()]
    return [one for one in counted if one.files][:MOST]


def _marked(roots: tuple[Path, ...], over: Callable[[], bool]) -> Iterator[tuple[Path, Kind]]:
    """Folders in which a program left its mark, breadth first."""
    seen = 0
    level = [_real(root) for root in dict.fromkeys(roots) if root.is_dir()]
    for _ in range(_DEPTH + 1):
        below: list[Path] = []
        for folder in level:
            seen += 1
            if over() or seen > _MOST_FOLDERS:
                return
            names = _folders(folder)
            marks = [_MARKS[name] for name in names if name in _MARKS]
            if "logseq" in marks and "journals" not in names and "pages" not in names:
                marks.remove("logseq")
            if marks:
                yield folder, Kind(marks[0])
            else:
                below += [
                    folder / name
                    for name in names
                    if not name.startswith(".") and name not in _SKIPPED
                ]
        level = below


def _folders(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(e.name for e in entries if e.is_dir(follow_symlinks=False))
    except OSError:
        return []


def _counted(folder: Path, kind: Kind, over: Callable[[], bool]) -> LikelyFolder:
    files = 0
    for _, folders, names in os.walk(folder):
        folders[:] = [n for n in folders if not n.startswith(".") and n not in _SKIPPED]
        files += sum(n.lower().endswith(_SUFFIXES) and not n.startswith(".") for n in names)
        if files >= _MOST_FILES or over():
            return LikelyFolder(str(folder), kind, min(files, _MOST_FILES), more=True)
    return LikelyFolder(str(folder), kind, files)


def _around(folder: Path, found: dict[Path, Kind]) -> bool:
    """Whether it lies in, or holds, one that was found: folders of a library lie apart."""
    real = _real(folder)
    return any(real.is_relative_to(one) or one.is_relative_to(real) for one in found)


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))
