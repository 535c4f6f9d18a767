"""`carnet forget PATH`: no byte of a note stays in the library; its files are searched for it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path, PurePath

from carnet.cli.output import Output
from carnet.cli.session import open_library
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.library import ForgetReport
from carnet.settings.recent import forget_recent

_FAILED = 3


def run(arguments: Namespace, output: Output) -> int:
    """Forget a file or folder, or with --undo take it in again; 3 when something remains."""
    path = str(Path(arguments.path).absolute())
    with open_library(arguments, writer=True) as services:
        library = services.library
        if arguments.undo:
            if not library.recall(path):
                raise KnownError(
                    "path-not-forgotten",
                    f"{path} was not forgotten.",
                    "`carnet status` lists what was.",
                )
            counts = library.update(paths=[path]).documents
            output.document({"path": path, "documents": asdict(counts)})
            output.line(f"{path} is no longer forgotten: {counts.added} documents added")
            return 0
        places = {path, str(Path(path).resolve())}
        forget_recent(
            services.paths.window_state,
            lambda other: any(PurePath(other).is_relative_to(place) for place in places),
        )
        report = library.forget(path)
    output.document({**asdict(report), "remains": list(report.remains)})
    if not report.remains:
        _tell(report, output)
        return 0
    Output(as_json=False).failure(
        ErrorInfo(
            "traces-remain",
            f"Words of what was forgotten still stand in {', '.join(report.remains)}.",
            "Close other Carnet windows and commands, forget it again; to be certain, delete the "
            "data directory and index your folders anew.",
        )
    )
    return _FAILED


def _tell(report: ForgetReport, output: Output) -> None:
    output.line(
        f"Forgotten: {report.documents} documents, {report.chunks} chunks, "
        f"{report.vectors} vectors."
    )
    if report.answers:
        output.line(f"{report.answers} kept answers lost what they had from it.")
    output.line(
        f"Looked for {report.words_searched} of their words in every byte of the library "
        f"({report.bytes_searched / 1e6:.1f} MB): none is left."
    )
    for path in report.copies:
        output.line(f"  the same text is also in {path}, which was not forgotten")
