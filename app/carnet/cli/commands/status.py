"""`carnet status`: what the library holds and what could not be read."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from carnet.cli.output import Output
from carnet.cli.pauses import REASONS
from carnet.cli.session import open_library
from carnet.domain.documents import Folder


def run(arguments: Namespace, output: Output) -> int:
    """Print the library's status."""
    with open_library(arguments, writer=False) as services:
        status = services.library.status()
        # Another process does the work: this is what it finds when it asks the machine.
        paused_by = services.manners.reason() if status.queued else None
    output.document(
        {
            "documents": status.documents,
            "chunks": status.chunks,
            "vectors": status.vectors,
            "queued": status.queued,
            "failed": [
                {"path": p.path, "code": p.error.code, "message": p.error.message}
                for p in status.failed
            ],
            "folders": [
                {
                    "path": folder.path,
                    "state": folder.state.value,
                    "documents": folder.documents,
                    "queued": folder.queued,
                    "polled": folder.polled,
                }
                for folder in status.folders
            ],
            "rebuild": asdict(status.rebuild) if status.rebuild else None,
            "forgotten": list(status.forgotten),
            "paused_by": paused_by.value if paused_by else None,
            "disk_bytes": status.disk_bytes,
        }
    )
    output.line(
        f"{status.documents} documents, {status.chunks} chunks, {status.vectors} vectors, "
        f"{status.queued} queued, {status.disk_bytes / 1e6:.1f} MB"
    )
    for folder in status.folders:
        output.line(f"  {folder.path}  {_describe(folder)}")
    if paused_by:
        output.line(f"  {REASONS[paused_by]}")
    if status.rebuild:
        done, total = status.rebuild.done, status.rebuild.total
        output.line(f"  vectors for {status.rebuild.model}: {done} of {total}")
    for path in status.forgotten:
        output.line(f"  forgotten: {path}")
    for problem in status.failed:
        output.line(f"  could not read {problem.path}: {problem.error.message}")
    return 0


def _describe(folder: Folder) -> str:
    parts = [folder.state.value, f"{folder.documents} documents"]
    if folder.queued:
        parts.append(f"{folder.queued} chunks queued")
    if folder.polled:
        parts.append("looked at now and then: its disk reports no changes")
    return ", ".join(parts)
