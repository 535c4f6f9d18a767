"""`carnet [gui] [FOLDER]`: the window."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace
from pathlib import Path

from carnet.cli.output import Output
from carnet.cli.session import paths_of
from carnet.domain.errors import KnownError


def run(arguments: Namespace, _output: Output) -> int:
    """Open the window; returns when it is closed.

    Raises `KnownError` ("no-display") where no window can be shown, ("folder-missing") for a
    FOLDER that is not there.
    """
    folder = _folder(arguments.folder)
    if not _has_display():
        shown = f" {folder}" if folder else ""
        program = _program()
        raise KnownError(
            "no-display",
            "There is no display, so no window can open.",
            f'In a terminal: {program} index{shown}, then {program} ask "your question".',
        )
    from carnet.gui.app import run as run_window

    return run_window(paths_of(arguments), folder)


def _folder(given: str | None) -> str | None:
    if given is None:
        return None
    path = Path(given).absolute()
    if not path.is_dir():
        raise KnownError(
            "folder-missing",
            f"There is no folder {path}.",
            "Check the path, or plug in the drive it is on.",
        )
    return str(path)


def _program() -> str:
    """How to call this program from here: by name, or by path when it is not on the PATH."""
    beside = Path(sys.executable).with_name("carnet")
    return str(beside) if shutil.which("carnet") is None and beside.exists() else "carnet"


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
