"""`carnet export PLACE`: everything Carnet keeps, copied to a new folder or zip file."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from carnet.cli.output import Output
from carnet.cli.session import open_library
from carnet.domain.cancel import CancelToken
from carnet.domain.data import ExportProgress, ExportWords


def run(arguments: Namespace, output: Output) -> int:
    """Copy, and tell what was copied. Reads only: a window may be open meanwhile."""
    place = str(Path(arguments.place).expanduser().absolute())

    def tell(progress: ExportProgress) -> None:
        share = 100 * progress.done_bytes / max(1, progress.total_bytes)
        output.progress(f"{min(100, share):.0f}% {progress.name}")

    with open_library(arguments, writer=False) as services:
        report = services.data.export(
            place, ExportWords(), CancelToken(), tell, archive=place.lower().endswith(".zip")
        )
    output.progress("")
    output.document(asdict(report))
    output.line(
        f"Exported {report.documents} rows of documents, {report.conversations} conversations, "
        f"{report.imports} imports and {report.judgements} judgements "
        f"({report.size_bytes / 1e6:.1f} MB)."
    )
    output.line(report.path)
    for path in report.missing:
        output.line(f"  not there any more, left out: {path}")
    return 0
