"""Which folders may be watched, and how far each one is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePath

from carnet.domain.documents import Folder, FolderState
from carnet.domain.errors import KnownError
from carnet.domain.library import Activity, Progress


def check_apart(path: str, watched: Iterable[Folder]) -> None:
    """Raise `KnownError` when `path` lies inside or around a watched folder."""
    new = PurePath(path)
    for folder in watched:
        known = PurePath(folder.path)
        if new.is_relative_to(known):
            raise KnownError(
                "folder-nested",
                f"{path} is already watched: it lies in {folder.path}.",
                "Nothing to do: its notes are in the library.",
            )
        if known.is_relative_to(new):
            raise KnownError(
                "folder-nested",
                f"{path} contains {folder.path}, which is already watched.",
                f"Remove {folder.path} from the library first; nothing is embedded twice.",
            )


def find_folder(path: str, watched: Collection[Folder]) -> Folder:
    """The watched folder at `path`. Raises `KnownError` when there is none."""
    for folder in watched:
        if folder.path == path:
            return folder
    raise KnownError(
        "folder-unknown",
        f"{path} is not a folder of the library.",
        "`carnet status` lists the folders of the library.",
    )


def find_around(path: str, watched: Collection[Folder]) -> Folder:
    """The watched folder that `path` is or lies in. Raises `KnownError` when there is none."""
    for folder in watched:
        if PurePath(path).is_relative_to(folder.path):
            return folder
    return find_folder(path, watched)


def folder_state(path: str, *, there: bool, queued: int, progress: Progress | None) -> FolderState:
    """What a folder is doing, `progress` being what the library does as a whole."""
    if not there:
        return FolderState.OFFLINE
    if progress and progress.activity is Activity.SCANNING:
        return FolderState.SCANNING
    if progress and progress.activity is Activity.READING:
        current = progress.current_path
        if current and PurePath(current).is_relative_to(path):
            return FolderState.READING
    return FolderState.EMBEDDING if queued else FolderState.CURRENT
