"""Keeps the window's picture of the library current, five times a second at most."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from carnet.domain.library import Activity, IndexReport, LibraryStatus
from carnet.engine.pacer import Pacer
from carnet.engine.protocol import LibraryNotice

INTERVAL_S = 1 / 5
_AT_REST = (Activity.IDLE, Activity.PAUSED)


@dataclass(frozen=True, slots=True)
class _Hint:
    documents_changed: bool = False
    indexed_at: float | None = None


class LibraryFeed:
    """Looks at the library when told that something happened, and on as long as it is at work.

    A notice is sent when the status differs from the one sent last. `status` is asked on the
    feed's own thread.
    """

    def __init__(
        self,
        status: Callable[[], LibraryStatus],
        send: Callable[[LibraryNotice], None],
        interval_s: float = INTERVAL_S,
        indexed_at: float | None = None,
    ) -> None:
        self._status = status
        self._send = send
        self._sent: LibraryStatus | None = None
        self._indexed_at = indexed_at
        self._pacer = Pacer("library-feed", interval_s, _merge, self._look)

    def look(self) -> None:
        """Something may have happened."""
        self._pacer.offer(_Hint())

    def changed(self, report: IndexReport) -> None:
        """An indexing run has ended."""
        self._pacer.offer(_Hint(report.changed, time.time() if report.changed else None))

    def close(self) -> None:
        """Send the last picture and end. The library must still be open."""
        self._pacer.close()

    def _look(self, hint: _Hint) -> None:
        status = self._status()
        changed = hint.documents_changed or _documents(status) != _documents(self._sent)
        self._indexed_at = hint.indexed_at or self._indexed_at
        if changed or status != self._sent:
            self._send(LibraryNotice(status, changed, self._indexed_at))
        self._sent = status
        if status.progress.activity not in _AT_REST:
            self.look()  # nobody tells when a run ends that changed nothing


def _documents(status: LibraryStatus | None) -> tuple[int, int] | None:
    return (status.documents, len(status.failed)) if status is not None else None


def _merge(earlier: _Hint, later: _Hint) -> _Hint:
    return _Hint(
        earlier.documents_changed or later.documents_changed,
        later.indexed_at or earlier.indexed_at,
    )
