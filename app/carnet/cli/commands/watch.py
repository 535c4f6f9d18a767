"""`carnet watch`: stay up to date without a window."""

from __future__ import annotations

import signal
import threading
from argparse import Namespace
from dataclasses import asdict

from carnet.cli.output import Output
from carnet.cli.pauses import REASONS
from carnet.cli.session import open_library
from carnet.domain.errors import ErrorInfo
from carnet.domain.library import IndexReport, LibraryStatus, Progress


def run(arguments: Namespace, output: Output) -> int:
    """Keep current until interrupted; one line a change (with --json, the totals at the end)."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())

    def changed(report: IndexReport, status: LibraryStatus) -> None:
        docs = report.documents
        if report.changed:
            output.line(
                f"{docs.added} added, {docs.updated} updated, {docs.moved} moved, "
                f"{docs.removed} removed; {status.documents} documents, {status.queued} queued"
            )

    def progressed(progress: Progress) -> None:
        if progress.paused_by is not None:
            output.line(REASONS[progress.paused_by])

    def failed(problem: ErrorInfo) -> None:
        output.line(f"{problem.message} {problem.advice}".rstrip())

    with open_library(arguments, writer=True) as services:
        keeper = services.start_keeper(changed, failed, progressed)
        output.line("Watching. Press Ctrl+C to stop.")
        stop.wait()
        keeper.close()
        status = services.library.status()
    output.document({"documents": status.documents, "folders": [asdict(f) for f in status.folders]})
    return 0
