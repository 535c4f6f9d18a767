"""Hints from the operating system that something below a watched folder changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from watchdog.events import (
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from carnet.adapters.files.cloud_files import stands_for
from carnet.adapters.files.ignore_file import IGNORE_FILE
from carnet.adapters.files.ignore_rules import ignored_inside, readable_name
from carnet.adapters.files.path_names import native_path, shown_path
from carnet.domain.errors import KnownError

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

OnPaths = Callable[[list[str]], None]

# A folder that is "modified" only says that something in it has an event of its own; files that
# are merely opened or closed did not change.
_TELLING = frozenset({"created", "deleted", "moved", "modified", "closed", "attrib"})


class WatchdogObserver:
    """The `Observer` of this machine. `formats` are the suffixes some parser reads.

    Translates and passes on, nothing else: `on_paths` is called from watchdog's threads and must
    return at once.
    """

    def __init__(self, formats: Collection[str]) -> None:
        self._formats = frozenset(formats)
        self._observer: BaseObserver | None = None

    def watch(self, roots: Iterable[str], on_paths: OnPaths) -> None:
        """Replace the watched set. An empty list of paths means: events were lost, scan.

        Raises `KnownError` when the system lets not everything be watched; what can be is.
        """
        self.close()
        chosen = list(roots)
        if not chosen:
            return
        handler = _Handler(chosen, self._formats, on_paths)
        try:
            self._observer = observer = _new_observer(chosen, lambda: on_paths([]))
            observer.start()
        except OSError as error:
            raise _cannot_watch(str(error)) from error
        failures = [words for root in chosen if (words := _schedule(observer, handler, root))]
        if getattr(observer, "limit_reached", False):
            failures.append("inotify watch limit reached")
        if failures:
            raise _cannot_watch("; ".join(failures))

    def close(self) -> None:
        """Stop watching; no call of `on_paths` comes after this."""
        observer, self._observer = self._observer, None
        if observer is not None and observer.is_alive():
            observer.stop()
            observer.join()


def hinted_paths(
    event: FileSystemEvent, roots: Sequence[str], formats: Collection[str]
) -> list[str]:
    """The paths worth looking at after `event`: none when it concerns nothing we read."""
    if event.event_type not in _TELLING or (
        event.is_directory and event.event_type in ("modified", "closed")
    ):
        return []
    touched = (shown_path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path)
    places = (_place_of(path, formats, is_folder=event.is_directory) for path in touched)
    return [
        place
        for place, is_folder in places
        if place and not any(_ignored(place, root, is_folder=is_folder) for root in roots)
    ]


def _place_of(path: str, formats: Collection[str], *, is_folder: bool) -> tuple[str, bool]:
    """Where to look after something happened at `path`, and whether that is a folder."""
    if is_folder:
        return path, True
    folder, name = os.path.split(path)
    if name == IGNORE_FILE:
        return folder, True
    name = stands_for(name) or name
    return (os.path.join(folder, name) if readable_name(name, formats) else ""), False  # noqa: PTH118


def _ignored(path: str, root: str, *, is_folder: bool) -> bool:
    return ignored_inside(path if is_folder else os.path.dirname(path), root)  # noqa: PTH120


class _Handler(FileSystemEventHandler):
    def __init__(self, roots: Sequence[str], formats: Collection[str], on_paths: OnPaths) -> None:
        self._roots = roots
        self._formats = formats
        self._on_paths = on_paths

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = hinted_paths(event, self._roots, self._formats)
        if paths:
            self._on_paths(paths)


def _new_observer(roots: Sequence[str], on_lost: Callable[[], None]) -> BaseObserver:
    if sys.platform == "linux":
        from carnet.adapters.files.inotify_observer import CandidInotifyObserver

        return CandidInotifyObserver([native_path(root) for root in roots], on_lost)
    from watchdog.observers import Observer

    return Observer()


def _schedule(observer: BaseObserver, handler: FileSystemEventHandler, root: str) -> str:
    """Watch one folder; returns what the system said against it."""
    kinds = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
             FileClosedEvent, FileAttribEvent, DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
             DirAttribEvent]  # fmt: skip
    try:
        observer.schedule(handler, native_path(root), recursive=True, event_filter=kinds)
    except OSError as error:
        return f"{root}: {error}"
    return ""


def _cannot_watch(detail: str) -> KnownError:
    return KnownError(
        "watch-incomplete",
        "The system does not let Carnet watch every folder for changes.",
        "Carnet looks through them every minute instead. On Linux, raising "
        "fs.inotify.max_user_watches makes changes appear at once again.",
        detail,
    )
