"""`carnet status`: what the library holds and what could not be read."""

from __future__ import annotations

from argparse import Namespace

from carnet.cli.output import Output
from carnet.cli.session import open_library


def run(arguments: Namespace, output: Output) -> int:
    """Print the library's status."""
    with open_library(arguments, writer=False) as services:
        status = services.library.status()
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
            "folders": [{"path": f.path, "state": f.state.value} for f in status.folders],
            "disk_bytes": status.disk_bytes,
        }
    )
    output.line(
        f"{status.documents} documents, {status.chunks} chunks, {status.vectors} vectors, "
        f"{status.queued} queued, {status.disk_bytes / 1e6:.1f} MB"
    )
    for folder in status.folders:
        output.line(f"  {folder.path}  {folder.state.value}, {folder.documents} documents")
    for problem in status.failed:
        output.line(f"  could not read {problem.path}: {problem.error.message}")
    return 0
