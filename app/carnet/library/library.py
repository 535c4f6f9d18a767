"""The library: the one door to folders, documents, and bringing them up to date."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence

from carnet.domain.cancel import CancelToken
from carnet.domain.data import ForgottenTalks
from carnet.domain.documents import Document, Folder
from carnet.domain.errors import Cancelled
from carnet.domain.library import (
    Activity,
    ForgetReport,
    IndexReport,
    LibraryStatus,
    PauseReason,
    Problem,
    Progress,
)
from carnet.library.forgetting.conversations import forget_conversations
from carnet.library.forgetting.forget import finish_purge, forget, recall, remove_folder
from carnet.library.indexing.pending import Pending
from carnet.library.indexing.queues import FolderQueues
from carnet.library.indexing.rebuilding import Rebuilding
from carnet.library.indexing.repair import repair
from carnet.library.indexing.text_phase import TextPhase
from carnet.library.indexing.upkeep import Upkeep
from carnet.library.indexing.vector_phase import VectorPhase
from carnet.library.keeping.outlook import OnProgress
from carnet.library.parts import LibraryParts
from carnet.library.run import Run
from carnet.library.scanning.folders import check_apart, find_around
from carnet.library.scanning.scan import Scanner
from carnet.library.scanning.watched import WatchedFolders
from carnet.library.tally import Tally
from carnet.library.turns import Turns


class Library:
    """Everything Carnet knows. Safe to call from several threads; one update runs at a time.

    Reading methods work in any process. Methods that change something are for the process that
    holds the writer's lock.
    """

    def __init__(self, parts: LibraryParts) -> None:
        self._turns = Turns()
        # Held for each commit, so that folders can be changed between two batches of an update.
        self._committing = threading.RLock()
        self._unmounted: frozenset[int] = frozenset()  # ids of folders
        self._adopt(parts)
        self._resting = Progress(Activity.IDLE)
        self._progress: Progress | None = None  # of the update that runs

    def add_folder(self, path: str) -> Folder:
        """Watch a folder; its files come with the next update. Adding it twice is fine.

        Raises `KnownError`: folder-missing, folder-not-a-directory, folder-unreadable, or
        folder-nested when it lies inside or around another one. Adding a file or sub-folder that
        was forgotten recalls it; what is watched is the folder it lies in.
        """
        place = self._parts.files.resolve(path)
        with self._committing:
            watched = self._parts.manifest.folders()
            if recall(self._parts.manifest, place):
                return find_around(place, watched)
            self._parts.files.check_folder(place)
            for folder in watched:
                if folder.path == place:
                    return folder
            check_apart(place, watched)
            return self._parts.manifest.add_folder(place)

    def forget(self, path: str) -> ForgetReport:
        """Forget a file or folder, there or not, until it is recalled; what runs now is stopped.

        Raises `KnownError` "document-unknown".
        """
        with self._turns.alone(), self._committing:
            known = self._parts.manifest.below(path)
            report = forget(self._parts, path if known else self._parts.files.resolve(path))
            self._counted = False
            return report

    def forget_conversations(self) -> ForgottenTalks:
        """Forget every kept answer; what runs now is stopped."""
        with self._turns.alone(), self._committing:
            return forget_conversations(self._parts)

    def recall(self, path: str) -> bool:
        """Let a forgotten path be read again by the next update; whether it was forgotten."""
        with self._committing:
            return recall(self._parts.manifest, self._parts.files.resolve(path))

    def remove_folder(self, path: str) -> None:
        """Forget a folder and all its documents; the next update makes them leave the disk.

        Raises `KnownError` folder-unknown.
        """
        with self._committing:
            remove_folder(self._parts, self._parts.files.resolve(path))

    def folders(self) -> list[Folder]:
        """Watched folders and how far each one is."""
        return self._folders.all(self._progress)

    def present(self) -> dict[str, tuple[int, int] | None]:
        """Paths of the folders that are there now, each with what identifies it on the disk."""
        return self._folders.present()

    def offline(self) -> list[str]:
        """Paths of the folders that are not there now; what they held is still found."""
        return self._folders.offline()

    def document(self, path: str) -> Document | None:
        """What is known of the file at `path`."""
        manifest = self._parts.manifest
        return manifest.by_path(path) or manifest.by_path(self._parts.files.resolve(path))

    def last_indexed_at(self) -> float | None:
        """When a note was read last, in seconds since 1970."""
        return self._parts.manifest.last_indexed_at()

    def status(self) -> LibraryStatus:
        """Counts, folders, problems, and what is being done now."""
        parts = self._parts
        self._count_pending()
        unread = parts.manifest.failed()
        failed = (Problem(one.path, one.problem) for one in unread if one.problem is not None)
        return LibraryStatus(
            documents=parts.manifest.count(),
            chunks=parts.chunks.count(),
            vectors=parts.vectors.count() if parts.vectors is not None else 0,
            queued=len(self._pending),
            disk_bytes=parts.disk_bytes(),
            folders=tuple(self.folders()),
            failed=tuple(failed),
            progress=self._progress or self._resting,
            rebuild=self._rebuilding.status() if self._rebuilding else None,
            forgotten=tuple(parts.manifest.forgotten.paths()),
        )

    def update(
        self,
        cancel: CancelToken | None = None,
        on_progress: OnProgress | None = None,
        paths: Collection[str] | None = None,
        *,
        embed: bool = True,
        retry: bool = False,
        first: bool = False,
    ) -> IndexReport:
        """Make the library say what the folders say: text first, then vectors.

        With `paths` only those files and folders are looked at. `retry` reads again what failed
        before. `first`: somebody waits for it, so what runs now stops. When `cancel` is set it
        stops after the current batch and reports what was done; the next update goes on from
        there. Raises `KnownError` when the world is in the way (disk full, index busy): what was
        stored until then stays.
        """
        return self._run(
            cancel or CancelToken(),
            on_progress,
            lambda run: self._update(run, paths, embed=embed, retry=retry),
            first=first,
            whole=paths is None,
        )

    def embed(
        self, cancel: CancelToken | None = None, on_progress: OnProgress | None = None
    ) -> IndexReport:
        """The second phase alone: vectors for what has none yet. As `update` otherwise."""
        return self._run(cancel or CancelToken(), on_progress, self._embed)

    def reconfigure(self, parts: LibraryParts) -> None:
        """Go on with other parts (a model was installed or chosen), after the current update."""
        with self._turns.work(CancelToken()):
            self._adopt(parts)

    def _adopt(self, parts: LibraryParts) -> None:
        with self._committing:
            self._parts = parts
            self._pending = Pending(parts.chunks, parts.vectors)
            queues = FolderQueues(parts.manifest, self._pending, parts.monotonic)
            self._folders = WatchedFolders(parts.manifest, parts.files, queues, self._unmounted)
            self._rebuilding = Rebuilding(parts, parts.replacement) if parts.replacement else None
            self._upkeep: Upkeep | None = None  # None: not repaired yet, nothing was changed here
            self._counted = False
            self._tidy_leftovers = True

    def prefer(self, revisions: Sequence[int]) -> bool:
        """Somebody looks at these notes: embed them first. Whether any of them waits."""
        return self._pending.prefer(revisions)

    @property
    def waiting(self) -> int:
        """Chunks whose vector is still to come, as far as that is known without looking."""
        return len(self._pending)

    @property
    def unfinished(self) -> bool:
        """Whether `embed` has something to do, as far as that is known without looking."""
        return self.waiting > 0 or self._rebuilding is not None

    def rest(self, reason: PauseReason | None = None) -> None:
        """What `status` says while nothing runs: idle, or why whoever drives the library rests."""
        activity = Activity.IDLE if reason is None else Activity.PAUSED
        self._resting = Progress(activity, paused_by=reason)

    def _run(
        self,
        cancel: CancelToken,
        on_progress: OnProgress | None,
        work: Callable[[Run], None],
        *,
        first: bool = False,
        whole: bool = False,
    ) -> IndexReport:
        def forward(progress: Progress) -> None:
            self._progress = progress
            if on_progress is not None:
                on_progress(progress)

        with self._turns.alone() if first else self._turns.work(cancel):
            started = self._parts.monotonic()
            upkeep = self._repaired()
            run = Run(cancel, forward, Tally(), upkeep)
            try:
                try:
                    work(run)
                finally:
                    upkeep.rows_removed(run.tally.chunks_removed)
                idle = whole and run.tally.nothing_done and upkeep.worthwhile
                if (upkeep.due or idle) and not cancel.cancelled:
                    upkeep.tidy()
            except Cancelled:
                pass  # stopped in the middle of looking: nothing was begun
            finally:
                self._progress = None
            upkeep.remember()
            return run.tally.report(self._parts.monotonic() - started)

    def _repaired(self) -> Upkeep:
        if self._upkeep is None:
            with self._committing:
                untidy = repair(self._parts)
            self._upkeep = Upkeep(self._parts, self._committing, untidy=untidy)
        with self._committing:
            finish_purge(self._parts)
        return self._upkeep

    def _update(self, run: Run, paths: Collection[str] | None, *, embed: bool, retry: bool) -> None:
        run.on_progress(Progress(Activity.SCANNING))
        scanner = Scanner(self._parts.files, self._parts.manifest, self._parts.now)
        if paths is None:
            scan = scanner.everything(run.cancel, run.on_progress, retry=retry)
        else:
            scan = scanner.hinted(paths, run.cancel, run.on_progress)
        self._unmounted = self._folders.unmounted = scan.unmounted
        run.tally.unchanged += scan.plan.unchanged
        phase = TextPhase(self._parts, self._pending, run.tally, self._committing)
        for rows in phase.run(scan.plan, run.cancel, run.on_progress):
            run.upkeep.rows_written(rows)
        run.upkeep.text_done()
        self._counted = self._counted and paths is not None
        self._count_pending()
        if embed:
            self._embed(run)

    def _embed(self, run: Run) -> None:
        parts = self._parts
        if parts.vectors is None or parts.embedder is None:
            return
        self._count_pending()

        def stored(count: int) -> None:
            run.tally.embedded += count
            run.upkeep.vectors_written()

        phase = VectorPhase(
            parts.chunks, parts.vectors, parts.embedder, parts.pace, parts.monotonic
        )
        phase.run(self._pending, run.cancel, run.on_progress, stored)
        run.upkeep.vectors_done()
        if run.cancel.cancelled:
            return
        if self._tidy_leftovers:
            # Not before all vectors in use are there: until then a person may still go back.
            parts.drop_leftovers()
            self._tidy_leftovers = False
        if self._rebuilding and self._rebuilding.run(run.cancel, run.on_progress, stored):
            self._adopt(self._rebuilding.take_over())
            self._parts.drop_leftovers()

    def _count_pending(self) -> None:
        if not self._counted:
            self._pending.refresh()
            self._counted = True
