"""How many chunks of each folder still wait for their vector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from carnet.domain.ports import Manifest
from carnet.library.indexing.pending import Pending

_COUNTED_EVERY_S = 2.0


class FolderQueues:
    """Counts, a moment old at most: status is asked several times a second."""

    def __init__(
        self, manifest: Manifest, pending: Pending, monotonic: Callable[[], float]
    ) -> None:
        self._manifest = manifest
        self._pending = pending
        self._monotonic = monotonic
        self._counts: Mapping[int, int] = {}
        self._counted_at = -_COUNTED_EVERY_S
        self._of = 0  # how many waited then

    def counts(self) -> Mapping[int, int]:
        """Chunks waiting by the folder's id; folders without any are left out.

        A content that stands in several folders is counted where it is newest.
        """
        waiting = len(self._pending)
        if waiting == 0:
            return {}
        now = self._monotonic()
        if waiting > self._of or now - self._counted_at >= _COUNTED_EVERY_S:
            folders = self._manifest.folders_of_revisions()
            revisions = self._pending.revisions()
            self._counts = Counter(folders[r] for r in revisions if r in folders)
            self._counted_at, self._of = now, waiting
        return self._counts
