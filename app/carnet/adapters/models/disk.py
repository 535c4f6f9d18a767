"""Putting folders of weights on the disk so that a crash leaves a whole one or none."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from carnet.domain.errors import KnownError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def publish_folder(ready: Path, target: Path) -> None:
    """Put a complete folder in place of `target` in one step; an old one is deleted after."""
    old = target.with_name(f".old-{target.name}")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    ready.rename(target)
    sync_folder(target.parent)
    shutil.rmtree(old, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Make names that were added to a folder survive a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_folder(folder: Path) -> None:
    """Delete a folder; interrupted, it is gone all the same, and its rest at the next removal."""
    old = folder.with_name(f".old-{folder.name}")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn what the system says about writing below `folder` into a `KnownError`."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise KnownError(
                "disk-full",
                "There is not enough room on the disk for the model.",
                f"Free some space on the disk that holds {folder}, then try again.",
                str(error),
            ) from error
        raise KnownError(
            "models-not-writable",
            f"Carnet cannot write in {folder}.",
            "Give yourself the right to write there, or set CARNET_MODELS_DIR to another folder.",
            str(error),
        ) from error
