"""Adding and removing folders: by choosing, by dropping, by the sample library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import LibraryStatus
from carnet.engine.protocol import Method, PathParams
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.importing.given import Given
from carnet.gui.window.dialogs import ask_about_folders, choose_folder


class FolderActions(QObject):
    """What a person does to the list of folders."""

    changed = Signal(object)  # LibraryStatus
    failed = Signal(object)  # ErrorInfo
    note_dropped = Signal(str)  # a note that is in the library already
    import_wanted = Signal(object)  # Given

    def __init__(self, client: EngineClient, window: QWidget) -> None:
        super().__init__(window)
        self._client = client
        self._window = window
        self._roots: tuple[str, ...] = ()

    def know(self, status: LibraryStatus) -> None:
        """The folders there are."""
        self._roots = tuple(folder.path for folder in status.folders)

    def choose(self) -> None:
        """Let the person choose a folder."""
        choose_folder(self._window, self.add)

    def add(self, path: str) -> None:
        """Add a folder, unless it is there."""
        if path not in self._roots:
            self._client.request(
                Method.ADD_FOLDER, PathParams(path), LibraryStatus, self._done, self._failed
            )

    def given(self, given: Given) -> None:
        """A note of the library opens; folders are asked about; all else is imported."""
        folders = tuple(path for path in given.paths if Path(path).is_dir())
        files = [path for path in given.paths if path not in folders]
        known = [file for file in files if self._holds(file)]
        if known:
            self.note_dropped.emit(known[0])
        others = tuple(file for file in files if file not in known)
        if others or not given.paths:
            self.import_wanted.emit(replace(given, paths=others))
        if new := tuple(path for path in folders if path not in self._roots):
            ask_about_folders(
                self._window,
                new,
                lambda: self.import_wanted.emit(Given(new)),
                lambda: self._add_all(new),
            )

    def _add_all(self, folders: Sequence[str]) -> None:
        for folder in folders:
            self.add(folder)

    def _holds(self, file: str) -> bool:
        return any(PurePath(file).is_relative_to(root) for root in self._roots)

    def _done(self, status: LibraryStatus) -> None:
        self.know(status)
        self.changed.emit(status)

    def _failed(self, error: ErrorInfo) -> None:
        self.failed.emit(error)
