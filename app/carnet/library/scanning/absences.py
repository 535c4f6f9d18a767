"""Since when a watched folder is not there: a disk that is long unplugged may be worth a word."""

from __future__ import annotations

from carnet.domain.documents import Folder
from carnet.domain.ports import Manifest


class Absences:
    """Kept with the manifest, so that it outlives the program."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def saw(self, folder: Folder, *, there: bool, now: float) -> None:
        """A scan looked for it at `now`, in seconds since 1970. Writes only what changed."""
        since = self.since(folder)
        if there and since:
            self._manifest.set_meta(_key(folder), "")
        elif not there and not since:
            self._manifest.set_meta(_key(folder), repr(now))

    def since(self, folder: Folder) -> float:
        """When a scan first missed it, in seconds since 1970; 0 when the last one found it."""
        return float(self._manifest.meta(_key(folder)) or 0.0)


def _key(folder: Folder) -> str:
    return f"absence-of-folder-{folder.id}"
