"""watchdog's Linux observer, made to say when it missed something.

watchdog 7 keeps two facts to itself: that the kernel's queue of events overflowed, and that a
sub-folder could not be watched because the system's limit is reached. Both mean that hints are
not to be trusted. It also watches folders nobody reads (.git, node_modules), and watches are few.
"""

from __future__ import annotations

import errno
import os
import warnings
from collections.abc import Callable, Sequence

from watchdog.observers.api import BaseObserver
from watchdog.observers.inotify import InotifyEmitter
from watchdog.observers.inotify_c import (
    CallbackId,
    InotifyEvent,
    InotifyFD,
    Mask,
    WatchCallback,
    WatchDescriptor,
)

from carnet.adapters.files.ignore_rules import ignored_inside


class CandidInotify(InotifyFD):
    """Reports lost events, and watches only folders below `roots` that are not ignored."""

    def __init__(self, roots: Sequence[str], on_lost: Callable[[], None]) -> None:
        super().__init__()
        self.limit_reached = False
        self._roots = roots
        self._on_lost = on_lost

    def handle_event(self, event: InotifyEvent) -> None:
        """Pass the event on; an overflow is told to whoever trusts the hints."""
        super().handle_event(event)
        if event.is_queue_overflow:
            self._on_lost()

    def add_callback(
        self, path: bytes, mask: Mask, callback: WatchCallback, id_: CallbackId
    ) -> WatchDescriptor:
        """Watch one folder. watchdog leaves out the sub-folders for which this raises OSError."""
        if any(ignored_inside(os.fsdecode(path), root) for root in self._roots):
            raise OSError(errno.EPERM, "nobody reads this folder")
        try:
            return super().add_callback(path, mask, callback, id_)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                self.limit_reached = True
                self._on_lost()
            raise


class CandidInotifyObserver(BaseObserver):
    """An observer over one `CandidInotify`, which it starts and ends."""

    def __init__(self, roots: Sequence[str], on_lost: Callable[[], None]) -> None:
        # A folder that appears while another is added is registered twice, which does no harm.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning, "watchdog")
        self._inotify = CandidInotify(roots, on_lost)
        super().__init__(InotifyEmitter, inotify_fd=self._inotify)
        self._inotify.start()

    @property
    def limit_reached(self) -> bool:
        """Whether a folder could not be watched for lack of watches."""
        return self._inotify.limit_reached

    def on_thread_stop(self) -> None:
        """End the reading thread with this one."""
        super().on_thread_stop()
        self._inotify.stop()
        self._inotify.join()
