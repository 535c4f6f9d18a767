"""`carnet index [FOLDER...]`: add folders and bring the library up to date."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from carnet.cli.output import Output
from carnet.cli.session import open_library
from carnet.domain.cancel import CancelToken
from carnet.domain.library import Activity, Progress


def run(arguments: Namespace, output: Output) -> int:
    """Index until nothing is left to do; reports what changed."""
    with open_library(arguments, writer=True) as services:
        for folder in arguments.folders:
            services.library.add_folder(str(Path(folder).absolute()))
        report = services.library.update(
            CancelToken(),
            lambda progress: output.progress(_describe(progress)),
            embed=not arguments.text_only,
        )
        output.progress("")
        status = services.library.status()
    output.document(
        {
            "documents": asdict(report.documents),
            "chunks": asdict(report.chunks),
            "seconds": round(report.seconds, 3),
        }
    )
    docs = report.documents
    output.line(
        f"{docs.added} added, {docs.updated} updated, {docs.moved} moved, {docs.removed} removed, "
        f"{docs.unchanged} unchanged, {docs.failed} failed in {report.seconds:.1f} s"
    )
    output.line(f"{status.documents} documents, {status.chunks} chunks, {status.queued} queued")
    for problem in status.failed:
        output.line(f"  could not read {problem.path}: {problem.error.message}")
    return 0


def _describe(progress: Progress) -> str:
    left = progress.seconds_left
    time_left = f", about {left:.0f} s left" if left is not None and left >= 1 else ""
    match progress.activity:
        case Activity.READING:
            return f"reading {progress.done} of {progress.total} documents{time_left}"
        case Activity.EMBEDDING:
            return f"embedding {progress.done} of {progress.total} chunks{time_left}"
        case _:
            return progress.activity.value
