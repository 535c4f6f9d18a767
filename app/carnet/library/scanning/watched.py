"""The watched folders as they are now."""

from __future__ import annotations

from dataclasses import replace

from carnet.domain.documents import Folder, FolderState
from carnet.domain.file_ports import FileSystem
from carnet.domain.library import Progress
from carnet.domain.ports import Manifest
from carnet.library.indexing.queues import FolderQueues
from carnet.library.scanning.absences import Absences
from carnet.library.scanning.folders import folder_state


class WatchedFolders:
    """Joins what the manifest knows of them with what the disk says.

    `unmounted` are ids of folders that are there but are only the empty place of a disk.
    """

    def __init__(
        self,
        manifest: Manifest,
        files: FileSystem,
        queues: FolderQueues,
        unmounted: frozenset[int] = frozenset(),
    ) -> None:
        self.unmounted = unmounted
        self._manifest = manifest
        self._absences = Absences(manifest)
        self._files = files
        self._queues = queues

    def all(self, progress: Progress | None) -> list[Folder]:
        """Each with its state, `progress` being what the library does as a whole."""
        queued = self._queues.counts()
        return [
            self._described(folder, queued.get(folder.id, 0), progress)
            for folder in self._manifest.folders()
        ]

    def present(self) -> dict[str, tuple[int, int] | None]:
        """Paths of those that are there, each with what identifies it on the disk."""
        return {
            folder.path: self._files.identity(folder.path)
            for folder in self._manifest.folders()
            if self._there(folder)
        }

    def offline(self) -> list[str]:
        """Paths of those that are not there."""
        return [folder.path for folder in self._manifest.roots() if not self._there(folder)]

    def _described(self, folder: Folder, queued: int, progress: Progress | None) -> Folder:
        state = folder_state(
            folder.path, there=self._there(folder), queued=queued, progress=progress
        )
        polled = self._files.silent(folder.path)
        since = self._absences.since(folder) if state is FolderState.OFFLINE else 0.0
        return replace(folder, state=state, queued=queued, polled=polled, offline_since=since)

    def _there(self, folder: Folder) -> bool:
        return folder.id not in self.unmounted and self._files.exists(folder.path)
