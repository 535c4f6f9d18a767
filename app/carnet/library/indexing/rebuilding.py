"""Vectors of another embedding model, built beside those in use."""

from __future__ import annotations

from collections.abc import Callable

from carnet.domain.cancel import CancelToken
from carnet.domain.library import Rebuild
from carnet.library.indexing.pending import Pending
from carnet.library.indexing.vector_phase import VectorPhase
from carnet.library.keeping.outlook import OnProgress
from carnet.library.parts import LibraryParts, Replacement


class Rebuilding:
    """Embeds every stored content once more; what is there from before a restart stays."""

    def __init__(self, parts: LibraryParts, replacement: Replacement) -> None:
        self.take_over = replacement.take_over
        self._replacement = replacement
        self._pending = Pending(parts.chunks, replacement.vectors)
        self._phase = VectorPhase(
            parts.chunks,
            replacement.vectors,
            replacement.embedder,
            parts.pace,
            parts.monotonic,
        )
        self._done: int | None = None  # None: not counted yet

    def run(
        self, cancel: CancelToken, on_progress: OnProgress, on_stored: Callable[[int], None]
    ) -> bool:
        """Go on until `cancel` is set; whether every content has its vector now."""
        self._count()

        def stored(count: int) -> None:
            self._done = (self._done or 0) + count
            on_stored(count)

        self._phase.run(self._pending, cancel, on_progress, stored)
        if cancel.cancelled:
            return False
        self._replacement.vectors.optimize()
        self._count()  # what came or went meanwhile
        return len(self._pending) == 0

    def status(self) -> Rebuild:
        """How far it is."""
        if self._done is None:
            self._count()
        done = self._done or 0
        return Rebuild(self._replacement.model, done, done + len(self._pending))

    def _count(self) -> None:
        self._pending.refresh()
        self._done = self._replacement.vectors.count()
