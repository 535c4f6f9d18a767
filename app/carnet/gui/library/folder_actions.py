"""Adding and removing folders: by choosing, by dropping, by the sample library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import LibraryStatus
from carnet.engine.protocol import Method, PathParams
from carnet.gui.dialogs import choose_folder, confirm
from carnet.gui.engine_client import EngineClient


class FolderActions(QObject):
    """What a person does to the list of folders."""

    changed = Signal(object)  # LibraryStatus
    failed = Signal(object)  # ErrorInfo
    note_dropped = Signal(str)  # a note that is in the library already

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

    def dropped(self, paths: Sequence[str]) -> None:
        """Folders are added; a note of the library opens; for other notes, ask for their folder."""
        folders = [path for path in paths if Path(path).is_dir()]
        files = [path for path in paths if path not in folders]
        for folder in folders:
            self.add(folder)
        known = [file for file in files if self._holds(file)]
        if known:
            self.note_dropped.emit(known[0])
        for parent in sorted({str(Path(f).parent) for f in files if f not in known}):
            self._ask_for(
                parent, [PurePath(f).name for f in files if str(Path(f).parent) == parent]
            )

    def _ask_for(self, parent: str, names: list[str]) -> None:
        folder = PurePath(parent).name or parent
        text = self.tr(
            "Carnet reads whole folders for now. It would read everything in “{folder}”, not only "
            "{names}."
        )
        confirm(
            self._window,
            self.tr("Add the folder “{folder}”?").format(folder=folder),
            text.format(folder=folder, names=", ".join(f"“{name}”" for name in names[:3])),
            self.tr("Add the folder"),
            lambda: self.add(parent),
        )

    def _holds(self, file: str) -> bool:
        return any(PurePath(file).is_relative_to(root) for root in self._roots)

    def _done(self, status: LibraryStatus) -> None:
        self.know(status)
        self.changed.emit(status)

    def _failed(self, error: ErrorInfo) -> None:
        self.failed.emit(error)
