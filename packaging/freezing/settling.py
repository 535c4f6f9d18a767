"""Gives a frozen program the times and rights that it is packed with, wherever it was built."""

from __future__ import annotations

import json
import os
from pathlib import Path

STAMPS = ".verified.json"  # what spares the program hashing its models at each start


def settle(program: Path, epoch: int) -> None:
    """The same time for every file; programs can be started, everything can be read."""
    for record in program.rglob(STAMPS):
        restamp(record, epoch)
    for path in program.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or is_program(path) else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def is_program(path: Path) -> bool:
    """Whether a person or a program starts this file, rather than loads it."""
    return path.is_file() and os.access(path, os.X_OK) and ".so" not in path.name


def restamp(record: Path, epoch: int) -> None:
    """Put the new time into the stamps of models, which hold for files of one time alone.

    The hashes in them stay: `build.py` has the frozen program compare each before it is packed.
    """
    stamps = json.loads(record.read_bytes())
    for stamp in stamps.values():
        stamp["mtime_ns"] = epoch * 1_000_000_000
    text = json.dumps(stamps, separators=(",", ":"), sort_keys=True)
    record.unlink()  # not written in place: it may be linked from elsewhere
    record.write_text(text, encoding="utf-8")
