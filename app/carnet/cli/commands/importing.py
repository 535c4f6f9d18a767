"""`carnet import FILE...`: copy files into the library and read them at once."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from carnet.cli.output import Output
from carnet.cli.session import open_library
from carnet.domain.cancel import CancelToken
from carnet.domain.library import ImportedFile, ImportOutcome, ImportReport

_NOTES = {
    "ocr": "text recognised in pictures",
    "cut": "too long: the rest was left out",
    "hidden-left-out": "hidden text left out",
    "attachments-left-out": "some parts could not be read",
    "not-as-named": "read as what it is, not as its name says",
}


def run(arguments: Namespace, output: Output) -> int:
    """Import everything that can be read; exit code 0 unless nothing could."""
    sources = [str(Path(file).absolute()) for file in arguments.files]
    with open_library(arguments, writer=True) as services:
        if arguments.watch:
            for source in sources:
                services.library.add_folder(source)
            services.library.update(CancelToken())
            report = ImportReport(())
        else:
            report = services.importer.take(
                sources,
                CancelToken(),
                lambda progress: output.progress(
                    f"reading {progress.done + 1} of {progress.total}: {progress.current_path}"
                ),
                arguments.password,
            )
            output.progress("")
            services.library.embed(CancelToken())
    output.document({"files": [_row(file) for file in report.files]})
    for file in report.files:
        output.line(_describe(file))
    failed = report.count(ImportOutcome.FAILED)
    output.line(
        f"{report.count(ImportOutcome.ADDED)} imported, "
        f"{report.count(ImportOutcome.KNOWN)} known already, {failed} failed"
    )
    return 3 if report.files and failed == len(report.files) else 0


def _row(file: ImportedFile) -> dict[str, Any]:
    return asdict(file) | {"outcome": file.outcome.value, "notes": list(file.notes)}


def _describe(file: ImportedFile) -> str:
    name = Path(file.source).name
    if file.problem is not None:
        return f"  failed: {name}: {file.problem.message} {file.problem.advice}"
    if file.outcome is ImportOutcome.KNOWN:
        return f"  known: {name} is {file.path}"
    pages = f"{file.pages} pages, " if file.pages else ""
    notes = "".join(f"; {_NOTES.get(note, note)}" for note in file.notes)
    return f"  {name}: {file.format}, {pages}{file.language}{notes}"
