"""`carnet erase --yes`: everything Carnet keeps goes; notes are never touched."""

from __future__ import annotations

from argparse import Namespace
from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING

from carnet.cli.output import Output
from carnet.cli.session import paths_of
from carnet.domain.errors import ErrorInfo, KnownError

if TYPE_CHECKING:
    from carnet.settings.paths import Paths

_FAILED = 3


def run(arguments: Namespace, output: Output) -> int:
    """Say what goes, and with --yes delete it; 3 when something could not be deleted."""
    from carnet.engine.isolation import isolate

    isolate()
    from carnet.bootstrap.erasing import erase_everything, to_be_erased

    paths = paths_of(arguments)
    if not arguments.yes:
        sizes: dict[str, int] = defaultdict(int)
        for place in to_be_erased(paths, models=arguments.models):
            sizes[place.path] += place.size_bytes
        for path, size in sizes.items():
            output.line(f"{size / 1e6:10.1f} MB  {path}")
        raise KnownError(
            "erase-not-agreed",
            "Nothing was deleted.",
            _advice(paths),
        )
    report = erase_everything(paths, models=arguments.models)
    output.document(asdict(report))
    if report.remaining:
        Output(as_json=False).failure(
            ErrorInfo(
                "erase-incomplete",
                f"Could not be deleted: {', '.join(report.remaining)}.",
                "Give yourself the right to, then run it again.",
            )
        )
        return _FAILED
    output.line(
        f"Deleted {report.files} files, {report.size_bytes / 1e6:.1f} MB. Your notes are untouched."
    )
    for name in report.left_alone:
        output.line(f"  not Carnet's, left alone: {paths.data_dir / name}")
    if not report.models:
        output.line(f"The models stay in {paths.models_dir}; --models deletes them too.")
    return 0


def _advice(paths: Paths) -> str:
    """What would be lost, and how to take it along first."""
    copies = f" Copies of what you imported lie in {paths.imports_dir}, and go too."
    said = "With --yes everything above goes; your notes stay where they are."
    take = " `carnet export FOLDER` copies what cannot be made again."
    return said + (copies if any(paths.imports_dir.rglob("*")) else "") + take
