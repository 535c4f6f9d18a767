"""Looking at the watched folders: what is there, what is gone, what cannot be told."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePath

from carnet.domain.cancel import CancelToken
from carnet.domain.documents import Document, FileStat, Folder
from carnet.domain.file_ports import FileSystem
from carnet.domain.library import Activity, Progress
from carnet.domain.ports import Manifest
from carnet.library.forgetting.forget import Skipped
from carnet.library.keeping.outlook import OnProgress
from carnet.library.scanning.absences import Absences
from carnet.library.scanning.reconcile import Plan, reconcile

_FILES_PER_REPORT = 500


@dataclass(frozen=True, slots=True)
class Scan:
    """The plan for all folders that are there.

    `unmounted` are ids of folders that are there but are only the empty place where a disk or
    share is mounted at other times.
    """

    plan: Plan
    unmounted: frozenset[int]


class Scanner:
    """Compares disk and manifest. A folder that is not there keeps all it had."""

    def __init__(
        self, files: FileSystem, manifest: Manifest, now: Callable[[], float] = time.time
    ) -> None:
        self._files = files
        self._manifest = manifest
        self._absences = Absences(manifest)
        self._now = now

    def everything(self, cancel: CancelToken, on_progress: OnProgress, *, retry: bool) -> Scan:
        """Look at every folder. Raises `Cancelled`."""
        return self._look(
            lambda folder: self._whole(folder, cancel, on_progress, retry=retry), cancel
        )

    def hinted(self, paths: Collection[str], cancel: CancelToken, on_progress: OnProgress) -> Scan:
        """Look at these files and sub-folders only. Raises `Cancelled`."""

        def look(folder: Folder) -> Plan | None:
            inside, whole = _inside(folder.path, paths)
            if whole or self._volume(folder) != self._manifest.meta(_volume_key(folder)):
                return self._whole(folder, cancel, on_progress, retry=False)
            return self._part(folder, inside, cancel)

        return self._look(look, cancel)

    def _look(self, look: Callable[[Folder], Plan | None], cancel: CancelToken) -> Scan:
        plan = Plan()
        unmounted = set()
        for folder in self._manifest.folders():
            cancel.check()
            if not self._files.exists(folder.path):
                self._absences.saw(folder, there=False, now=self._now())
                continue
            found = look(folder)
            self._absences.saw(folder, there=found is not None, now=self._now())
            if found is None:
                unmounted.add(folder.id)
            elif self._files.exists(folder.path):
                plan += found
            # Else it was unplugged while we looked: nothing that seems gone is gone.
        cancel.check()
        return Scan(plan, frozenset(unmounted))

    def _whole(
        self, folder: Folder, cancel: CancelToken, on_progress: OnProgress, *, retry: bool
    ) -> Plan | None:
        documents = self._manifest.documents(folder.id)
        skipped = Skipped(self._manifest.forgotten)
        stats: list[FileStat] = []
        for stat in self._files.walk(folder.path):
            if stat.path in skipped:
                continue
            stats.append(stat)
            if len(stats) % _FILES_PER_REPORT == 0:
                cancel.check()
                on_progress(Progress(Activity.SCANNING, len(stats), 0, stat.path))
        if self._unmounted(folder, documents, stats):
            return None
        return reconcile(folder.id, documents, stats, retry=retry)

    def _part(self, folder: Folder, paths: Collection[str], cancel: CancelToken) -> Plan:
        skipped = Skipped(self._manifest.forgotten)
        documents: dict[int, Document] = {}
        stats: dict[str, FileStat] = {}
        for path in paths:
            cancel.check()
            documents.update((doc.id, doc) for doc in self._manifest.below(path))
            found = self._files.walk(folder.path, path)
            stats.update((stat.path, stat) for stat in found if stat.path not in skipped)
        return reconcile(folder.id, documents.values(), stats.values(), distrusted=paths)

    def _unmounted(
        self, folder: Folder, documents: Collection[Document], stats: Collection[FileStat]
    ) -> bool:
        """Whether only the empty place is left where a disk or share used to be mounted."""
        volume, before = self._volume(folder), self._manifest.meta(_volume_key(folder))
        if documents and not stats and before not in (None, volume):
            return True
        if volume != before:
            self._manifest.set_meta(_volume_key(folder), volume)
        return False

    def _volume(self, folder: Folder) -> str:
        identity = self._files.identity(folder.path)
        return str(identity and identity[0])


def _volume_key(folder: Folder) -> str:
    return f"volume-of-folder-{folder.id}"


def _inside(root: str, paths: Collection[str]) -> tuple[set[str], bool]:
    """Those of `paths` that lie in `root`, and whether all of `root` is meant."""
    folder = PurePath(root)
    inside = set()
    for path in paths:
        pure = PurePath(path)
        if folder == pure or folder.is_relative_to(pure):
            return set(), True
        if pure.is_relative_to(folder):
            inside.add(path)
    return inside, False
