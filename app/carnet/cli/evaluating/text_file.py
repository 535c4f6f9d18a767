"""Writing a file that a person named on the command line."""

from __future__ import annotations

from pathlib import Path

from carnet.domain.errors import KnownError


def require_place(file: Path) -> None:
    """Raise what `write_text` would when the folder is not there: before minutes of work."""
    if not file.absolute().parent.is_dir() or file.is_dir():
        raise _not_written(file, "no such folder")


def write_text(file: Path, text: str) -> None:
    """Replace `file`. Raises `KnownError` "file-not-written"."""
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise _not_written(file, str(error)) from error


def _not_written(file: Path, detail: str) -> KnownError:
    return KnownError(
        "file-not-written",
        f"{file} cannot be written.",
        "Check that its folder exists and may be written to.",
        detail,
    )
